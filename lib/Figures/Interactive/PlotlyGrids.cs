using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>Grids of values and numbers of points in bins for plotly.js.</summary>
internal static class PlotlyGrids
{
    public static void Add(GridMark mark, PlotlyPlace place, PlotlyFigure figure)
    {
        if (mark.ScaleIn(place.Plot.Panel, place.Plot.Box) is not { } scale) return;
        var values = mark.Values;
        var (x, y) = (Edges(mark.XRange, values.Width, place.Frame.X), Edges(mark.YRange, values.Height, place.Frame.Y));
        var heatmap = Heatmap(mark, place, scale, x, y);
        heatmap["z"] = Floats([.. values.Pixels.Select(v => double.IsFinite(v) ? (float)v : float.NaN)], values.Width);
        heatmap["hovertemplate"] = $"%{{x:.6~g}}, %{{y:.6~g}}<br>{Text(mark.ValueLabel ?? "value")} %{{z:.6~g}}<extra></extra>";
        figure.AddTrace(heatmap);

        // A logarithmic axis has no zero: an edge there is far outside the frame.
        static double[] Edges((double Lo, double Hi) range, int cells, Axis axis) => [.. Enumerable.Range(0, cells + 1)
            .Select(i => range.Lo + (range.Hi - range.Lo) * i / cells)
            .Select(v => axis.Scale.IsLog ? Math.Max(v, 1e-3 * axis.Least) : v)];
    }

    public static void Add(DensityMark mark, PlotlyPlace place, PlotlyFigure figure)
    {
        var bins = DensityBins.Of(mark, place.Plot.Panel, place.Plot.Box);
        figure.AddTrace(mark.Hexagonal ? Hexagons(mark, bins, place) : Rectangles(mark, bins, place));
    }

    private static JsonObject Rectangles(DensityMark mark, DensityBins bins, PlotlyPlace place)
    {
        double width = 2 * bins.HalfWidth, height = 2 * bins.HalfHeight;
        int columns = (int)Math.Ceiling(1 / width - 1e-9), rows = (int)Math.Ceiling(1 / height - 1e-9);
        var counts = new float[columns * rows];
        Array.Fill(counts, float.NaN);
        foreach (var (x, y, count) in bins.Cells)
        {
            // A point at the very end of an axis is in a bin beyond it.
            int i = (int)(x / width), j = (int)(y / height);
            if (i < columns && j < rows) counts[j * columns + i] = count;
        }
        var heatmap = Heatmap(mark, place, bins.Scale, Edges(place.Frame.X, columns, width), Edges(place.Frame.Y, rows, height));
        heatmap["z"] = Floats(counts, columns);
        heatmap["hovertemplate"] = "%{z} points<extra></extra>";
        return heatmap;

        static double[] Edges(Axis axis, int count, double step) => [.. Enumerable.Range(0, count + 1).Select(i => axis.Value(i * step))];
    }

    // Markers as large as the bins, a twentieth of the numbers that outlines need; they stay so large when the reader zooms.
    private static JsonObject Hexagons(DensityMark mark, DensityBins bins, PlotlyPlace place)
    {
        const double overlap = 0.15;
        var trace = place.Trace("scatter", mark);
        trace["mode"] = "markers";
        trace["x"] = PlotlyFrame.Coordinates(place.Frame.X, [.. bins.Cells.Select(c => place.Frame.X.Value(c.X))]);
        trace["y"] = PlotlyFrame.Coordinates(place.Frame.Y, [.. bins.Cells.Select(c => place.Frame.Y.Value(c.Y))]);
        trace["marker"] = new JsonObject
        {
            ["symbol"] = "hexagon",
            ["size"] = 2 * (bins.HalfHeight * place.Plot.Box.Height + overlap) * Px,
            ["color"] = Numbers([.. bins.Cells.Select(c => (double)c.Count)]),
            ["cmin"] = bins.Scale.Lo,
            ["cmax"] = bins.Scale.Hi,
            ["colorscale"] = PlotlyColors.Scale(bins.Scale.Stretch, bins.Scale.Colors),
            ["opacity"] = mark.Opacity,
            ["line"] = new JsonObject { ["width"] = 0 },
        };
        trace["hovertemplate"] = "%{marker.color} points<extra></extra>";
        return trace;
    }

    private static JsonObject Heatmap(Mark mark, PlotlyPlace place, ColorScale scale, double[] x, double[] y)
    {
        var heatmap = place.Trace("heatmap", mark);
        heatmap["x"] = PlotlyFrame.Coordinates(place.Frame.X, x);
        heatmap["y"] = PlotlyFrame.Coordinates(place.Frame.Y, y);
        (heatmap["zmin"], heatmap["zmax"]) = (scale.Lo, scale.Hi);
        heatmap["colorscale"] = PlotlyColors.Scale(scale.Stretch, scale.Colors);
        heatmap["showscale"] = false;
        heatmap["opacity"] = mark.Opacity;
        return heatmap;
    }
}
