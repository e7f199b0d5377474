namespace HstNotebooks.Imaging;

/// <summary>Which area of each pixel lies inside an aperture, some rows at a time. Used again: one object a thread.</summary>
internal sealed class ApertureAreas
{
    /// <summary>Rows are padded with zeros to a multiple of this.</summary>
    public const int Block = 8;

    private const int MostAreas = 4096;

    private readonly DiscOverlap _disc = new(), _hole = new();
    private double[] _areas = [], _holeAreas = [];
    private EllipseOverlap _ellipse, _ellipticalHole;
    private Aperture? _aperture;
    private PixelBox _box;
    private double _fromX, _fromY;
    private bool _isCut;

    /// <summary>From one row of areas to the next, padding included.</summary>
    public int Stride { get; private set; }

    /// <summary>How many rows can be asked for at once.</summary>
    public int MostRows => Math.Max(1, MostAreas / Stride);

    /// <summary>Places an aperture at (x, y); returns the rectangle of pixels of <paramref name="within"/> that it may touch.</summary>
    public PixelBox Place(Aperture aperture, double x, double y, PixelBox within)
    {
        double a = aperture.SemiMajorPx, b = aperture.SemiMinorPx;
        _box = Touched(aperture, x, y, within);
        if (_box.IsEmpty) return _box;
        Stride = (_box.Width + Block - 1) / Block * Block;
        int most = Stride * Math.Min(MostRows, _box.Height);
        if (_areas.Length < most) (_areas, _holeAreas) = (new double[most], new double[most]);
        // Elsewhere a circle has no area in the padding.
        _isCut = !aperture.IsRound || _box.X + _box.Width == within.X + within.Width;
        (_aperture, _fromX, _fromY) = (aperture, _box.X - 0.5 - x, _box.Y - 0.5 - y);
        double hole = aperture.Hole;
        if (aperture.IsRound)
        {
            _disc.Place(a, _fromX, Stride, _fromY, _box.Height);
            if (hole > 0) _hole.Place(a * hole, _fromX, Stride, _fromY, _box.Height);
        }
        else
        {
            _ellipse = new(a, b, aperture.ThetaDegrees);
            if (hole > 0) _ellipticalHole = new(hole * a, hole * b, aperture.ThetaDegrees);
        }
        return _box;
    }

    /// <summary>
    /// The areas of the pixels of some rows of the rectangle, at most <see cref="MostRows"/>, <see cref="Stride"/> apart, from row
    /// <paramref name="y"/> of the image on; for the caller to change until the next.
    /// </summary>
    public Span<double> Rows(int y, int count)
    {
        int row = y - _box.Y, width = _box.Width, length = count * Stride;
        bool isRing = _aperture!.Hole > 0;
        if (_aperture.IsRound)
        {
            _disc.Rows(row, count, Stride, _areas);
            if (isRing) _hole.Rows(row, count, Stride, _holeAreas);
        }
        else
        {
            for (int i = 0; i < count; i++)
            {
                _ellipse.Row(_fromX, _fromY + row + i, _areas.AsSpan(i * Stride, width));
                if (isRing) _ellipticalHole.Row(_fromX, _fromY + row + i, _holeAreas.AsSpan(i * Stride, width));
            }
        }
        if (isRing) for (int i = 0; i < length; i++) _areas[i] -= _holeAreas[i];
        for (int i = 0; i < count && _isCut; i++) _areas.AsSpan(i * Stride + width, Stride - width).Clear();
        return _areas.AsSpan(0, length);
    }

    /// <summary>The rectangle of pixels of <paramref name="within"/> that an aperture at (x, y) may touch.</summary>
    public static PixelBox Touched(Aperture aperture, double x, double y, PixelBox within)
    {
        double a = aperture.SemiMajorPx, b = aperture.SemiMinorPx;
        if (aperture.IsRound) return Around(x, y, a, a, within);
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(aperture.ThetaDegrees));
        return Around(x, y, double.Hypot(a * cos, b * sin), double.Hypot(a * sin, b * cos), within);
    }

    /// <summary>The pixels of a rectangle that something reaching so far from (x, y) touches; empty where there are none.</summary>
    public static PixelBox Around(double x, double y, double reachX, double reachY, PixelBox within)
    {
        var (left, right) = Range(x, reachX, within.X, within.X + within.Width);
        var (bottom, top) = Range(y, reachY, within.Y, within.Y + within.Height);
        return new(left, bottom, right - left, top - bottom);
    }

    private static (int First, int End) Range(double at, double reach, int least, int most)
    {
        double first = Math.Max(least, Math.Floor(at - reach + 0.5)), end = Math.Min(most, Math.Ceiling(at + reach + 0.5));
        return first < end ? ((int)first, (int)end) : (least, least);
    }
}
