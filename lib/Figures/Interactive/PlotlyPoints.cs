using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Points with their error bars and colours for plotly.js.</summary>
internal static class PlotlyPoints
{
    // A browser moves no more SVG markers than these at ease.
    private const int MostPoints = 10_000;

    /// <summary>What the reader must know of points that are left out; null for nothing.</summary>
    public static string? Note(PointsMark mark) => Every(mark) is > 1 and var every
        ? FormattableString.Invariant($"1 in {every} of {mark.X.Count} points drawn")
        : null;

    public static JsonObject Trace(PointsMark mark, PlotlyPlace place)
    {
        int every = Every(mark);
        var (x, y) = (Thinned(mark.X, every), Thinned(mark.Y, every));
        var look = place.Frame.Look;
        int shown = mark.X.Zip(mark.Y).Count(p => place.Plot.Holds(place.Plot.Place(mark, p.First, p.Second)));
        var trace = place.Trace("scatter", mark);
        trace["mode"] = "markers";
        trace["x"] = PlotlyFrame.Coordinates(place.Frame.X, x);
        trace["y"] = PlotlyFrame.Coordinates(place.Frame.Y, y);
        var marker = new JsonObject
        {
            ["symbol"] = Symbol(mark.Shape!.Value),
            ["size"] = PlotPoints.Size(mark, look, shown) * Breadth(mark.Shape!.Value) * Px,
            ["color"] = Color(mark.Color!.Value),
            ["opacity"] = mark.Opacity,
            ["line"] = new JsonObject { ["width"] = 0 },
        };
        trace["marker"] = marker;
        string more = "";
        if (mark.ColorBy is { } by)
        {
            var scale = by.Scale;
            marker["color"] = Colors(Thinned(by.Values, every), scale);
            (marker["cmin"], marker["cmax"]) = (scale.Lo, scale.Hi);
            marker["colorscale"] = PlotlyColors.Scale(scale.Stretch, scale.Colors);
            more = $"<br>{Text(by.Label ?? "value")} %{{marker.color:.6~g}}";
        }
        if (mark.XError is { } ex) trace["error_x"] = Bars(ex, x, place.Frame.X, mark, every, look);
        if (mark.YError is { } ey) trace["error_y"] = Bars(ey, y, place.Frame.Y, mark, every, look);
        PlotlyMarks.Hover(trace, place, x, y, mark, more);
        return trace;
    }

    private static JsonObject Bars(ErrorBars errors, double[] values, Axis axis, PointsMark mark, int every, Look look)
    {
        var (low, high) = (Thinned(errors.Low, every), Thinned(errors.High, every));
        return new()
        {
            ["type"] = "data",
            ["symmetric"] = false,
            ["array"] = Numbers([.. high.Select((e, i) => Length(values[i], e))]),
            ["arrayminus"] = Numbers([.. low.Select((e, i) => -Length(values[i], -e))]),
            ["color"] = Color(mark.Color!.Value, 0.7 * mark.Opacity),
            ["thickness"] = look.Line(0.7) * Px,
            ["width"] = 0,
        };

        double Length(double value, double error) => axis.Scale.IsKind == AxisScale.Kind.SymLog
            ? axis.Scale.Forward(value + error) - axis.Scale.Forward(value)
            : error;
    }

    // A point without a value has the colour of missing pixels.
    private static JsonNode Colors(double[] values, ColorScale scale)
    {
        if (values.All(double.IsFinite)) return Numbers(values);
        return new JsonArray([.. values.Select(v => double.IsFinite(v) ? JsonValue.Create(v) : JsonValue.Create(Named(v)))]);

        string Named(double value) => scale.Colors.Colors[scale.Index(value)].ToString();
    }

    private static int Every(PointsMark mark) => (mark.X.Count + MostPoints - 1) / MostPoints;

    private static double[] Thinned(IReadOnlyList<double> values, int every) =>
        every <= 1 ? [.. values] : [.. values.Where((_, i) => i % every == 0)];

    private static string Symbol(MarkerShape shape) => shape switch
    {
        MarkerShape.Square => "square",
        MarkerShape.Triangle => "triangle-up",
        MarkerShape.Diamond => "diamond",
        _ => "circle",
    };

    // Symbols of one size differ in breadth from ours.
    private static double Breadth(MarkerShape shape) => shape switch
    {
        MarkerShape.Square => 0.9,
        MarkerShape.Triangle => 1.1,
        MarkerShape.Diamond => 0.96,
        _ => 1,
    };
}
