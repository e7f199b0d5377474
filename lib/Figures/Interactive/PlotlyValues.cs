using System.Buffers.Binary;
using System.Text.Json.Nodes;

namespace HstNotebooks;

/// <summary>Numbers, colours and texts as plotly.js reads them.</summary>
internal static class PlotlyValues
{
    /// <summary>Pixels of a browser in a point.</summary>
    public const double Px = 96 / 72.0;

    private const int MostAsText = 200;

    /// <summary>
    /// A list; what is not finite is null. A long one is a typed array in base64, where it is NaN: of four bytes a number unless that would
    /// show within a hundred-thousandth of its range.
    /// </summary>
    public static JsonNode Numbers(IReadOnlyList<double> values)
    {
        if (values.Count <= MostAsText) return new JsonArray([.. values.Select(v => double.IsFinite(v) ? JsonValue.Create(v) : null)]);
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double v in values)
        {
            if (!double.IsFinite(v)) continue;
            (least, most) = (Math.Min(least, v), Math.Max(most, v));
        }
        double largest = Math.Max(Math.Abs(least), Math.Abs(most));
        bool isShort = !(largest * 6e-8 > 1e-5 * (most - least)) && largest < float.MaxValue;
        return isShort ? Floats([.. values.Select(v => double.IsFinite(v) ? (float)v : float.NaN)]) : Doubles(values);
    }

    /// <summary>A typed array, row by row where it has columns.</summary>
    public static JsonObject Floats(float[] values, int? columns = null)
    {
        var bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
        var array = new JsonObject { ["dtype"] = "f4", ["bdata"] = JsonValue.Create(bytes) };
        if (columns is { } width) array["shape"] = FormattableString.Invariant($"{values.Length / width}, {width}");
        return array;
    }

    /// <summary>A few numbers, all finite.</summary>
    public static JsonArray Pair(double first, double second) => [first, second];

    /// <summary>A colour with its opacity.</summary>
    public static string Color(Rgb color, double opacity = 1) =>
        opacity >= 1 ? color.ToString() : FormattableString.Invariant($"rgba({color.R},{color.G},{color.B},{Math.Round(opacity, 4)})");

    /// <summary>A text in which nothing is markup.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\n", "<br>", StringComparison.Ordinal);

    /// <summary>A line as in print.</summary>
    public static JsonObject Line(Stroke stroke) => new()
    {
        ["color"] = Color(stroke.Color, stroke.Opacity),
        ["width"] = stroke.Width * Px,
        ["dash"] = Dashes(stroke),
    };

    // Dashes grow with the width of the line.
    private static string Dashes(Stroke stroke)
    {
        if (stroke.Dash == Dash.Solid) return "solid";
        return string.Join(',', stroke.Pattern.Select(l => FormattableString.Invariant($"{Math.Round(l * Px, 2)}px")));
    }

    private static JsonObject Doubles(IReadOnlyList<double> values)
    {
        var bytes = new byte[8 * values.Count];
        for (int i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8 * i), double.IsFinite(values[i]) ? values[i] : double.NaN);
        }
        return new() { ["dtype"] = "f8", ["bdata"] = JsonValue.Create(bytes) };
    }
}
