namespace HstNotebooks.Imaging;

/// <summary>A background that changes evenly over the image.</summary>
public static class TiltedPlane
{
    /// <summary>Adds atOrigin + perColumn · x + perRow · y to each pixel (x, y).</summary>
    public static void Add(Image<float> image, double atOrigin, double perColumn, double perRow)
    {
        ArgumentNullException.ThrowIfNull(image);
        Compute.Rows(image.Height, y =>
        {
            var row = image.Row(y);
            double start = atOrigin + perRow * y;
            for (int x = 0; x < row.Length; x++) row[x] += (float)(start + perColumn * x);
        });
    }
}
