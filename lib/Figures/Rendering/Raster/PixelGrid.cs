namespace HstNotebooks;

/// <summary>
/// Where points of the page lie on the pixels of a picture: pixel (i, j) covers i to i + 1 and j to j + 1. The picture covers its part
/// of the page exactly, so the two scales differ by the fraction of a pixel to which the sides were rounded.
/// </summary>
internal readonly record struct PixelGrid
{
    private const double PointsPerInch = 72;
    private const int MostPixels = 1 << 28;

    private readonly Box _page;
    private readonly double _scaleX, _scaleY;

    /// <exception cref="ArgumentOutOfRangeException">A resolution of which there is no picture.</exception>
    public PixelGrid(Box page, double dotsPerInch)
    {
        double width = Math.Round(page.Width * dotsPerInch / PointsPerInch), height = Math.Round(page.Height * dotsPerInch / PointsPerInch);
        if (!(dotsPerInch > 0) || !(Math.Max(1, width) * Math.Max(1, height) <= MostPixels))
        {
            throw new ArgumentOutOfRangeException(nameof(dotsPerInch), dotsPerInch, FormattableString.Invariant(
                $"A page of {page.Width:0.#} × {page.Height:0.#} points needs a positive resolution and at most 2^28 pixels."));
        }
        (Width, Height) = (Math.Max(1, (int)width), Math.Max(1, (int)height));
        (_page, _scaleX, _scaleY, Scale) = (page, Width / page.Width, Height / page.Height, dotsPerInch / PointsPerInch);
    }

    /// <summary>Pixels.</summary>
    public int Width { get; }

    /// <summary>Pixels.</summary>
    public int Height { get; }

    /// <summary>Pixels in a point.</summary>
    public double Scale { get; }

    public (double X, double Y) At((double X, double Y) point) => ((point.X - _page.X) * _scaleX, (point.Y - _page.Y) * _scaleY);
}
