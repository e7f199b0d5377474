using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Steps and bands for plotly.js.</summary>
internal static class PlotlyAreas
{
    /// <summary>
    /// The outline as it is drawn, floor included: bins are not made again, and a logarithmic axis has no zero to fill to.
    /// </summary>
    public static JsonObject Steps(StepsMark steps, PlotlyPlace place)
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
        var line = Line(place.Plot.Pen(steps, 1, steps.Dash!.Value));
        line["shape"] = "hv";
        trace["line"] = line;
        trace["fill"] = steps.FillOpacity > 0 ? "toself" : "none";
        trace["fillcolor"] = Color(steps.Color!.Value, steps.FillOpacity * steps.Opacity);
        trace["hoveron"] = "points";
        PlotlyMarks.Hover(trace, place, x, y, steps);
        return trace;
    }

    /// <summary>A polygon for each run without gaps: filling between two traces would close the gaps.</summary>
    public static JsonObject Band(BandMark band, PlotlyPlace place)
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
}
