using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>What stands around and over an image, whether of one band or of three.</summary>
public abstract record PictureStyle
{
    private protected PictureStyle() { }

    /// <summary>Above the frame.</summary>
    public string? Title { get; init; }

    /// <summary>
    /// Where the image lies on the sky: gives axes in its coordinates, scale bar and compass. Null: axes in 0-based pixels.
    /// </summary>
    public Wcs? Wcs { get; init; }

    /// <summary>How the axes write positions; needs <see cref="Wcs"/>.</summary>
    public SkyLabels SkyLabels { get; init; }

    /// <summary>Draw lines of equal longitude and latitude.</summary>
    public bool GridLines { get; init; }

    /// <summary>A bar of a round or a chosen angle; null for none; needs <see cref="Wcs"/>.</summary>
    public ScaleBar? ScaleBar { get; init; } = new();

    /// <summary>Draw arrows to north and east; needs <see cref="Wcs"/>.</summary>
    public bool Compass { get; init; } = true;

    /// <summary>The symbol of the beam or of the point-spread function; null for none.</summary>
    public Beam? Beam { get; init; }

    /// <summary>Outlines of masks and lines of equal value.</summary>
    public IReadOnlyList<Contour> Contours { get; init; } = [];

    /// <summary>Where the pixels come from, for the description saved beside the figure.</summary>
    public string? Source { get; init; }

    /// <summary>Regions, catalogues and arrows.</summary>
    public IReadOnlyList<Overlay> Overlays { get; init; } = [];
}
