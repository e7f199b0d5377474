namespace HstNotebooks;

/// <summary>
/// Numbers of points in hexagons or rectangles over a frame; positions are fractions of the axes, so that bins are even as drawn.
/// </summary>
/// <param name="Cells">Centres of the bins that hold enough points, and their numbers.</param>
/// <param name="HalfWidth">Half the width of a bin, fraction of the x axis.</param>
/// <param name="HalfHeight">Half the height of a bin between its parallel sides or tips, fraction of the y axis.</param>
/// <param name="Scale">From number to colour.</param>
internal sealed record DensityBins(IReadOnlyList<(double X, double Y, int Count)> Cells, double HalfWidth, double HalfHeight, ColorScale Scale)
{
    public static DensityBins Of(DensityMark mark, PlotPanel panel, Box frame)
    {
        var (x, y) = (panel.X, panel.YOf(mark));
        double width = 1.0 / mark.Bins;
        // Regular hexagons have rows √3/2 of their width apart; their tips are at 1/√3 of it above the centre.
        double step = width * frame.Width / frame.Height * (mark.Hexagonal ? Math.Sqrt(3) / 2 : 1);
        var counts = new Dictionary<(int, int), int>();
        for (int i = 0; i < mark.X.Count; i++)
        {
            double u = x.Fraction(mark.X[i]), v = y.Fraction(mark.Y[i]);
            if (!(u is >= 0 and <= 1 && v is >= 0 and <= 1)) continue;
            var cell = mark.Hexagonal ? Hexagon(u, v, width, step) : ((int)Math.Floor(u / width), (int)Math.Floor(v / step));
            counts[cell] = counts.GetValueOrDefault(cell) + 1;
        }
        var cells = counts.Where(c => c.Value >= mark.Least)
            .OrderBy(c => c.Key.Item2).ThenBy(c => c.Key.Item1)
            .Select(c => (mark.Hexagonal
                ? ((c.Key.Item1 + (c.Key.Item2 % 2 == 0 ? 0 : 0.5)) * width, c.Key.Item2 * step, c.Value)
                : ((c.Key.Item1 + 0.5) * width, (c.Key.Item2 + 0.5) * step, c.Value)))
            .ToArray();
        double halfHeight = mark.Hexagonal ? step * 2 / 3 : step / 2;
        return new(cells, width / 2, halfHeight, ScaleOf(mark, cells));
    }

    // The nearest of the two lattices of centres: even rows at whole columns, odd rows half a column further.
    private static (int Column, int Row) Hexagon(double u, double v, double width, double step)
    {
        int below = (int)Math.Floor(v / step);
        var best = (0, 0);
        double least = double.PositiveInfinity;
        // In units where hexagons are regular, rows are √3/2 apart.
        double scale = Math.Sqrt(3) / 2;
        for (int row = below; row <= below + 1; row++)
        {
            double shift = row % 2 == 0 ? 0 : 0.5;
            int column = (int)Math.Round(u / width - shift, MidpointRounding.AwayFromZero);
            double dx = u / width - shift - column, dy = (v / step - row) * scale, distance = dx * dx + dy * dy;
            if (distance < least) (least, best) = (distance, (column, row));
        }
        return best;
    }

    private static ColorScale ScaleOf(DensityMark mark, (double X, double Y, int Count)[] cells)
    {
        int least = cells.Length == 0 ? 1 : cells.Min(c => c.Count), most = cells.Length == 0 ? 2 : cells.Max(c => c.Count);
        if (most == least) most = least + 1;
        var stretch = mark.Stretch ?? (most > 20.0 * least ? Stretch.LogWith(most / (double)least - 1) : Stretch.Linear);
        return new(least, most, stretch, mark.ColorMap, mark.CountLabel, Integers: true);
    }
}
