namespace HstNotebooks;

/// <summary>The small sample of a mark beside its name in the legend.</summary>
internal static class LegendKeys
{
    public static LegendEntry Entry(Mark mark, PlotFrame frame)
    {
        var look = frame.Look;
        return new(mark.Label!, (canvas, box) => Draw(mark, canvas, box, look)) { KeyWidth = KeyWidth(mark, frame) };
    }

    // An arrow of a stated length is as long as the others are drawn.
    private static double KeyWidth(Mark mark, PlotFrame frame) => mark is ArrowsMark { KeyLength: { } length } arrows
        ? Math.Min(frame.Box.Width / 2, Math.Abs(length * arrows.Exaggeration / (frame.Panel.X.Hi - frame.Panel.X.Lo)) * frame.Box.Width)
        : 0;

    private static void Draw(Mark mark, Canvas canvas, Box box, Look look)
    {
        var color = mark.Color!.Value;
        switch (mark)
        {
            case StepsMark steps:
                var line = new Stroke(color, look.Line(1), steps.Dash!.Value, steps.Opacity);
                canvas.Add(new PathShape([box.Outline], line, color, steps.FillOpacity * steps.Opacity));
                break;
            case BandMark band:
                canvas.Fill(box, color, band.Opacity);
                break;
            case PointsMark points:
                var shown = points.ColorBy is { } by ? by.ColorMap.At(0.5) : color;
                double size = Math.Max(3.5, PlotPoints.Size(points, look, points.X.Count));
                canvas.Add(Markers.Shape([(box.CentreX, box.CentreY)], points.Shape!.Value, size, shown, points.Opacity));
                break;
            case LineMark { Dash: var dash } curve:
                canvas.Line(box.X, box.CentreY, box.Right, box.CentreY, new(color, look.Line(curve.Width), dash!.Value, curve.Opacity));
                break;
            case ContoursMark contours:
                canvas.Line(box.X, box.CentreY, box.Right, box.CentreY, new(color, look.Line(1.1), Opacity: contours.Opacity));
                break;
            case RuleMark rule:
                canvas.Line(box.X, box.CentreY, box.Right, box.CentreY, new(color, look.Line(1), rule.Dash, rule.Opacity));
                break;
            case ArrowsMark arrows:
                canvas.Add(Arrows.Shape([((box.X, box.CentreY), (box.Right, box.CentreY))], look.Line(1), box, color, arrows.Opacity));
                break;
            case DensityMark density:
                canvas.Fill(box, density.ColorMap.At(0.6), density.Opacity);
                break;
            case GridMark grid:
                canvas.Fill(box, grid.ColorMap.At(0.6), grid.Opacity);
                break;
        }
    }
}
