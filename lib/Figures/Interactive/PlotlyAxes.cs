using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Axes for plotly.js.</summary>
internal static class PlotlyAxes
{
    // plotly.js writes powers of ten so much larger than other numbers.
    private const double PowersEnlarged = 1.25;

    /// <summary>An axis with ticks where plotly.js finds them when the reader zooms: as many as ours.</summary>
    /// <param name="axis">Its ends and scale.</param>
    /// <param name="ticks">Our ticks.</param>
    /// <param name="from">Where it begins, fraction of the page.</param>
    /// <param name="to">Where it ends, fraction of the page.</param>
    /// <param name="anchor">The other axis of the frame.</param>
    /// <param name="style">How it looks.</param>
    public static JsonObject Of(Axis axis, AxisTicks ticks, double from, double to, string anchor, PlotlyAxisStyle style)
    {
        var json = Bare(axis, from, to, anchor, style);
        bool numbered = ticks.Ticks.Any(t => t.Label is not null);
        if (!numbered) json["showticklabels"] = false;
        if (axis.Scale.IsKind == AxisScale.Kind.SymLog) MarkAt(json, ticks, t => axis.Scale.Forward(t.Value));
        else (json["tickmode"], json["nticks"]) = ("auto", Math.Max(2, ticks.Ticks.Count(t => t.Major) + 1));
        return json;
    }

    /// <summary>An axis that is marked with our texts.</summary>
    /// <param name="axis">Its ends and scale.</param>
    /// <param name="ticks">Our ticks.</param>
    /// <param name="coordinate">Where a tick is along the axis.</param>
    /// <param name="from">Where it begins, fraction of the page.</param>
    /// <param name="to">Where it ends, fraction of the page.</param>
    /// <param name="anchor">The other axis of the frame.</param>
    /// <param name="style">How it looks.</param>
    public static JsonObject Marked(
        Axis axis, AxisTicks ticks, Func<Tick, double> coordinate, double from, double to, string anchor, PlotlyAxisStyle style)
    {
        var json = Bare(axis with { Label = Named(ticks) }, from, to, anchor, style);
        MarkAt(json, ticks, coordinate);
        return json;
    }

    /// <summary>Axes of nothing.</summary>
    public static JsonObject Hidden(double from, double to, string anchor) => new()
    {
        ["domain"] = Pair(from, to),
        ["anchor"] = anchor,
        ["range"] = Pair(0, 1),
        ["visible"] = false,
        ["fixedrange"] = true,
    };

    /// <summary>plotly.js draws only axes that have a trace.</summary>
    public static JsonObject Empty(string xId, string yId) => new()
    {
        ["type"] = "scatter",
        ["x"] = new JsonArray((JsonNode?)null),
        ["y"] = new JsonArray((JsonNode?)null),
        ["xaxis"] = xId,
        ["yaxis"] = yId,
        ["showlegend"] = false,
        ["hoverinfo"] = "skip",
    };

    // Within a decade plotly.js marks a logarithmic axis like a linear one.
    private static bool ShowsPowers(Axis axis) => axis.Scale.IsLog && axis.Most > 10 * axis.Least;

    private static string? Named(AxisTicks ticks) => ticks.Factor.Length == 0 ? ticks.Label : $"{ticks.Label} ({ticks.Factor})";

    private static JsonObject Bare(Axis axis, double from, double to, string anchor, PlotlyAxisStyle style)
    {
        var look = style.Look;
        string ink = Color(look.Theme.Ink), ticks = style.Outward ? "outside" : "inside";
        var json = new JsonObject
        {
            ["type"] = axis.Scale.IsLog ? "log" : "linear",
            ["range"] = Pair(axis.Scale.Forward(axis.Lo), axis.Scale.Forward(axis.Hi)),
            ["domain"] = Pair(from, to),
            ["anchor"] = anchor,
            ["automargin"] = false,
            ["showline"] = true,
            ["linecolor"] = ink,
            ["linewidth"] = look.Line(0.8) * Px,
            ["mirror"] = style.Outward ? true : "ticks",
            ["ticks"] = ticks,
            ["ticklen"] = look.TickLength * Px,
            ["tickwidth"] = look.Line(0.7) * Px,
            ["tickcolor"] = ink,
            ["tickfont"] = new JsonObject { ["size"] = look.Tick * Px / (ShowsPowers(axis) ? PowersEnlarged : 1) },
            ["exponentformat"] = "power",
            ["minexponent"] = 5,
            ["showgrid"] = style.GridLines,
            ["gridcolor"] = Color(look.Theme.Muted, 0.2),
            ["gridwidth"] = look.Line(0.4) * Px,
            ["zeroline"] = false,
        };
        if (!style.Outward)
        {
            json["minor"] = new JsonObject { ["ticks"] = ticks, ["ticklen"] = 0.55 * look.TickLength * Px, ["showgrid"] = false };
        }
        if (axis.Label is { } label)
        {
            json["title"] = new JsonObject
            {
                ["text"] = Text(label),
                ["font"] = new JsonObject { ["size"] = look.Label * Px },
                ["standoff"] = look.Gap * Px,
            };
        }
        return json;
    }

    private static void MarkAt(JsonObject axis, AxisTicks ticks, Func<Tick, double> coordinate)
    {
        var major = ticks.Ticks.Where(t => t.Major || t.Label is not null).ToArray();
        axis["tickmode"] = "array";
        axis["tickvals"] = Numbers([.. major.Select(coordinate)]);
        axis["ticktext"] = new JsonArray([.. major.Select(t => JsonValue.Create(Text(t.Label ?? "")))]);
        if (axis["minor"] is not JsonObject minor) return;
        minor["tickmode"] = "array";
        minor["tickvals"] = Numbers([.. ticks.Ticks.Where(t => !t.Major).Select(coordinate)]);
    }
}
