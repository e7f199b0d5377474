namespace HstNotebooks.Astrometry;

/// <summary>The shapes of a DS9 region file that bound an area, and the point.</summary>
public enum RegionShape
{
    /// <summary>Centre and radius.</summary>
    Circle,

    /// <summary>Centre, inner and outer radius.</summary>
    Annulus,

    /// <summary>Centre, two semi-axes and the angle of the first.</summary>
    Ellipse,

    /// <summary>Centre, width, height and the angle of the width.</summary>
    Box,

    /// <summary>Its corners.</summary>
    Polygon,

    /// <summary>A place; it holds no pixel.</summary>
    Point,
}
