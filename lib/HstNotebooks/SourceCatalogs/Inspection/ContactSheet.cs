using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Cut-outs of sources beside one another, to be looked at.</summary>
public static class ContactSheet
{
    private const int GapPx = 2, MostSources = 400;

    /// <summary>
    /// The cut-outs of some sources in rows, each from its own sky level to its own brightest pixel, with the number of the source; beyond
    /// the image they are empty. Frames are green where a source is kept, red where it is rejected, gray where nobody decided.
    /// </summary>
    /// <param name="image">The image, NaN where missing.</param>
    /// <param name="sources">The sources in the order wanted; at most 400 on a sheet: <c>Skip</c> and <c>Take</c> make pages.</param>
    /// <param name="sizePx">Width and height of a cut-out, pixels, 5 to 201; default 41.</param>
    /// <param name="columns">Cut-outs in a row, ≥ 1; default 10.</param>
    /// <param name="title">Above the sheet.</param>
    /// <exception cref="ArgumentException">There is no source or there are too many, or a number is out of its range.</exception>
    public static Figure Show(
        Image<float> image, IEnumerable<InspectedSource> sources, int sizePx = 41, int columns = 10, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        if (sizePx is < 5 or > 201) throw new ArgumentOutOfRangeException(nameof(sizePx), sizePx, "A cut-out is 5 to 201 pixels wide.");
        InspectedSource[] shown = [.. sources];
        if (shown.Length is 0 or > MostSources)
        {
            throw new ArgumentException($"A sheet shows 1 to {MostSources} sources, not {shown.Length}.", nameof(sources));
        }
        var (sheet, corners) = Cutout.Tile(
            [.. shown.Select(s => Cutout.Normalised(Cutout.Of(image, s.X, s.Y, sizePx)))], columns, GapPx);
        var overlays = new List<Overlay>();
        foreach (var (color, keep) in new[] { ("#3a9a3a", true), ("#d23232", false), ("#888888", (bool?)null) })
        {
            int[] these = [.. Enumerable.Range(0, shown.Length).Where(i => shown[i].Keep == keep)];
            if (these.Length == 0) continue;
            double toCentre = (sizePx - 1) / 2.0;
            var frames = these.Select(i => new Region(
                RegionShape.Box, [new(corners[i].X + toCentre, corners[i].Y + toCentre)], [sizePx, sizePx]));
            overlays.Add(Overlay.Regions(frames) with { Color = Rgb.Parse(color) });
            // The number stands right of a dot in the lower left corner.
            var dots = these.Select(i => new Region(RegionShape.Circle, [new(corners[i].X, corners[i].Y + sizePx / 10.0)], [0.2]));
            overlays.Add(Overlay.Regions(dots) with { Color = Rgb.Parse("#ffffff"), Names = [.. these.Select(i => $"{shown[i].Id}")] });
        }
        return sheet.ToFigure(new ImageStyle
        {
            Title = title, ColorBar = false, Stretch = Stretch.Linear, Interval = Interval.Fixed(0, 1), Overlays = overlays,
        }).WithWidth(7.1);
    }
}
