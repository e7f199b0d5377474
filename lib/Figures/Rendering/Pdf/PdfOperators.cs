using System.Globalization;
using System.Text;

namespace HstNotebooks;

/// <summary>The drawing operators of a page (ISO 32000-1, Annex A), each only where it changes something.</summary>
internal sealed class PdfOperators
{
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<string, string> _state = [];
    private readonly List<(double Fill, double Stroke)> _opacities = [];

    /// <summary>The pairs that operators name G0, G1 and so on.</summary>
    public IReadOnlyList<(double Fill, double Stroke)> Opacities => _opacities;

    public byte[] ToBytes() => Encoding.ASCII.GetBytes(_lines.ToString());

    public void SetFill(Rgb color) => Set("rg", Colour(color));

    public void SetStroke(Stroke stroke)
    {
        Set("RG", Colour(stroke.Color));
        Set("w", PdfFile.Number(stroke.Width));
        Set("J", stroke.Round ? "1" : "0");
        Set("d", $"[{string.Join(' ', stroke.Pattern.Select(PdfFile.Number))}] 0");
    }

    public void SetOpacity(double fill, double stroke)
    {
        int index = _opacities.IndexOf((fill, stroke));
        if (index < 0)
        {
            index = _opacities.Count;
            _opacities.Add((fill, stroke));
        }
        Set("gs", string.Create(CultureInfo.InvariantCulture, $"/G{index}"));
    }

    public void Set(string name, string value)
    {
        if (_state.TryGetValue(name, out var current) && current == value) return;
        _state[name] = value;
        Line(value, name);
    }

    public void Line(params ReadOnlySpan<string> parts) => _lines.AppendJoin(' ', parts).Append('\n');

    public static string Point(double x, double y) => $"{PdfFile.Number(x)} {PdfFile.Number(y)}";

    private static string Colour(Rgb c) => FormattableString.Invariant($"{c.R / 255.0:0.####} {c.G / 255.0:0.####} {c.B / 255.0:0.####}");
}
