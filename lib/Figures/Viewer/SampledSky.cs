using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// A WCS as a table that a viewer can interpolate: the gnomonic plane about the middle of the image, as a matrix and, on a grid of nodes,
/// the pixels by which the matrix is wrong there. Bilinear interpolation between the nodes is right to <see cref="ErrorPx"/>.
/// </summary>
internal sealed class SampledSky
{
    public const double TolerancePx = 0.05;

    private const int MostCells = 128;
    private const double Radian = Math.PI / 180;

    // Near 90° from its centre the gnomonic plane is of no use.
    private const double LeastCosine = 0.2;

    private readonly Wcs _wcs;
    private readonly SkyFrame _frame;
    private readonly double _inverseDeterminant;

    private SampledSky(Wcs wcs, SkyFrame frame, int width, int height)
    {
        (_wcs, _frame) = (wcs, frame);
        Middle = new((width - 1) / 2.0, (height - 1) / 2.0);
        Span<SkyPoint> centre = stackalloc SkyPoint[1];
        Positions([Middle.X], [Middle.Y], centre);
        Centre = centre[0];
        if (!double.IsFinite(Centre.Ra) || !double.IsFinite(Centre.Dec)) return;
        double h = Math.Max(1, Math.Min(width, height) / 8.0);
        var around = new (double X, double Y)[4];
        Plane([Middle.X + h, Middle.X - h, Middle.X, Middle.X], [Middle.Y, Middle.Y, Middle.Y + h, Middle.Y - h], around);
        Matrix = [
            (around[0].X - around[1].X) / (2 * h), (around[2].X - around[3].X) / (2 * h),
            (around[0].Y - around[1].Y) / (2 * h), (around[2].Y - around[3].Y) / (2 * h)];
        _inverseDeterminant = 1 / (Matrix[0] * Matrix[3] - Matrix[1] * Matrix[2]);
    }

    /// <summary>The pixel in the middle of the image.</summary>
    public PixelPoint Middle { get; }

    /// <summary>The tangent point: where the middle lies on the sky.</summary>
    public SkyPoint Centre { get; }

    /// <summary>From pixels off the middle to radians to the east (the first two) and to the north.</summary>
    public double[] Matrix { get; } = [];

    /// <summary>Pixels between nodes; the first node is the outer corner (−0.5, −0.5).</summary>
    public double Step { get; private set; }

    /// <summary>Nodes along x.</summary>
    public int Columns { get; private set; }

    /// <summary>Nodes along y.</summary>
    public int Rows { get; private set; }

    /// <summary>Two numbers a node, row after row: pixels along x and y to add before the matrix; NaN without a place on the sky.</summary>
    public float[] Corrections { get; private set; } = [];

    /// <summary>The largest error found between the nodes, pixels.</summary>
    public double ErrorPx { get; private set; }

    /// <summary>The coarsest table that is good enough, or the finest; null if the middle of the image has no place on the sky.</summary>
    /// <param name="wcs">Of the image.</param>
    /// <param name="frame">Frame of the positions wanted.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    public static SampledSky? Of(Wcs wcs, SkyFrame frame, int width, int height)
    {
        var sky = new SampledSky(wcs, frame, width, height);
        if (!double.IsFinite(sky._inverseDeterminant) || sky._inverseDeterminant == 0) return null;
        bool isEnough = false;
        double side = Math.Max(width, height);
        for (int cells = 1; cells <= MostCells && !isEnough; cells *= 2) isEnough = sky.Sample(side / cells, width, height);
        return sky;
    }

    /// <summary>What a viewer makes of the table; NaN where it has no value.</summary>
    public SkyPoint PixelToSky(PixelPoint pixel)
    {
        double column = (pixel.X + 0.5) / Step, row = (pixel.Y + 0.5) / Step;
        int i = Math.Clamp((int)column, 0, Columns - 2), j = Math.Clamp((int)row, 0, Rows - 2);
        var (dx, dy) = Interpolated(i, j, column - i, row - j);
        double x = pixel.X - Middle.X + dx, y = pixel.Y - Middle.Y + dy;
        double xi = Matrix[0] * x + Matrix[1] * y, eta = Matrix[2] * x + Matrix[3] * y;
        var (sin, cos) = Math.SinCos(Centre.Dec * Radian);
        double ra = Centre.Ra + Math.Atan2(xi, cos - eta * sin) / Radian;
        double dec = Math.Atan2(sin + eta * cos, Math.Sqrt(xi * xi + (cos - eta * sin) * (cos - eta * sin))) / Radian;
        return new(Angle.FromDegrees(ra).Wrapped().Degrees, dec);
    }

    // Whether the table is good enough: also next to the border of the projection, where a cell with a missing node is lost.
    private bool Sample(double step, int width, int height)
    {
        (Step, Columns, Rows) = (step, (int)Math.Ceiling(width / step) + 1, (int)Math.Ceiling(height / step) + 1);
        var nodes = CorrectionsAt(Rows, Columns, (i, j) => (i * step - 0.5, j * step - 0.5));
        Corrections = [.. nodes.SelectMany(c => (float[])[(float)c.X, (float)c.Y])];
        // At quarters of the cells: half-way the error of a parabola is largest, that of a cubic at the others.
        ErrorPx = 0;
        bool isWhole = true;
        int across = 4 * (Columns - 1), up = 4 * (Rows - 1);
        var exact = CorrectionsAt(up, across, (i, j) => (i * step / 4 - 0.5, j * step / 4 - 0.5));
        for (int k = 0; k < exact.Length; k++)
        {
            int i = k % across, j = k / across;
            if (i * step / 4 > width || j * step / 4 > height) continue;
            var (dx, dy) = Interpolated(i / 4, j / 4, i % 4 / 4.0, j % 4 / 4.0);
            double error = Math.Sqrt((dx - exact[k].X) * (dx - exact[k].X) + (dy - exact[k].Y) * (dy - exact[k].Y));
            if (error > ErrorPx) ErrorPx = error;
            else if (double.IsNaN(error) && !double.IsNaN(exact[k].X)) isWhole = false;
        }
        return isWhole && ErrorPx <= TolerancePx;
    }

    private (double X, double Y) Interpolated(int i, int j, double u, double v)
    {
        int at = 2 * (j * Columns + i), above = at + 2 * Columns;
        return (Between(at), Between(at + 1));

        double Between(int k)
        {
            int over = k - at + above;
            double low = (1 - u) * Corrections[k] + u * Corrections[k + 2], high = (1 - u) * Corrections[over] + u * Corrections[over + 2];
            return (1 - v) * low + v * high;
        }
    }

    private (double X, double Y)[] CorrectionsAt(int rows, int columns, Func<int, int, (double X, double Y)> pixel)
    {
        var corrections = new (double X, double Y)[rows * columns];
        double[] x = new double[columns], y = new double[columns];
        for (int j = 0; j < rows; j++)
        {
            for (int i = 0; i < columns; i++) (x[i], y[i]) = pixel(i, j);
            var row = corrections.AsSpan(j * columns, columns);
            Plane(x, y, row);
            for (int i = 0; i < columns; i++)
            {
                var (xi, eta) = row[i];
                row[i] = (
                    (Matrix[3] * xi - Matrix[1] * eta) * _inverseDeterminant - (x[i] - Middle.X),
                    (Matrix[0] * eta - Matrix[2] * xi) * _inverseDeterminant - (y[i] - Middle.Y));
            }
        }
        return corrections;
    }

    // Radians on the gnomonic plane about the centre (Calabretta & Greisen 2002, section 5.1.3), small offsets with all their digits.
    private void Plane(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<(double X, double Y)> plane)
    {
        var points = new SkyPoint[x.Length];
        Positions(x, y, points);
        var (sin0, cos0) = Math.SinCos(Centre.Dec * Radian);
        for (int i = 0; i < points.Length; i++)
        {
            double turn = (points[i].Ra - Centre.Ra) * Radian, rise = (points[i].Dec - Centre.Dec) * Radian;
            double cos = Math.Cos(points[i].Dec * Radian), versine = 2 * Math.Pow(Math.Sin(turn / 2), 2);
            double depth = Math.Cos(rise) - cos0 * cos * versine;
            if (!(depth > LeastCosine)) depth = double.NaN;
            plane[i] = (cos * Math.Sin(turn) / depth, (Math.Sin(rise) + sin0 * cos * versine) / depth);
        }
    }

    private void Positions(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<SkyPoint> points)
    {
        double[] ra = new double[x.Length], dec = new double[x.Length];
        _wcs.PixelToSky(x, y, ra, dec);
        if (_wcs.Frame != _frame) SkyFrame.Transform(_wcs.Frame, _frame, ra, dec, ra, dec);
        for (int i = 0; i < points.Length; i++) points[i] = new(ra[i], dec[i]);
    }
}
