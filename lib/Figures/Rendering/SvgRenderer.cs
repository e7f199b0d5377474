using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>Prints a drawing as SVG 1.1: no scripts, no style sheets, no ids, the same bytes for the same drawing.</summary>
internal static class SvgRenderer
{
    public static string Render(Drawing drawing)
    {
        var svg = new StringBuilder();
        Invariant(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Number(drawing.Width)}pt\" height=\"{Number(drawing.Height)}pt\" ");
        Invariant(svg, $"viewBox=\"0 0 {Number(drawing.Width)} {Number(drawing.Height)}\" style=\"max-width:100%;height:auto\" ");
        // Fonts of the same widths as the built-in ones.
        svg.Append("font-family=\"'HST Sans', 'Liberation Sans', Arimo, Helvetica, Arial, sans-serif\" ");
        Invariant(svg, $"role=\"img\" aria-label=\"{SvgText.Escaped(drawing.Title)}\">\n");
        Invariant(svg, $"<title>{SvgText.Escaped(drawing.Title)}</title>\n<desc>{SvgText.Escaped(drawing.Description)}</desc>\n");
        foreach (var primitive in drawing.Primitives)
        {
            switch (primitive)
            {
                case PathShape path: Path(svg, path); break;
                case TextRun text: Text(svg, text); break;
                case RasterImage raster: Raster(svg, raster); break;
            }
        }
        return svg.Append("</svg>").ToString();
    }

    private static void Path(StringBuilder svg, PathShape path)
    {
        svg.Append("<path d=\"");
        PathData(svg, path.Subpaths);
        svg.Append('"');
        if (path.Fill is { } fill)
        {
            Invariant(svg, $" fill=\"{fill}\"");
            if (path.FillOpacity < 1) Invariant(svg, $" fill-opacity=\"{Number(path.FillOpacity)}\"");
            if (path.Subpaths.Count > 1) svg.Append(" fill-rule=\"evenodd\"");
        }
        else
        {
            svg.Append(" fill=\"none\"");
        }
        if (path.Stroke is { } stroke)
        {
            Invariant(svg, $" stroke=\"{stroke.Color}\" stroke-width=\"{Number(stroke.Width)}\"");
            if (stroke.Opacity < 1) Invariant(svg, $" stroke-opacity=\"{Number(stroke.Opacity)}\"");
            if (stroke.Round) svg.Append(" stroke-linecap=\"round\"");
            if (stroke.Dash != Dash.Solid) Invariant(svg, $" stroke-dasharray=\"{string.Join(' ', stroke.Pattern.Select(Number))}\"");
            svg.Append(" stroke-linejoin=\"round\"");
        }
        svg.Append("/>\n");
    }

    // Relative steps in hundredths of a point, summed as integers so that nothing drifts: half the size of absolute coordinates.
    private static void PathData(StringBuilder svg, IReadOnlyList<Subpath> subpaths)
    {
        long atX = 0, atY = 0, startX, startY;
        foreach (var subpath in subpaths)
        {
            (long X, long Y) first = Grid(subpath.Points[0]);
            svg.Append('m').Append(Hundredths(first.X - atX)).Append(' ').Append(Hundredths(first.Y - atY));
            (startX, startY) = (atX, atY) = first;
            for (int i = 1; i < subpath.Points.Count; i++)
            {
                var (x, y) = Grid(subpath.Points[i]);
                if (x == atX && y == atY) continue;
                if (y == atY) svg.Append('h').Append(Hundredths(x - atX));
                else if (x == atX) svg.Append('v').Append(Hundredths(y - atY));
                else svg.Append('l').Append(Hundredths(x - atX)).Append(' ').Append(Hundredths(y - atY));
                (atX, atY) = (x, y);
            }
            if (subpath.Points.Count == 1) svg.Append("h0");
            if (!subpath.Closed) continue;
            svg.Append('z');
            (atX, atY) = (startX, startY);
        }

        static (long X, long Y) Grid((double X, double Y) p) => ((long)Math.Round(p.X * 100), (long)Math.Round(p.Y * 100));
    }

    private static void Text(StringBuilder svg, TextRun text)
    {
        string anchor = text.Anchor switch { Anchor.Middle => " text-anchor=\"middle\"", Anchor.End => " text-anchor=\"end\"", _ => "" };
        string turn = text.Rotation == 0 ? "" : $" transform=\"rotate({Number(-text.Rotation)} {Number(text.X)} {Number(text.Y)})\"";
        string bold = text.Bold ? " font-weight=\"bold\"" : "";
        string place = $"<text x=\"{Number(text.X)}\" y=\"{Number(text.Y)}\" font-size=\"{Number(text.Size)}\"{bold}{anchor}{turn}";
        string content = SvgText.Content(text.Text, text.Size);
        if (text.Halo is { } halo)
        {
            Invariant(svg, $"{place} fill=\"none\" stroke=\"{halo}\" stroke-width=\"2.2\" stroke-opacity=\"0.6\" ");
            Invariant(svg, $"stroke-linejoin=\"round\" aria-hidden=\"true\">{content}</text>\n");
        }
        Invariant(svg, $"{place} fill=\"{text.Color}\">{content}</text>\n");
    }

    private static void Raster(StringBuilder svg, RasterImage raster)
    {
        var box = raster.Box;
        Invariant(svg, $"<image x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\" ");
        Invariant(svg, $"preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" style=\"image-rendering:pixelated\" ");
        Invariant(svg, $"href=\"data:image/png;base64,{Convert.ToBase64String(raster.Pixels.Png)}\"/>\n");
    }

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Hundredths(long value)
    {
        string text = (value / 100m).ToString("0.##", CultureInfo.InvariantCulture);
        return text.StartsWith("0.", StringComparison.Ordinal) ? text[1..] : text.StartsWith("-0.", StringComparison.Ordinal) ? "-" + text[2..] : text;
    }

    private static void Invariant(StringBuilder svg, FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
