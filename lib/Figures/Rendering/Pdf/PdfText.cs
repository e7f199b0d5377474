using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>Lines of text as operators, and the fonts that they name F0, F1 and so on.</summary>
internal sealed class PdfText(PdfOperators operators)
{
    private readonly List<PdfFont> _fonts = [];

    public IReadOnlyList<PdfFont> Fonts => _fonts;

    public void Draw(TextRun text)
    {
        var layout = TextLayout.Of(text.Text, text.Size, text.Bold);
        double start = text.Anchor switch { Anchor.Middle => -layout.Width / 2, Anchor.End => -layout.Width, _ => 0 };
        var (sin, cos) = Math.SinCos(text.Rotation * Math.PI / 180);
        if (text.Halo is { } halo) Halo(layout, halo, Turned);
        operators.SetFill(text.Color);
        operators.SetOpacity(1, 1);
        // To six digits: a hundredth would bend the lines.
        decimal c = (decimal)cos, s = (decimal)sin;
        string turn = FormattableString.Invariant($"{c:0.######} {-s:0.######} {-s:0.######} {-c:0.######}");
        var (x, y) = Turned(0, 0);
        operators.Line("BT", turn, PdfOperators.Point(x, y), "Tm");
        double pen = 0;
        for (int i = 0; i < layout.Glyphs.Count;)
        {
            var first = layout.Glyphs[i];
            int index = FontOf(first.Face);
            var font = _fonts[index];
            operators.Line(FormattableString.Invariant($"/F{index} {first.Size:0.####} Tf {PdfFile.Number(-first.Y)} Ts"));
            var codes = new StringBuilder("[<");
            for (; i < layout.Glyphs.Count && layout.Glyphs[i] is var g && (g.Face, g.Size, g.Y) == (first.Face, first.Size, first.Y); i++)
            {
                // Kerning, and what rounded widths lost.
                double move = Math.Round((pen - g.X) / g.Size * 1000);
                if (move != 0) codes.Append(CultureInfo.InvariantCulture, $"> {move:0} <");
                codes.Append(CultureInfo.InvariantCulture, $"{font.Code(g):X4}");
                pen += (font.Width(g.Glyph) - move) * g.Size / 1000;
            }
            operators.Line(codes.Append(">] TJ").ToString());
        }
        operators.Line("0 Ts ET");

        (double X, double Y) Turned(double along, double down) =>
            (text.X + (start + along) * cos + down * sin, text.Y - (start + along) * sin + down * cos);
    }

    // The outlines as lines rather than as text, which would be found and copied twice.
    private void Halo(TextLayout layout, Rgb color, Func<double, double, (double X, double Y)> place)
    {
        operators.SetStroke(new Stroke(color, 2.2));
        operators.SetOpacity(1, 0.6);
        foreach (var glyph in layout.Glyphs)
        {
            double scale = glyph.Size / glyph.Face.UnitsPerEm;
            foreach (var contour in glyph.Face.Outline(glyph.Glyph).Contours)
            {
                Contour(contour, p => place(glyph.X + p.X * scale, glyph.Y - p.Y * scale));
            }
        }
        operators.Line("S");
    }

    private void Contour(IReadOnlyList<OutlinePoint> contour, Func<OutlinePoint, (double X, double Y)> place)
    {
        var at = place(contour[0]);
        operators.Line(PdfOperators.Point(at.X, at.Y), "m");
        for (int i = 1; i < contour.Count; i++)
        {
            var p = place(contour[i]);
            if (contour[i].OnCurve) operators.Line(PdfOperators.Point(p.X, p.Y), "l");
            else
            {
                var to = place(contour[++i % contour.Count]);
                // A quadratic Bézier curve as a cubic one.
                operators.Line(
                    PdfOperators.Point((at.X + 2 * p.X) / 3, (at.Y + 2 * p.Y) / 3),
                    PdfOperators.Point((to.X + 2 * p.X) / 3, (to.Y + 2 * p.Y) / 3),
                    PdfOperators.Point(to.X, to.Y),
                    "c");
                p = to;
            }
            at = p;
        }
        operators.Line("h");
    }

    private int FontOf(FontFace face)
    {
        int index = _fonts.FindIndex(f => f.Face == face);
        if (index >= 0) return index;
        _fonts.Add(new(face));
        return _fonts.Count - 1;
    }
}
