using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A box on the sky along east and north about a point, in which images of any grid are compared.</summary>
/// <param name="Origin">ICRS, or the frame of the image that the box was made of.</param>
/// <param name="Frame">The frame of the origin.</param>
/// <param name="East">Western and eastern end, arcsec from the origin.</param>
/// <param name="North">Southern and northern end, arcsec.</param>
internal sealed record SkyBox(SkyPoint Origin, SkyFrame Frame, (double Lo, double Hi) East, (double Lo, double Hi) North)
{
    private const int StepsASide = 8;

    public bool IsEmpty => !(East.Lo < East.Hi && North.Lo < North.Hi);

    /// <summary>So far to all sides of a point.</summary>
    public static SkyBox About(SkyPoint centre, SkyFrame frame, double radiusArcsec) =>
        new(centre, frame, (-radiusArcsec, radiusArcsec), (-radiusArcsec, radiusArcsec));

    /// <summary>Where all images have pixels; null where they do not overlap.</summary>
    public static SkyBox? Overlap(IReadOnlyList<HstImage> images)
    {
        var wcs = images[0].Wcs;
        var origin = wcs.PixelToSky(new((images[0].Width - 1) / 2.0, (images[0].Height - 1) / 2.0));
        SkyBox? overlap = null;
        foreach (var image in images)
        {
            if (image.Science.Map(float.IsFinite).BoundingBox() is not { } box) return null;
            var around = Around(image.Wcs, box, origin, wcs.Frame);
            overlap = overlap is null ? around
                : new(origin, wcs.Frame, Common(overlap.East, around.East), Common(overlap.North, around.North));
        }
        return overlap is { IsEmpty: false } ? overlap : null;
    }

    /// <summary>The pixels of an image in the box; null when there are none.</summary>
    public (int X, int Y, int Width, int Height)? On(HstImage image)
    {
        var wcs = image.Wcs;
        double left = double.PositiveInfinity, right = double.NegativeInfinity, bottom = left, top = right;
        foreach (var (east, north) in Edge(East, North))
        {
            var direction = Angle.FromRadians(Math.Atan2(east, north));
            var sky = Origin.Offset(direction, Angle.FromArcsec(double.Hypot(east, north))).Transform(Frame, wcs.Frame);
            var pixel = wcs.SkyToPixel(sky);
            if (!double.IsFinite(pixel.X) || !double.IsFinite(pixel.Y)) continue;
            (left, right) = (Math.Min(left, pixel.X), Math.Max(right, pixel.X));
            (bottom, top) = (Math.Min(bottom, pixel.Y), Math.Max(top, pixel.Y));
        }
        if (!(left < right)) return null;
        // The outer pixels are those whose centres lie in the box.
        int x = (int)Math.Ceiling(Math.Clamp(left, 0, image.Width)), y = (int)Math.Ceiling(Math.Clamp(bottom, 0, image.Height));
        int endX = (int)Math.Floor(Math.Clamp(right, -1, image.Width - 1)) + 1;
        int endY = (int)Math.Floor(Math.Clamp(top, -1, image.Height - 1)) + 1;
        return x < endX && y < endY ? (x, y, endX - x, endY - y) : null;
    }

    private static SkyBox Around(Wcs wcs, (int X, int Y, int Width, int Height) box, SkyPoint origin, SkyFrame frame)
    {
        double west = double.PositiveInfinity, east = double.NegativeInfinity, south = west, north = east;
        foreach (var (x, y) in Edge((box.X - 0.5, box.X + box.Width - 0.5), (box.Y - 0.5, box.Y + box.Height - 0.5)))
        {
            var offset = origin.OffsetTo(wcs.PixelToSky(new(x, y)).Transform(wcs.Frame, frame));
            (west, east) = (Math.Min(west, offset.East.Arcsec), Math.Max(east, offset.East.Arcsec));
            (south, north) = (Math.Min(south, offset.North.Arcsec), Math.Max(north, offset.North.Arcsec));
        }
        return new(origin, frame, (west, east), (south, north));
    }

    private static IEnumerable<(double X, double Y)> Edge((double Lo, double Hi) x, (double Lo, double Hi) y)
    {
        for (int i = 0; i <= StepsASide; i++)
        {
            double u = x.Lo + (x.Hi - x.Lo) * i / StepsASide, v = y.Lo + (y.Hi - y.Lo) * i / StepsASide;
            yield return (u, y.Lo);
            yield return (u, y.Hi);
            yield return (x.Lo, v);
            yield return (x.Hi, v);
        }
    }

    private static (double, double) Common((double Lo, double Hi) a, (double Lo, double Hi) b) =>
        (Math.Max(a.Lo, b.Lo), Math.Min(a.Hi, b.Hi));
}
