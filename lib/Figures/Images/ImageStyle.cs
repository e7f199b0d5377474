using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How an image is shown.</summary>
public sealed record ImageStyle
{
    /// <summary>Above the frame.</summary>
    public string? Title { get; init; }

    /// <summary>Unit of the values, beside the colour bar.</summary>
    public string? Unit { get; init; }

    /// <summary>From value to colour; by default asinh, and linear for labels and masks.</summary>
    public Stretch? Stretch { get; init; }

    /// <summary>Values at the ends of the scale; by default the central 99.5 %, and all of them for labels and masks.</summary>
    public Interval? Interval { get; init; }

    /// <summary>The colours.</summary>
    public ColorMap ColorMap { get; init; } = ColorMap.Gray;

    /// <summary>Where the image lies on the sky: gives axes in RA and Dec, scale bar and compass. Null: axes in 0-based pixels.</summary>
    public Wcs? Wcs { get; init; }

    /// <summary>Draw lines of equal RA and Dec.</summary>
    public bool GridLines { get; init; }

    /// <summary>Draw a bar of a round angle; needs <see cref="Wcs"/>.</summary>
    public bool ScaleBar { get; init; } = true;

    /// <summary>Draw arrows to north and east; needs <see cref="Wcs"/>.</summary>
    public bool Compass { get; init; } = true;

    /// <summary>Draw the colour bar.</summary>
    public bool ColorBar { get; init; } = true;

    /// <summary>Outlines of masks.</summary>
    public IReadOnlyList<Contour> Contours { get; init; } = [];

    /// <summary>Circles, ellipses, markers and arrows.</summary>
    public IReadOnlyList<Overlay> Overlays { get; init; } = [];

    /// <summary>Where the pixels come from, for the description saved beside the figure.</summary>
    public string? Source { get; init; }

    internal Interval IntervalFor(PixelSource pixels) => Interval ?? (pixels.Labels ? Interval.MinMax : Interval.Percentile(99.5));
}
