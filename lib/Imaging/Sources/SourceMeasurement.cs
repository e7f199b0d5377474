using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>Measures one source after another, with buffers that are used again: one object a thread.</summary>
internal sealed class SourceMeasurement<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly SourcePlanes<T> _planes;
    private readonly SegmentRuns _segments;
    private readonly SourceCatalogOptions _options;
    private readonly LoneSource<T> _lone;
    private readonly LoneAperture<T> _aperture;
    private readonly CurveOfGrowth<T> _growth;
    private readonly WindowedCentroid<T> _windowed;
    private readonly LocalBackground<T>? _localBackground;
    private T[] _values = [];

    public SourceMeasurement(SourcePlanes<T> planes, SegmentRuns segments, SourceCatalogOptions options)
    {
        (_planes, _segments, _options) = (planes, segments, options);
        _lone = new(planes, options.Neighbours);
        (_aperture, _growth, _windowed) = (new(_lone), new(_lone, planes.Frame), new(_lone, planes.Frame));
        _localBackground = options.LocalBackgroundWidthPx > 0 ? new(planes, options.LocalBackgroundWidthPx) : null;
    }

    /// <summary>The source of the i-th label.</summary>
    public Source Measure(int i)
    {
        var (label, box, area) = _segments.Boxes[i];
        var runs = _segments.Of(i);
        if (_values.Length < area) _values = new T[area];
        var sums = SegmentSums<T>.Of(_planes, runs, _values);
        bool isSeen = sums.Count > 0;
        double background = !isSeen ? double.NaN : _localBackground?.About(box) ?? 0;
        var (x, y, shape) = SourceMoments.Of(_planes, runs, box);
        var kron = isSeen && double.IsFinite(x) ? Kron(label, x, y, shape, background) : NoKron();
        var (windowedX, windowedY) = _windowed.Of(label, x, y, shape, kron.HalfLightRadiusPx);
        var (quadraticX, quadraticY) = Quadratic(label, box, sums, x, y);
        return new()
        {
            Label = label, Box = box, X = x, Y = y, WindowedX = windowedX, WindowedY = windowedY,
            QuadraticX = quadraticX, QuadraticY = quadraticY, Shape = shape, LocalBackground = background, Kron = kron,
            Segment = Segment(label, runs, sums, background),
        };
    }

    private SegmentPhotometry Segment(int label, ReadOnlySpan<PixelRun> runs, in SegmentSums<T> sums, double background)
    {
        bool isSeen = sums.Count > 0;
        return new()
        {
            AreaPx = sums.Count,
            Flux = isSeen ? sums.Sum - sums.Count * background : double.NaN,
            FluxError = isSeen ? Math.Sqrt(sums.Variance) : double.NaN,
            MinValue = isSeen ? double.CreateTruncating(sums.Min) - background : double.NaN,
            MinPixel = sums.MinPixel,
            MaxValue = isSeen ? double.CreateTruncating(sums.Max) - background : double.NaN,
            MaxPixel = sums.MaxPixel,
            BackgroundMean = sums.Background / sums.Count,
            Gini = Gini.Sorting(_values.AsSpan(0, sums.Count)),
            PerimeterPx = isSeen ? SegmentPerimeter.Of(_planes, runs, label) : double.NaN,
        };
    }

    private KronPhotometry Kron(int label, double x, double y, SourceShape shape, double background)
    {
        double a = shape.SemiMajorSigmaPx, b = shape.SemiMinorSigmaPx, least = _options.MinCircularRadiusPx;
        double radius = KronRadius.Of(_lone, label, x, y, shape, _planes.Frame);
        radius = radius > _options.MinKronRadius ? radius : _options.MinKronRadius;
        double scale = _options.KronScale * radius;
        bool isLeast = scale * Math.Sqrt(a * b) <= least;
        if (!isLeast && !(scale * a <= Aperture.Largest)) return NoKron() with { Radius = radius };
        var aperture = isLeast ? Aperture.Circle(least) : Aperture.Ellipse(scale * a, scale * b, shape.OrientationDegrees);

        _lone.Place(label, ApertureAreas.Touched(aperture, x, y, _planes.Frame), x, y);
        var (flux, area, variance) = _aperture.Over(aperture, x, y, _planes.Frame, background, _planes.Error is not null);
        if (!(area > 0)) flux = variance = double.NaN;
        _growth.Place(label, x, y, aperture.SemiMajorPx, background);
        return new()
        {
            Radius = isLeast ? 0 : radius, Aperture = aperture, Flux = flux,
            FluxError = _planes.Error is null ? double.NaN : Math.Sqrt(variance),
            HalfLightRadiusPx = _growth.Radius(0.5 * flux),
            FluxRadii = Radii(fraction => _growth.Radius(fraction * flux)),
        };
    }

    private KronPhotometry NoKron() => new()
    {
        Radius = double.NaN, Aperture = null, Flux = double.NaN, FluxError = double.NaN, HalfLightRadiusPx = double.NaN,
        FluxRadii = Radii(_ => double.NaN),
    };

    private (double, double)[] Radii(Func<double, double> radius) =>
        _options.FluxFractions.Count == 0 ? [] : [.. _options.FluxFractions.Select(f => (f, radius(f)))];

    private (double X, double Y) Quadratic(int label, PixelBox box, in SegmentSums<T> sums, double x, double y)
    {
        var (peakX, peakY) = sums.MaxPixel;
        if (sums.Count == 0) return (x, y);
        var inner = new PixelBox(box.X + 1, box.Y + 1, box.Width - 2, box.Height - 2);
        bool isInner = peakX >= inner.X && peakX < inner.X + inner.Width && peakY >= inner.Y && peakY < inner.Y + inner.Height;
        if (!isInner) return (peakX, peakY);
        Span<double> values = stackalloc double[9];
        for (int i = 0; i < 9; i++)
        {
            int at = (peakY - 1 + i / 3) * _planes.Image.Width + peakX - 1 + i % 3;
            bool isOwn = _planes.Labels.Pixels[at] == label && _planes.IsUsed(at);
            values[i] = isOwn ? double.CreateTruncating(_planes.Image.Pixels[at]) : double.NaN;
        }
        var (dx, dy) = QuadraticSurface.Maximum(values, 3);
        var (foundX, foundY) = (peakX - 1 + dx, peakY - 1 + dy);
        bool isIn = foundX > box.X && foundX < box.X + box.Width - 1 && foundY > box.Y && foundY < box.Y + box.Height - 1;
        return isIn ? (foundX, foundY) : (x, y);
    }
}
