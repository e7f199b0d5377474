namespace HstNotebooks;

/// <summary>What every renderer can draw, in points, y down. The kinds below are all there are; nothing needs clipping.</summary>
internal abstract record Primitive;

/// <summary>
/// Lines and areas. Areas are filled where an odd number of subpaths lies around; with <paramref name="NonZero"/> wherever any does, for
/// subpaths that overlap.
/// </summary>
internal sealed record PathShape(
    IReadOnlyList<Subpath> Subpaths, Stroke? Stroke = null, Rgb? Fill = null, double FillOpacity = 1, bool NonZero = false) : Primitive;

/// <summary>One line of text; (X, Y) is on its baseline, at the anchor. Rotation in degrees, counter-clockwise, about that point.</summary>
internal sealed record TextRun(
    double X, double Y, string Text, double Size, Rgb Color, Anchor Anchor = Anchor.Start, double Rotation = 0, bool Bold = false, Rgb? Halo = null) : Primitive;

/// <summary>A picture stretched over a rectangle, pixels shown as such.</summary>
internal sealed record RasterImage(Box Box, Bitmap Pixels) : Primitive;
