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
            case BandMark band: figure.AddTrace(PlotlyAreas.Band(band, place)); break;
            case StepsMark steps: figure.AddTrace(PlotlyAreas.Steps(steps, place)); break;
            case RuleMark rule:
                if (Rule(rule, place) is { } across) figure.AddShape(across);
                break;
            case PointsMark points: figure.AddTrace(PlotlyPoints.Trace(points, place)); break;
            case LineMark line: figure.AddTrace(Curve(line, place)); break;
            case ContoursMark contours: Drawn(contours, place, figure); break;
            case ArrowsMark arrows: Draw(arrows, place, figure); break;
            case TextMark text: Texts(text, place, figure); break;
        }
    }

    /// <summary>What the reader sees at a point: both values, and more lines.</summary>
    public static void Hover(
        JsonObject trace, PlotlyPlace place, IReadOnlyList<double> x, IReadOnlyList<double> y, Mark mark, string more = "")
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
        trace["line"] = Line(place.Plot.Pen(line, line.Width, line.Dash!.Value));
        trace["connectgaps"] = false;
        Hover(trace, place, line.X, line.Y, line);
        return trace;
    }

    private static JsonObject? Rule(RuleMark rule, PlotlyPlace place)
    {
        var (frame, vertical) = (place.Frame, rule.IsVertical);
        double at = PlotlyFrame.Coordinate(vertical ? frame.X : frame.Y, rule.Value);
        if (!double.IsFinite(at)) return null;
        bool wouldBeHidden = place.Plot.Panel.Marks.Any(m => m is GridMark or DensityMark or StepsMark);
        var shape = new JsonObject
        {
            ["type"] = "line",
            ["xref"] = vertical ? frame.XId : frame.XId + " domain",
            ["yref"] = vertical ? frame.YId + " domain" : frame.YId,
            ["x0"] = vertical ? at : 0,
            ["x1"] = vertical ? at : 1,
            ["y0"] = vertical ? 0 : at,
            ["y1"] = vertical ? 1 : at,
            ["layer"] = wouldBeHidden ? "above" : "below",
            ["line"] = Line(place.Plot.Pen(rule, 1, rule.Dash)),
        };
        place.Name(shape, rule);
        return shape;
    }

    // As they are in print, with the name of the mark at the first of their lines.
    private static void Drawn(Mark mark, PlotlyPlace place, PlotlyFigure figure)
    {
        var canvas = new Canvas(place.Frame.Look);
        PlotMarks.Draw(mark, place.Plot, canvas);
        bool isNamed = false;
        foreach (var path in canvas.Primitives.OfType<PathShape>())
        {
            var lines = PlotlyDrawing.Lines(path, place.Frame);
            if (!isNamed) place.Name(lines, mark);
            isNamed = true;
            figure.AddTrace(lines);
        }
    }

    private static void Draw(ArrowsMark arrows, PlotlyPlace place, PlotlyFigure figure)
    {
        Drawn(arrows, place, figure);
        var starts = place.Frame.Trace("scatter");
        starts["mode"] = "markers";
        starts["x"] = PlotlyFrame.Coordinates(place.Frame.X, arrows.X);
        starts["y"] = PlotlyFrame.Coordinates(place.Frame.Y, arrows.Y);
        starts["marker"] = new JsonObject { ["size"] = 8, ["opacity"] = 0 };
        var lengths = arrows.Dx.Zip(arrows.Dy, (dx, dy) => $"{Numbers.Significant(dx)}, {Numbers.Significant(dy)}");
        starts["text"] = new JsonArray([.. lengths.Select(text => JsonValue.Create(text))]);
        Hover(starts, place, arrows.X, arrows.Y, arrows, "<br>arrow %{text}");
        figure.AddTrace(starts);
    }

    private static void Texts(TextMark text, PlotlyPlace place, PlotlyFigure figure)
    {
        var canvas = new Canvas(place.Frame.Look);
        PlotMarks.Draw(text, place.Plot, canvas);
        if (text.Corner is null) PlotlyDrawing.Add(canvas.Primitives, place.Frame, figure);
        else
        {
            foreach (var run in canvas.Primitives.OfType<TextRun>()) figure.AddText(run);
        }
    }
}
