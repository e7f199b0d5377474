using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Marks of a plot, their colours and patterns chosen, as traces, shapes and annotations of plotly.js.</summary>
internal static class PlotlyMarks
{
    public static void Add(Mark mark, PlotlyPlace place, PlotlyFigure figure)
    {
        switch (mark)
        {
            case GridMark grid: PlotlyGrids.Add(grid, place, figure); break;
            case DensityMark density: PlotlyGrids.Add(density, place, figure); break;
            case BandMark band: figure.AddTrace(Band(band, place)); break;
            case StepsMark steps: figure.AddTrace(Steps(steps, place)); break;
            case RuleMark rule: figure.AddShape(Rule(rule, place)); break;
            case PointsMark points: figure.AddTrace(PlotlyPoints.Trace(points, place)); break;
            case LineMark line: figure.AddTrace(Curve(line, place)); break;
            case ArrowsMark arrows: Arrows(arrows, place, figure); break;
            case TextMark text: Texts(text, place, figure); break;
        }
    }

    /// <summary>What the reader sees at a point: both values, and more lines.</summary>
    public static void Hover(JsonObject trace, PlotlyPlace place, IReadOnlyList<double> x, IReadOnlyList<double> y, Mark mark, string more = "")
    {
        var (across, up) = (place.Frame.X, place.Frame.Y);
        bool transformed = across.Scale.IsKind == AxisScale.Kind.SymLog || up.Scale.IsKind == AxisScale.Kind.SymLog;
        string values = transformed ? "%{customdata[0]:.6~g}, %{customdata[1]:.6~g}" : "%{x:.6~g}, %{y:.6~g}";
        if (transformed) trace["customdata"] = new JsonArray([.. x.Zip(y, (a, b) => new JsonArray(Finite(a), Finite(b)))]);
        trace["hovertemplate"] = $"{values}{more}<extra>{Text(mark.Label ?? "")}</extra>";

        static JsonNode? Finite(double value) => double.IsFinite(value) ? value : null;
    }

    private static JsonObject Curve(LineMark line, PlotlyPlace place)
    {
        var trace = place.Trace("scatter", line);
        trace["mode"] = "lines";
        trace["x"] = PlotlyFrame.Coordinates(place.Frame.X, line.X);
        trace["y"] = PlotlyFrame.Coordinates(place.Frame.Y, line.Y);
        trace["line"] = Line(line.Color!.Value, place.Frame.Look.Line(line.Width), line.Dash!.Value, line.Opacity);
        trace["connectgaps"] = false;
        Hover(trace, place, line.X, line.Y, line);
        return trace;
    }

    // The outline as it is drawn, floor included: bins are not made again, and a logarithmic axis has no zero to fill to.
    private static JsonObject Steps(StepsMark steps, PlotlyPlace place)
    {
        var axis = place.Frame.Y;
        double floor = axis.Scale.Shows(0) ? Math.Clamp(0, axis.Least, axis.Most) : axis.Lo;
        double[] heights = [.. steps.Heights.Select(h => axis.Scale.Shows(h) ? h : floor)];
        double[] x = [], y = [];
        if (heights.Length > 0) (x, y) = ([steps.Edges[0], .. steps.Edges, steps.Edges[^1]], [floor, .. heights, heights[^1], floor]);
        var trace = place.Trace("scatter", steps);
        trace["mode"] = "lines";
        trace["x"] = PlotlyFrame.Coordinates(place.Frame.X, x);
        trace["y"] = PlotlyFrame.Coordinates(axis, y);
        var line = Line(steps.Color!.Value, place.Frame.Look.Line(1), steps.Dash!.Value, steps.Opacity);
        line["shape"] = "hv";
        trace["line"] = line;
        trace["fill"] = steps.FillOpacity > 0 ? "toself" : "none";
        trace["fillcolor"] = Color(steps.Color!.Value, steps.FillOpacity * steps.Opacity);
        trace["hoveron"] = "points";
        Hover(trace, place, x, y, steps);
        return trace;
    }

    // A polygon for each run without gaps: filling between two traces would close the gaps.
    private static JsonObject Band(BandMark band, PlotlyPlace place)
    {
        List<double> x = [], y = [];
        for (int start = 0; start < band.X.Count;)
        {
            int end = start;
            while (end < band.X.Count && double.IsFinite(band.X[end] + band.Low[end] + band.High[end])) end++;
            if (end - start > 1)
            {
                if (x.Count > 0) Append(double.NaN, double.NaN);
                for (int i = start; i < end; i++) Append(band.X[i], Shown(band.High[i]));
                for (int i = end - 1; i >= start; i--) Append(band.X[i], Shown(band.Low[i]));
            }
            start = end + 1;
        }
        var trace = place.Trace("scatter", band);
        trace["mode"] = "lines";
        trace["x"] = PlotlyFrame.Coordinates(place.Frame.X, x);
        trace["y"] = PlotlyFrame.Coordinates(place.Frame.Y, y);
        trace["line"] = new JsonObject { ["width"] = 0 };
        trace["fill"] = "toself";
        trace["fillcolor"] = Color(band.Color!.Value, band.Opacity);
        trace["hoverinfo"] = "skip";
        return trace;

        double Shown(double value) => place.Frame.Y.Scale.Shows(value) ? value : place.Frame.Y.Lo;

        void Append(double atX, double atY)
        {
            x.Add(atX);
            y.Add(atY);
        }
    }

    private static JsonObject Rule(RuleMark rule, PlotlyPlace place)
    {
        var (frame, vertical) = (place.Frame, rule.IsVertical);
        double at = PlotlyFrame.Coordinate(vertical ? frame.X : frame.Y, rule.Value);
        JsonNode? value = double.IsFinite(at) ? at : null;
        bool coveredBelow = place.Plot.Panel.Marks.Any(m => m is GridMark or DensityMark or StepsMark);
        var shape = new JsonObject
        {
            ["type"] = "line",
            ["visible"] = value is not null,
            ["xref"] = vertical ? frame.XId : frame.XId + " domain",
            ["yref"] = vertical ? frame.YId + " domain" : frame.YId,
            ["x0"] = vertical ? value : 0,
            ["x1"] = vertical ? value?.DeepClone() : 1,
            ["y0"] = vertical ? 0 : value,
            ["y1"] = vertical ? 1 : value?.DeepClone(),
            ["layer"] = coveredBelow ? "above" : "below",
            ["line"] = Line(rule.Color!.Value, frame.Look.Line(1), rule.Dash, rule.Opacity),
        };
        place.Name(shape, rule);
        return shape;
    }

    private static void Arrows(ArrowsMark arrows, PlotlyPlace place, PlotlyFigure figure)
    {
        var canvas = new Canvas(place.Frame.Look);
        PlotMarks.Draw(arrows, place.Plot, canvas);
        foreach (var path in canvas.Primitives.OfType<PathShape>())
        {
            var lines = PlotlyDrawing.Lines(path, place.Frame);
            place.Name(lines, arrows);
            figure.AddTrace(lines);
        }
        var starts = place.Frame.Trace("scatter");
        starts["mode"] = "markers";
        starts["x"] = PlotlyFrame.Coordinates(place.Frame.X, arrows.X);
        starts["y"] = PlotlyFrame.Coordinates(place.Frame.Y, arrows.Y);
        starts["marker"] = new JsonObject { ["size"] = 8, ["opacity"] = 0 };
        starts["text"] = new JsonArray([.. arrows.Dx.Zip(arrows.Dy, (dx, dy) => JsonValue.Create($"{Numbers.Significant(dx)}, {Numbers.Significant(dy)}"))]);
        Hover(starts, place, arrows.X, arrows.Y, arrows, "<br>arrow %{text}");
        figure.AddTrace(starts);
    }

    private static void Texts(TextMark text, PlotlyPlace place, PlotlyFigure figure)
    {
        var canvas = new Canvas(place.Frame.Look);
        PlotMarks.Draw(text, place.Plot, canvas);
        if (text.Corner is null) PlotlyDrawing.Add(canvas.Primitives, place.Frame, figure);
        else foreach (var run in canvas.Primitives.OfType<TextRun>()) figure.AddText(run);
    }
}
