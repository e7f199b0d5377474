using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>Regions, markers or arrows over an image, in 0-based pixels.</summary>
public sealed record Overlay
{
    private Overlay(IEnumerable<Region> regions) => Shapes = [.. regions];

    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Colour; null chooses one.</summary>
    public Rgb? Color { get; init; }

    /// <summary>Texts beside the regions or markers, one for each; null: the labels of the regions themselves.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>A value for each region or marker, shown as its colour; NaN leaves it out. Null for none.</summary>
    public IReadOnlyList<double>? Values { get; init; }

    /// <summary>Name and unit of the values, beside a colour bar of their own; null for no bar.</summary>
    public string? ValueLabel { get; init; }

    /// <summary>Colours of the values.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Viridis;

    /// <summary>Values at the ends of the scale.</summary>
    public Interval Interval { get; init; } = Interval.MinMax;

    /// <summary>Arrows are drawn so many times their length.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>An arrow of known length below the right end of the x axis; null for none.</summary>
    public ArrowKey? Key { get; init; }

    internal IReadOnlyList<Region> Shapes { get; }

    /// <summary>Start and end of each arrow; null for the other kinds.</summary>
    internal IReadOnlyList<(PixelPoint From, PixelPoint To)>? Vectors { get; private init; }

    /// <summary>How values become colours; null without values.</summary>
    internal ColorScale? ValueScale
    {
        get
        {
            if (Values is not { } values) return null;
            var (lo, hi) = Interval.DisplayLimits(PixelSource.Of([.. values]));
            return double.IsNaN(lo) ? null : new(lo, hi, Stretch.Linear, ColorMap, ValueLabel);
        }
    }

    /// <summary>Regions; excluded ones are dashed.</summary>
    public static Overlay Regions(IEnumerable<Region> regions) => new(regions);

    /// <summary>The regions of a DS9 file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wcs">The WCS of the image; needed for regions given on the sky.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="FormatException">A line is not understood: the message names file and line.</exception>
    public static Overlay Ds9(string path, Wcs? wcs = null) => new(Ds9Regions.Read(path, wcs));

    /// <summary>A circle.</summary>
    /// <param name="x">Centre, 0-based.</param>
    /// <param name="y">Centre, 0-based.</param>
    /// <param name="radiusPx">Radius, pixels.</param>
    public static Overlay Circle(double x, double y, double radiusPx) => Circles([new PixelPoint(x, y)], radiusPx);

    /// <summary>The same circle about many positions; those that are not finite are left out.</summary>
    public static Overlay Circles(IEnumerable<PixelPoint> centres, double radiusPx)
    {
        double radius = Positive(radiusPx);
        return new(centres.Select(c => new Region(RegionShape.Circle, [c], [radius])));
    }

    /// <summary>The same circle about many positions on the sky, in the frame of the WCS.</summary>
    /// <param name="centres">Positions; those outside the projection are left out.</param>
    /// <param name="wcs">The WCS of the image.</param>
    /// <param name="radiusArcsec">Radius, arcsec, drawn with the pixel scale of the reference point.</param>
    public static Overlay Circles(IEnumerable<SkyPoint> centres, Wcs wcs, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        return Circles(centres.Select(wcs.SkyToPixel), radiusArcsec / wcs.PixelScaleArcsec);
    }

    /// <summary>An ellipse.</summary>
    /// <param name="x">Centre, 0-based.</param>
    /// <param name="y">Centre, 0-based.</param>
    /// <param name="semiMajorPx">Semi-major axis, pixels.</param>
    /// <param name="semiMinorPx">Semi-minor axis, pixels.</param>
    /// <param name="angleDegrees">From +x to the major axis, towards +y.</param>
    public static Overlay Ellipse(double x, double y, double semiMajorPx, double semiMinorPx, double angleDegrees) =>
        new([new(RegionShape.Ellipse, [new(x, y)], [Positive(semiMajorPx), Positive(semiMinorPx)], Angle.FromDegrees(angleDegrees))]);

    /// <summary>A cross with an open centre.</summary>
    public static Overlay Marker(double x, double y) => Markers([new PixelPoint(x, y)]);

    /// <summary>Crosses with open centres, or with <see cref="Values"/> discs, of the same size on any image.</summary>
    public static Overlay Markers(IEnumerable<PixelPoint> positions) => new(positions.Select(p => new Region(RegionShape.Point, [p], [])));

    /// <summary>Markers at positions on the sky, in the frame of the WCS.</summary>
    /// <param name="positions">Those outside the projection are left out.</param>
    /// <param name="wcs">The WCS of the image.</param>
    public static Overlay Markers(IEnumerable<SkyPoint> positions, Wcs wcs)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        return Markers(positions.Select(wcs.SkyToPixel));
    }

    /// <summary>
    /// Arrows, such as a field of displacements, true ones; <see cref="Scale"/> exaggerates them, and <see cref="Key"/> tells how much. One
    /// too short to be seen is a dot, one with an end that is not finite is left out.
    /// </summary>
    public static Overlay Arrows(IEnumerable<(PixelPoint From, PixelPoint To)> arrows) => new([]) { Vectors = [.. arrows] };

    internal void Validate()
    {
        foreach (var (what, count) in new[] { ("names", Names?.Count), ("values", Values?.Count) })
        {
            if (count is { } n && n != Shapes.Count)
            {
                throw new ArgumentException($"{n} {what} for {Shapes.Count} regions or markers of an overlay.");
            }
        }
        if (!double.IsFinite(Scale)) throw new ArgumentException($"The scale of arrows is a number, not {Scale}.");
        if (Key is { } key && !(key.LengthPx > 0))
        {
            throw new ArgumentException($"The key of arrows has a positive length, not {key.LengthPx} px.");
        }
    }

    private static double Positive(double radius) =>
        radius > 0 && double.IsFinite(radius) ? radius : throw new ArgumentOutOfRangeException(nameof(radius), radius, "A radius is a positive number of pixels.");
}
