using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// Sources of all images and the stars of the reference in one tangent plane about the reference point of the first image: its pixels
/// are arcseconds, x to the west and y to the north.
/// </summary>
internal sealed class AlignmentField
{
    // A TAN plane is good for what lies near its tangent point.
    private const double MostArcsec = 3600;

    private AlignmentField(Wcs plane, (int Image, int Source)[] sources, PixelPoint[] positions, PixelPoint[] reference)
    {
        (Plane, Sources, Positions, Reference) = (plane, sources, positions, reference);
        if (positions.Length == 0) return;
        double left = positions.Min(p => p.X), right = positions.Max(p => p.X);
        double low = positions.Min(p => p.Y), high = positions.Max(p => p.Y);
        Corners = [new(left, low), new(right, low), new(right, high), new(left, high)];
        Centre = new((left + right) / 2, (low + high) / 2);
    }

    /// <summary>The plane.</summary>
    public Wcs Plane { get; }

    /// <summary>Of which image, and its number there, each source is.</summary>
    public IReadOnlyList<(int Image, int Source)> Sources { get; }

    /// <summary>The sources in the plane, none of them NaN.</summary>
    public IReadOnlyList<PixelPoint> Positions { get; }

    /// <summary>The stars in the plane, in the order of the catalogue; NaN where one is not near.</summary>
    public IReadOnlyList<PixelPoint> Reference { get; }

    /// <summary>The corners of the rectangle around the sources; empty without sources.</summary>
    public IReadOnlyList<PixelPoint> Corners { get; } = [];

    /// <summary>Its middle.</summary>
    public PixelPoint Centre { get; }

    public static AlignmentField Of(IReadOnlyList<AlignmentInput> images, IReadOnlyList<SkyPoint> reference, AlignmentOptions options)
    {
        var frame = images[0].Wcs.Frame;
        if (images.FirstOrDefault(image => image.Wcs.Frame != frame) is { } other)
        {
            throw new ReductionException($"{other.Name} is in {other.Wcs.Frame}, {images[0].Name} in {frame}: they share no correction.");
        }
        var plane = Wcs.Tan(new(0, 0), images[0].Wcs.ReferenceSky, 1, frame: frame);
        var sources = new List<(int, int)>();
        var positions = new List<PixelPoint>();
        for (int i = 0; i < images.Count; i++)
        {
            foreach (int s in Separate(images[i], options))
            {
                var at = plane.SkyToPixel(images[i].Wcs.PixelToSky(images[i].Positions[s]));
                if (!IsNear(at)) continue;
                sources.Add((i, s));
                positions.Add(at);
            }
        }
        PixelPoint[] stars = [.. reference.Select(star => frame == SkyFrame.Icrs ? star : star.Transform(SkyFrame.Icrs, frame))
            .Select(plane.SkyToPixel).Select(at => IsNear(at) ? at : new(double.NaN, double.NaN))];
        return new(plane, [.. sources], [.. positions], stars);
    }

    // The brightest first, so that of two sources too close the fainter goes.
    private static IEnumerable<int> Separate(AlignmentInput image, AlignmentOptions options)
    {
        var order = Enumerable.Range(0, image.Positions.Count)
            .Where(i => double.IsFinite(image.Positions[i].X + image.Positions[i].Y));
        if (image.Fluxes is { } fluxes) order = order.OrderByDescending(i => fluxes[i]);
        int[] wanted = [.. order];
        if (options.Brightest is { } most && image.Fluxes is not null) wanted = [.. wanted.Take(most)];
        var places = new Dictionary<(long, long), List<PixelPoint>>();
        double cell = Math.Max(options.SeparationPx, 1e-3), squared = options.SeparationPx * options.SeparationPx;
        foreach (int i in wanted)
        {
            var p = image.Positions[i];
            long x = (long)Math.Floor(p.X / cell), y = (long)Math.Floor(p.Y / cell);
            bool isAlone = true;
            for (long v = y - 1; v <= y + 1 && isAlone; v++)
            {
                for (long u = x - 1; u <= x + 1 && isAlone; u++)
                {
                    isAlone = !places.TryGetValue((u, v), out var others)
                        || others.All(o => (o.X - p.X) * (o.X - p.X) + (o.Y - p.Y) * (o.Y - p.Y) >= squared);
                }
            }
            if (!isAlone) continue;
            if (!places.TryGetValue((x, y), out var here)) places[(x, y)] = here = [];
            here.Add(p);
            yield return i;
        }
    }

    private static bool IsNear(PixelPoint at) => Math.Abs(at.X) <= MostArcsec && Math.Abs(at.Y) <= MostArcsec;
}
