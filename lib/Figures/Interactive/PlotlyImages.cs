using System.Text.Json.Nodes;
using static HstNotebooks.PlotlyValues;

namespace HstNotebooks;

/// <summary>An image for plotly.js: its values, and what is drawn over it as lines and texts in 0-based pixels.</summary>
internal static class PlotlyImages
{
    private const int LongestSide = 300, LongestPicture = 700;

    public static void Add(ImagePanel panel, Box box, Look look, PlotlyFigure figure)
    {
        var axes = ImagePanelLayout.Axes(panel, box, look);
        var style = new PlotlyAxisStyle(look, Outward: true, GridLines: false);
        string xId = figure.NextAxis("x"), yId = figure.NextAxis("y");
        var x = new Axis(axes.Bottom.Label, AxisScale.Linear, -0.5, panel.Width - 0.5);
        var y = new Axis(axes.Left.Label, AxisScale.Linear, -0.5, panel.Height - 0.5);
        double left = figure.Across(box.X), right = figure.Across(box.Right), bottom = figure.Up(box.Bottom), top = figure.Up(box.Y);
        var (xAxis, yAxis) = panel.Wcs is null
            ? (PlotlyAxes.Of(x, axes.Bottom, left, right, yId, style), PlotlyAxes.Of(y, axes.Left, bottom, top, xId, style))
            : (PlotlyAxes.Marked(x, axes.Bottom, t => x.Value(t.Position), left, right, yId, style),
                PlotlyAxes.Marked(y, axes.Left, t => y.Value(t.Position), bottom, top, xId, style));
        if (axes.Upright) yAxis["tickangle"] = -90;
        // A very long image is drawn with pixels that are not square.
        bool square = Math.Abs(box.Height * panel.Width / (box.Width * panel.Height) - 1) < 0.01;
        if (square) (yAxis["scaleanchor"], xAxis["constrain"], yAxis["constrain"]) = (xId, "domain", "domain");
        figure.AddAxis("x", xAxis, null, AxisScale.Linear);
        figure.AddAxis("y", yAxis, null, AxisScale.Linear);

        var frame = new PlotlyFrame(box, x, y, xId, yId, look);
        if (panel.Picture is ScaledPicture { Scale: { } values } picture)
        {
            figure.AddShape(MissingPixels(panel, values, frame));
            figure.AddTrace(Heatmap(panel, picture, values, frame));
        }
        else
        {
            figure.AddTrace(PlotlyAxes.Empty(xId, yId));
            figure.AddImage(AsPicture(panel, frame));
        }
        var canvas = new Canvas(look);
        ImagePanelLayout.Draw(panel with { Style = WithoutBars(panel.Style) }, canvas, box, look, RasterBudget.Inline);
        PlotlyDrawing.Add(canvas.Primitives, frame, figure);
        if (panel.Scale is { } scale) figure.AddTrace(PlotlyColors.Bar(scale, frame, axes.RightRoom, figure));
    }

    // What stands beside the frame is not drawn with the pixels.
    private static PictureStyle WithoutBars(PictureStyle style)
    {
        style = style with { Overlays = [.. style.Overlays.Select(o => o with { ValueLabel = null })] };
        return style is ImageStyle image ? image with { ColorBar = false } : style;
    }

    // Colours of three bands and of labels are no scale that a heatmap knows.
    private static JsonObject AsPicture(ImagePanel panel, PlotlyFrame frame) => new()
    {
        ["source"] = "data:image/png;base64," + Convert.ToBase64String(panel.Picture.AtMost(LongestPicture, indexed: true).Png),
        ["xref"] = frame.XId,
        ["yref"] = frame.YId,
        ["x"] = -0.5,
        ["y"] = panel.Height - 0.5,
        ["sizex"] = panel.Width,
        ["sizey"] = panel.Height,
        ["sizing"] = "stretch",
        ["layer"] = "below",
    };

    private static JsonObject Heatmap(ImagePanel panel, ScaledPicture picture, ColorScale scale, PlotlyFrame frame)
    {
        var plane = picture.Plane.AtMost(LongestSide);
        double blockX = panel.Width / (double)plane.Width, blockY = panel.Height / (double)plane.Height;
        var values = new float[plane.Width * plane.Height];
        for (int i = 0; i < values.Length; i++) values[i] = Value(plane.Fractions[i]);
        var heatmap = frame.Trace("heatmap");
        (heatmap["x0"], heatmap["dx"]) = (blockX / 2 - 0.5, blockX);
        (heatmap["y0"], heatmap["dy"]) = (blockY / 2 - 0.5, blockY);
        heatmap["z"] = Floats(values, plane.Width);
        (heatmap["zmin"], heatmap["zmax"]) = (scale.Lo, scale.Hi);
        heatmap["colorscale"] = PlotlyColors.Scale(scale.Stretch, scale.Colors);
        heatmap["showscale"] = false;
        heatmap["hovertemplate"] = $"x %{{x:.1f}}, y %{{y:.1f}}<br>%{{z:.4~g}} {Text(scale.Label ?? "")}<extra></extra>";
        return heatmap;

        // JSON's consumers know no infinity: such a pixel has the value at the end of the scale.
        float Value(float fraction) => float.IsInfinity(fraction)
            ? (float)(fraction > 0 ? scale.Hi : scale.Lo)
            : (float)(scale.Lo + fraction * (scale.Hi - scale.Lo));
    }

    // A heatmap leaves NaN open: the colour of missing pixels lies under it.
    private static JsonObject MissingPixels(ImagePanel panel, ColorScale scale, PlotlyFrame frame) => new()
    {
        ["type"] = "rect",
        ["xref"] = frame.XId,
        ["yref"] = frame.YId,
        ["x0"] = -0.5,
        ["x1"] = panel.Width - 0.5,
        ["y0"] = -0.5,
        ["y1"] = panel.Height - 0.5,
        ["layer"] = "below",
        ["fillcolor"] = Color(scale.Colors.MissingColor),
        ["line"] = new JsonObject { ["width"] = 0 },
    };
}
