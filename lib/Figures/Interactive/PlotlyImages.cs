using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>An image for plotly.js: its values, and what is drawn over it as lines and texts in 0-based pixels.</summary>
internal static class PlotlyImages
{
    private const int LongestSide = 300;

    public static void Add(ImagePanel panel, Box box, FrameAxes axes, Look look, PlotlyFigure figure)
    {
        string xId = figure.NextAxis("x"), yId = figure.NextAxis("y");
        var x = new Axis(axes.Bottom.Label, AxisScale.Linear, -0.5, panel.Width - 0.5);
        var y = new Axis(axes.Left.Label, AxisScale.Linear, -0.5, panel.Height - 0.5);
        double left = figure.Across(box.X), right = figure.Across(box.Right), bottom = figure.Up(box.Bottom), top = figure.Up(box.Y);
        var (xAxis, yAxis) = panel.Wcs is null
            ? (PlotlyAxes.Of(x, axes.Bottom, left, right, yId, axes), PlotlyAxes.Of(y, axes.Left, bottom, top, xId, axes))
            : (PlotlyAxes.Marked(x, axes.Bottom, t => x.Value(t.Position), left, right, yId, axes),
                PlotlyAxes.Marked(y, axes.Left, t => y.Value(t.Position), bottom, top, xId, axes));
        if (axes.UprightLeft) yAxis["tickangle"] = -90;
        // A very long image is drawn with pixels that are not square.
        bool square = Math.Abs(box.Height * panel.Width / (box.Width * panel.Height) - 1) < 0.01;
        if (square) (yAxis["scaleanchor"], xAxis["constrain"], yAxis["constrain"]) = (xId, "domain", "domain");
        figure.AddAxis("x", xAxis, null, AxisScale.Linear);
        figure.AddAxis("y", yAxis, null, AxisScale.Linear);

        var frame = new PlotlyFrame(box, x, y, xId, yId, look);
        if (panel.HasValues)
        {
            figure.AddShape(MissingPixels(panel, frame));
            figure.AddTrace(Heatmap(panel, frame));
        }
        else figure.AddTrace(PlotlyAxes.Empty(xId, yId));
        var canvas = new Canvas(look);
        ImagePanelLayout.Draw(panel with { Style = panel.Style with { ColorBar = false } }, canvas, box, look, RasterBudget.Inline);
        PlotlyDrawing.Add(canvas.Primitives, frame, figure);
        if (panel.Scale is { } scale) figure.AddTrace(PlotlyColors.Bar(scale, frame, 0, figure));
    }

    private static JsonObject Heatmap(ImagePanel panel, PlotlyFrame frame)
    {
        var plane = panel.Plane.AtMost(LongestSide);
        double blockX = panel.Width / (double)plane.Width, blockY = panel.Height / (double)plane.Height;
        var values = new float[plane.Width * plane.Height];
        for (int i = 0; i < values.Length; i++) values[i] = Value(plane.Fractions[i]);
        var heatmap = frame.Trace("heatmap");
        (heatmap["x0"], heatmap["dx"]) = (blockX / 2 - 0.5, blockX);
        (heatmap["y0"], heatmap["dy"]) = (blockY / 2 - 0.5, blockY);
        heatmap["z"] = Floats(values, plane.Width);
        (heatmap["zmin"], heatmap["zmax"]) = (panel.Lo, panel.Hi);
        heatmap["colorscale"] = PlotlyColors.Scale(panel.Stretch, panel.Colors);
        heatmap["showscale"] = false;
        heatmap["hovertemplate"] = $"x %{{x:.1f}}, y %{{y:.1f}}<br>%{{z:.4~g}} {Text(panel.Style.Unit ?? "")}<extra></extra>";
        return heatmap;

        // JSON's consumers know no infinity: such a pixel has the value at the end of the scale.
        float Value(float fraction) => float.IsInfinity(fraction)
            ? (float)(fraction > 0 ? panel.Hi : panel.Lo)
            : (float)(panel.Lo + fraction * (panel.Hi - panel.Lo));
    }

    // A heatmap leaves NaN open: the colour of missing pixels lies under it.
    private static JsonObject MissingPixels(ImagePanel panel, PlotlyFrame frame) => new()
    {
        ["type"] = "rect",
        ["xref"] = frame.XId,
        ["yref"] = frame.YId,
        ["x0"] = -0.5,
        ["x1"] = panel.Width - 0.5,
        ["y0"] = -0.5,
        ["y1"] = panel.Height - 0.5,
        ["layer"] = "below",
        ["fillcolor"] = Color(panel.Colors.MissingColor),
        ["line"] = new JsonObject { ["width"] = 0 },
    };
}
