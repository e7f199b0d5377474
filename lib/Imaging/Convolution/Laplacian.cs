namespace HstNotebooks.Imaging;

/// <summary>The curvature of an image.</summary>
public static class Laplacian
{
    /// <summary>
    /// ∇² by the four neighbours: left + right + below + above − 4 × centre, per pixel²; NaN at the border and beside missing pixels.
    /// </summary>
    public static Image<float> Of(Image<float> image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var result = new Image<float>(image.Width, image.Height);
        Array.Fill(result.Pixels, float.NaN);
        Compute.Rows(image.Height, y =>
        {
            if (y == 0 || y == image.Height - 1) return;
            Span<float> below = image.Row(y - 1), row = image.Row(y), above = image.Row(y + 1), to = result.Row(y);
            for (int x = 1; x < to.Length - 1; x++) to[x] = row[x - 1] + row[x + 1] + below[x] + above[x] - 4 * row[x];
        });
        return result;
    }
}
