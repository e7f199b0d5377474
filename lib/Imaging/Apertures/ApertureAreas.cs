namespace HstNotebooks.Imaging;

/// <summary>Which area of each pixel lies inside an aperture, a row at a time. Used again: one object a thread.</summary>
internal sealed class ApertureAreas
{
    /// <summary>Rows are padded with zeros to a multiple of this.</summary>
    public const int Block = 8;

    private readonly DiscOverlap _disc = new(), _hole = new();
    private double[] _areas = [], _holeAreas = [];
    private EllipseOverlap _ellipse, _ellipticalHole;
    private Aperture? _aperture;
    private PixelBox _box;
    private double _fromX, _fromY;

    /// <summary>Places an aperture at (x, y); returns the rectangle of pixels of <paramref name="within"/> that it may touch.</summary>
    public PixelBox Place(Aperture aperture, double x, double y, PixelBox within)
    {
        double a = aperture.SemiMajorPx, b = aperture.SemiMinorPx;
        _box = Touched(aperture, x, y, within);
        if (_box.IsEmpty) return _box;
        int padded = (_box.Width + Block - 1) / Block * Block;
        if (_areas.Length < padded) (_areas, _holeAreas) = (new double[padded], new double[padded]);
        (_aperture, _fromX, _fromY) = (aperture, _box.X - 0.5 - x, _box.Y - 0.5 - y);
        double hole = aperture.Hole;
        if (aperture.IsRound)
        {
            _disc.Place(a, _fromX, _box.Width, _fromY, _box.Height);
            if (hole > 0) _hole.Place(a * hole, _fromX, _box.Width, _fromY, _box.Height);
        }
        else
        {
            _ellipse = new(a, b, aperture.ThetaDegrees);
            if (hole > 0) _ellipticalHole = new(hole * a, hole * b, aperture.ThetaDegrees);
        }
        return _box;
    }

    /// <summary>
    /// The areas of the pixels of a row of the rectangle, y counted as in the image, then zeros; for the caller to change until the next.
    /// </summary>
    public Span<double> Row(int y)
    {
        int row = y - _box.Y, width = _box.Width, padded = (width + Block - 1) / Block * Block;
        bool isRing = _aperture!.Hole > 0;
        if (_aperture.IsRound)
        {
            _disc.Row(row, width, _areas);
            if (isRing) _hole.Row(row, width, _holeAreas);
        }
        else
        {
            _ellipse.Row(_fromX, _fromY + row, _areas.AsSpan(0, width));
            if (isRing) _ellipticalHole.Row(_fromX, _fromY + row, _holeAreas.AsSpan(0, width));
        }
        if (isRing) for (int i = 0; i < width; i++) _areas[i] -= _holeAreas[i];
        _areas.AsSpan(width, padded - width).Clear();
        return _areas.AsSpan(0, padded);
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
