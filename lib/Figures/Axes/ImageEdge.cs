using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>An edge of an image, from its left or bottom end to the other, in 0-based pixels.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end.</param>
/// <param name="Outward">Away from the image, y up.</param>
internal sealed record ImageEdge(PixelPoint From, PixelPoint To, (double X, double Y) Outward)
{
    /// <summary>Bottom, right, top and left.</summary>
    public static ImageEdge[] Of(int width, int height)
    {
        PixelPoint a = new(-0.5, -0.5), b = new(width - 0.5, -0.5), c = new(width - 0.5, height - 0.5), d = new(-0.5, height - 0.5);
        return [new(a, b, (0, -1)), new(b, c, (1, 0)), new(d, c, (0, 1)), new(a, d, (-1, 0))];
    }

    public PixelPoint At(double t) => new(From.X + (To.X - From.X) * t, From.Y + (To.Y - From.Y) * t);
}
