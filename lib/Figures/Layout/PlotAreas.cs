namespace HstNotebooks;

/// <summary>Marks that fill areas: steps, bands, bins of points and grids of values.</summary>
internal static class PlotAreas
{
    public static void Steps(StepsMark steps, PlotFrame frame, Canvas canvas)
    {
        double floor = frame.Box.At(0, Math.Clamp(Finite(frame.Panel.YOf(steps).Fraction(0), 0), 0, 1)).Y;
        var outline = new List<(double X, double Y)>();
        for (int i = 0; i < steps.Heights.Count; i++)
        {
            double y = Top(steps, i, frame);
            outline.Add((frame.XWithin(steps.Edges[i]), y));
            outline.Add((frame.XWithin(steps.Edges[i + 1]), y));
        }
        if (outline.Count == 0) return;
        List<(double X, double Y)> closed = [(outline[0].X, floor), .. outline, (outline[^1].X, floor)];
        if (steps.FillOpacity > 0) canvas.Add(new PathShape([new(closed, Closed: true)], null, steps.Color, steps.FillOpacity * steps.Opacity));
        canvas.Lines([new(closed)], frame.Pen(steps, 1, steps.Dash!.Value));
    }

    /// <summary>Page y of the top of a step, within the frame; of one that cannot be shown, the bottom.</summary>
    public static double Top(StepsMark steps, int i, PlotFrame frame)
    {
        double fraction = frame.Panel.YOf(steps).Fraction(steps.Heights[i]);
        return double.IsNaN(fraction) ? frame.Box.Bottom : frame.Box.At(0, Math.Clamp(fraction, 0, 1)).Y;
    }

    public static void Band(BandMark band, PlotFrame frame, Canvas canvas)
    {
        var areas = new List<Subpath>();
        for (int start = 0; start < band.X.Count;)
        {
            int end = start;
            while (end < band.X.Count && double.IsFinite(band.X[end] + band.Low[end] + band.High[end])) end++;
            var edge = Enumerable.Range(start, end - start).ToArray();
            if (edge.Length > 1)
            {
                var above = edge.Select(i => Within(i, band.High));
                var back = edge.Reverse().Select(i => Within(i, band.Low));
                areas.Add(new([.. above, .. back], Closed: true));
            }
            start = end + 1;
        }
        if (areas.Count > 0) canvas.Add(new PathShape(areas, null, band.Color, band.Opacity));

        // Each vertex is kept within the frame: an edge that crosses its border between two vertices bends there.
        (double X, double Y) Within(int i, IReadOnlyList<double> y) =>
            (frame.XWithin(band.X[i]), frame.Box.At(0, Math.Clamp(Finite(frame.Panel.YOf(band).Fraction(y[i]), 0), 0, 1)).Y);
    }

    public static void Density(DensityMark mark, PlotFrame frame, Canvas canvas)
    {
        var bins = DensityBins.Of(mark, frame.Panel, frame.Box);
        // Drawn a little larger than they are, so that no background shows between neighbours.
        const double overlap = 0.15;
        double w = bins.HalfWidth * frame.Box.Width + overlap, h = bins.HalfHeight * frame.Box.Height + overlap;
        (double X, double Y)[] corners = mark.Hexagonal
            ? [(0, -h), (w, -h / 2), (w, h / 2), (0, h), (-w, h / 2), (-w, -h / 2)]
            : [(-w, -h), (w, -h), (w, h), (-w, h)];
        foreach (var alike in bins.Cells.GroupBy(c => bins.Scale.Index(c.Count)).OrderBy(g => g.Key))
        {
            var shapes = alike.Select(cell =>
            {
                var (x, y) = frame.Box.At(cell.X, cell.Y);
                return new Subpath(Clipping.Polygon([.. corners.Select(c => (x + c.X, y + c.Y))], frame.Box), Closed: true);
            });
            canvas.Add(new PathShape([.. shapes.Where(s => s.Points.Count > 2)], null, bins.Scale.Colors.Colors[alike.Key], mark.Opacity, NonZero: true));
        }
    }

    public static void Grid(GridMark mark, PlotFrame frame, Canvas canvas)
    {
        if (mark.ScaleIn(frame.Panel, frame.Box) is not { } scale) return;
        var (width, height) = (mark.Values.Width, mark.Values.Height);
        var y = frame.Panel.YOf(mark);
        // Sampled where the axes put each picture pixel: right for axes of any kind and direction.
        int columns = Math.Clamp((int)(frame.Box.Width * 3), 1, 1500), rows = Math.Clamp((int)(frame.Box.Height * 3), 1, 1500);
        var rgba = new byte[4 * columns * rows];
        for (int j = 0; j < rows; j++)
        {
            int row = Cell(y.Value(1 - (j + 0.5) / rows), mark.YRange, height);
            if (row < 0) continue;
            for (int i = 0; i < columns; i++)
            {
                int column = Cell(frame.Panel.X.Value((i + 0.5) / columns), mark.XRange, width);
                if (column < 0 || double.IsNaN(mark.Values[column, row])) continue;
                var color = scale.Colors.Colors[scale.Index(mark.Values[column, row])];
                int at = 4 * (j * columns + i);
                (rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]) = (color.R, color.G, color.B, (byte)(255 * mark.Opacity));
            }
        }
        canvas.Add(new RasterImage(frame.Box, new(columns, rows, rgba)));

        static int Cell(double value, (double Lo, double Hi) range, int cells)
        {
            double at = (value - range.Lo) / (range.Hi - range.Lo);
            return at is >= 0 and < 1 ? (int)(at * cells) : -1;
        }
    }

    private static double Finite(double value, double otherwise) => double.IsFinite(value) ? value : otherwise;
}
