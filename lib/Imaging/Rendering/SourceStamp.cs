namespace HstNotebooks.Imaging;

/// <summary>The light of one source in the pixels around it.</summary>
/// <param name="Left">The column of the image, 0-based, that the stamp's first one lies on; it may lie outside.</param>
/// <param name="Bottom">The row of the image that its first one lies on.</param>
/// <param name="Pixels">Flux in each pixel.</param>
public sealed record SourceStamp(int Left, int Bottom, Image<float> Pixels)
{
    /// <summary>The sum of its pixels, inside the image or not.</summary>
    public double Flux => Pixels.Pixels.Sum(p => (double)p);

    /// <summary>
    /// Adds stamps to an image, each pixel in the order of the stamps, so that the sum is the same for any number of threads. What falls
    /// outside the image is left out.
    /// </summary>
    public static void AddAll(IReadOnlyList<SourceStamp> stamps, Image<float> image, CancellationToken cancellation = default)
    {
        const int bandRows = 64;
        ArgumentNullException.ThrowIfNull(stamps);
        ArgumentNullException.ThrowIfNull(image);
        Compute.For((image.Height + bandRows - 1) / bandRows, band =>
        {
            foreach (var stamp in stamps) stamp.AddTo(image, band * bandRows, Math.Min(image.Height, (band + 1) * bandRows));
        }, cancellation);
    }

    // Only the rows of the image from first to before end.
    private void AddTo(Image<float> image, int first, int end)
    {
        int left = Math.Max(0, Left), width = Math.Min(image.Width, Left + Pixels.Width) - left;
        if (width <= 0) return;
        for (int y = Math.Max(first, Bottom); y < Math.Min(end, Bottom + Pixels.Height); y++)
        {
            var to = image.Row(y).Slice(left, width);
            var from = Pixels.Row(y - Bottom).Slice(left - Left, width);
            for (int x = 0; x < to.Length; x++) to[x] += from[x];
        }
    }
}
