using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// The axes of an image on the sky: one coordinate below, the other at the left. A coordinate of which that edge shows only a part, as in
/// an image turned by 45°, is also marked on the opposite edge; around a pole the longitude is marked on all four.
/// </summary>
internal sealed record SkyAxes(SkyAxis Bottom, SkyAxis Left, SkyAxis? Top, SkyAxis? Right, SkyArea Area)
{
    // The share of its range that the edge of a coordinate must show.
    private const double LeastShown = 0.66;

    /// <summary>Whether lines inside the image must tell a coordinate, because no edge does.</summary>
    public bool NeedsGrid => Area.HasPole || !Bottom.Ticks.Any(t => t.Major) || !Left.Ticks.Any(t => t.Major);

    public static SkyAxes Of(ImagePanel panel, Wcs wcs, LabelFit below, LabelFit beside, bool abbreviateSides)
    {
        var edges = ImageEdge.Of(panel.Width, panel.Height);
        var (x, y) = SkyTicks.Assign(wcs, panel.Width, panel.Height, panel.Style.SkyLabels);
        var area = SkyArea.Of(wcs, panel.Width, panel.Height);
        if (area.HasPole) (x, y) = x.IsLongitude ? (x, x) : (y, y);
        var bottom = SkyTicks.Along(wcs, x, edges[0], below, abbreviate: true);
        var left = SkyTicks.Along(wcs, y, edges[3], beside, abbreviateSides);
        return new(
            bottom, left,
            Shown(x, edges[0]) ? null : SkyTicks.Along(wcs, bottom, edges[2], below, abbreviate: true),
            Shown(y, edges[3]) ? null : SkyTicks.Along(wcs, left, edges[1], beside, abbreviateSides),
            area);

        bool Shown(SkyCoordinate coordinate, ImageEdge edge) =>
            !area.HasPole && SkyTicks.Range(wcs, coordinate, edge) >= LeastShown * area.Range(coordinate);
    }

    /// <summary>The axes with their names; the frame is named once.</summary>
    public ImageAxes Named(SkyFrame frame, Look look, bool upright)
    {
        return new(new(Bottom.Ticks, Name(Bottom)), new(Left.Ticks, Area.HasPole ? null : Name(Left)), look, upright)
        {
            Top = Top is null ? null : new(Top.Ticks, null),
            Right = Right is null ? null : new(Right.Ticks, null),
        };

        string Name(SkyAxis axis) => axis.Coordinate.IsLongitude ? $"{axis.Coordinate.Name} ({frame})" : axis.Coordinate.Name;
    }
}
