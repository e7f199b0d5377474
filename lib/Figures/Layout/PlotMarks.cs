namespace HstNotebooks;

/// <summary>Draws the marks of a plot, their colours and patterns chosen, and tells which parts of the frame they take.</summary>
internal static class PlotMarks
{
    private const int MostOccupants = 4000;

    public static void Draw(Mark mark, PlotFrame frame, Canvas canvas)
    {
        switch (mark)
        {
            case GridMark grid: PlotAreas.Grid(grid, frame, canvas); break;
            case DensityMark density: PlotAreas.Density(density, frame, canvas); break;
            case BandMark band: PlotAreas.Band(band, frame, canvas); break;
            case StepsMark steps: PlotAreas.Steps(steps, frame, canvas); break;
            case PointsMark points: PlotPoints.Draw(points, frame, canvas); break;
            case ContoursMark contours: Draw(contours, frame, canvas); break;
            case ArrowsMark arrows: Draw(arrows, frame, canvas); break;
            case TextMark text: Text(text, frame, canvas); break;
            case LineMark line:
                canvas.Lines(Parts(line, frame), frame.Pen(line, line.Width, line.Dash!.Value));
                break;
            case RuleMark rule:
                if (Across(rule, frame) is { } across) canvas.Lines([across], frame.Pen(rule, 1, rule.Dash));
                break;
        }
    }

    /// <summary>Marks the cells that must not be hidden by a legend.</summary>
    public static void Occupy(Mark mark, PlotFrame frame, Occupancy occupancy)
    {
        switch (mark)
        {
            case LineMark line:
                foreach (var part in Parts(line, frame)) occupancy.Add(part.Points);
                break;
            case RuleMark { IsVertical: false } rule when Across(rule, frame) is { } across:
                occupancy.Add(across.Points);
                break;
            case BandMark band:
                Sampled(band, band.X, band.Low);
                Sampled(band, band.X, band.High);
                break;
            case StepsMark steps:
                for (int i = 0; i < steps.Heights.Count; i++)
                {
                    double left = frame.XWithin(steps.Edges[i]), right = frame.XWithin(steps.Edges[i + 1]), y = PlotAreas.Top(steps, i, frame);
                    occupancy.Fill(new(left, y, right - left, frame.Box.Bottom - y));
                }
                break;
            case PointsMark points: Sampled(points, points.X, points.Y); break;
            case DensityMark density: Sampled(density, density.X, density.Y); break;
            case ArrowsMark arrows: Sampled(arrows, arrows.X, arrows.Y); break;
            case TextMark { Corner: null } text: Sampled(text, [text.X], [text.Y]); break;
        }

        void Sampled(Mark of, IReadOnlyList<double> x, IReadOnlyList<double> y)
        {
            int every = (x.Count + MostOccupants - 1) / MostOccupants;
            for (int i = 0; i < x.Count; i += every)
            {
                var (px, py) = frame.Place(of, x[i], y[i]);
                if (double.IsFinite(px) && double.IsFinite(py)) occupancy.Add(px, py);
            }
        }
    }

    private static List<Subpath> Parts(LineMark line, PlotFrame frame) =>
        Clipping.Line(line.X.Zip(line.Y, (x, y) => frame.Place(line, x, y)), frame.Box);

    private static Subpath? Across(RuleMark rule, PlotFrame frame)
    {
        double fraction = (rule.IsVertical ? frame.Panel.X : frame.Panel.YOf(rule)).Fraction(rule.Value);
        if (!(fraction is >= 0 and <= 1)) return null;
        return rule.IsVertical
            ? new([frame.Box.At(fraction, 0), frame.Box.At(fraction, 1)])
            : new([frame.Box.At(0, fraction), frame.Box.At(1, fraction)]);
    }

    private static void Draw(ContoursMark mark, PlotFrame frame, Canvas canvas)
    {
        var (values, x, y) = (mark.Values, mark.XRange, mark.YRange);
        for (int i = 0; i < mark.Levels.Count; i++)
        {
            var lines = MarchingSquares.Trace<double>(values.Pixels, values.Width, mark.Levels[i]).SelectMany(line =>
            {
                var points = line.IsClosed ? line.Points.Append(line.Points[0]) : line.Points;
                return Clipping.Line(points.Select(p => frame.Place(
                    mark,
                    x.Lo + (p.X + 0.5) / values.Width * (x.Hi - x.Lo),
                    y.Lo + (p.Y + 0.5) / values.Height * (y.Hi - y.Lo))), frame.Box);
            });
            canvas.Lines([.. lines.Select(line => line.Simplified())], frame.Pen(mark, 1.1, (Dash)(i % 4)));
        }
    }

    private static void Draw(ArrowsMark mark, PlotFrame frame, Canvas canvas)
    {
        var arrows = Enumerable.Range(0, mark.X.Count).Select(i => (
            frame.Place(mark, mark.X[i], mark.Y[i]),
            frame.Place(mark, mark.X[i] + mark.Exaggeration * mark.Dx[i], mark.Y[i] + mark.Exaggeration * mark.Dy[i])));
        canvas.Add(Arrows.Shape(arrows, frame.Look.Line(1), frame.Box, mark.Color!.Value, mark.Opacity));
    }

    private static void Text(TextMark mark, PlotFrame frame, Canvas canvas)
    {
        double size = frame.Look.Label * mark.SizeFactor, line = 1.25 * size;
        string[] lines = mark.Text.Split('\n');
        var (x, y, align) = Place(mark, frame, size, line * (lines.Length - 1));
        if (!double.IsFinite(x + y)) return;
        var anchor = align switch { TextAlign.Left => Anchor.Start, TextAlign.Centre => Anchor.Middle, _ => Anchor.End };
        foreach (string text in lines)
        {
            canvas.Text(x, y, text, size, anchor, color: mark.Color, halo: frame.Look.Theme.Background);
            y += line;
        }
    }

    private static (double X, double Y, TextAlign Align) Place(TextMark mark, PlotFrame frame, double size, double below)
    {
        const double inset = 7;
        if (mark.Corner is not { } corner)
        {
            var (x, y) = frame.Place(mark, mark.X, mark.Y);
            double shift = mark.Align switch { TextAlign.Left => 4, TextAlign.Right => -4, _ => 0 };
            return (x + shift, mark.Align == TextAlign.Centre ? y - 5 : y + 0.35 * size, mark.Align);
        }
        bool left = corner is Corner.UpperLeft or Corner.LowerLeft, upper = corner is Corner.UpperLeft or Corner.UpperRight;
        return (left ? frame.Box.X + inset : frame.Box.Right - inset,
            upper ? frame.Box.Y + inset + 0.75 * size : frame.Box.Bottom - inset - below,
            left ? TextAlign.Left : TextAlign.Right);
    }
}
