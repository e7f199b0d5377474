namespace HstNotebooks;

/// <summary>A line of text, with its halo below it.</summary>
internal static class TextLayers
{
    // As the SVG has it.
    private const double HaloWidth = 2.2, HaloOpacity = 0.6;

    public static IEnumerable<RasterLayer> Of(TextRun text, PixelGrid grid)
    {
        var contours = Contours(text, grid);
        if (text.Halo is { } halo)
        {
            var around = new EdgeList(grid.Width, grid.Height);
            var pen = new StrokeOutline(around, HaloWidth * grid.Scale, round: false);
            foreach (var contour in contours) pen.Add(contour, closed: contour.Length > 1);
            yield return new PolygonLayer(around, FillRule.NonZero, halo, HaloOpacity);
        }
        var letters = new EdgeList(grid.Width, grid.Height);
        foreach (var contour in contours) letters.Add(contour);
        yield return new PolygonLayer(letters, FillRule.NonZero, text.Color, 1);
    }

    private static List<(double X, double Y)[]> Contours(TextRun text, PixelGrid grid)
    {
        var layout = TextLayout.Of(text.Text, text.Size, text.Bold);
        double start = text.Anchor switch { Anchor.Middle => -layout.Width / 2, Anchor.End => -layout.Width, _ => 0 };
        var (sin, cos) = Math.SinCos(text.Rotation * Math.PI / 180);
        var origin = Origin(text, grid);
        var contours = new List<(double X, double Y)[]>();
        foreach (var glyph in layout.Glyphs)
        {
            double size = glyph.Size / glyph.Face.UnitsPerEm;
            foreach (var contour in glyph.Face.Outline(glyph.Glyph).Contours)
            {
                contours.Add(BezierContour.Flat([.. contour.Select(Place)]));
            }

            // The page has y down, a font up.
            OutlinePoint Place(OutlinePoint p)
            {
                double along = (start + glyph.X + p.X * size) * grid.Scale, down = (glyph.Y - p.Y * size) * grid.Scale;
                return new(origin.X + along * cos + down * sin, origin.Y - along * sin + down * cos, p.OnCurve);
            }
        }
        return contours;
    }

    // Feet of letters on whole pixels: without, the labels of one axis look differently bold at 96 dpi.
    private static (double X, double Y) Origin(TextRun text, PixelGrid grid)
    {
        var (x, y) = grid.At((text.X, text.Y));
        return (text.Rotation % 180) switch
        {
            0 => (x, Math.Round(y)),
            90 or -90 => (Math.Round(x), y),
            _ => (x, y),
        };
    }
}
