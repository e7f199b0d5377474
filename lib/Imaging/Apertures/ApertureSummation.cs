using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Sums over apertures of one image, with buffers that are used again: one object a thread.</summary>
/// <param name="image">The image.</param>
/// <param name="variance">Its variance, or null.</param>
/// <param name="mask">True pixels are left out; or null.</param>
/// <param name="skipMissing">Leaves out pixels that are not finite; otherwise they make the sum what they are.</param>
internal sealed class ApertureSummation(Image<float> image, Image<float>? variance, Image<bool>? mask, bool skipMissing)
{
    private const int Block = 8, MostAreas = 4096;
    private readonly DiscOverlap _disc = new(), _hole = new();
    private double[] _areas = [], _holeAreas = [];
    private float[] _end = [];

    /// <summary>Sums of area × pixel, of area, and of area × variance; 0 where nothing is covered.</summary>
    public (double Sum, double Area, double Variance) Over(Aperture aperture, double x, double y)
    {
        var (sin, cos) = aperture.IsRound ? (0, 1) : Math.SinCos(double.DegreesToRadians(aperture.ThetaDegrees));
        double a = aperture.SemiMajorPx, b = aperture.SemiMinorPx;
        var (left, right) = Range(x, a == b ? a : double.Hypot(a * cos, b * sin), image.Width);
        var (bottom, top) = Range(y, a == b ? a : double.Hypot(a * sin, b * cos), image.Height);
        int width = right - left, height = top - bottom;
        if (width <= 0 || height <= 0) return default;

        int stride = (width + Block - 1) / Block * Block, rows = Math.Clamp(MostAreas / stride, 1, height);
        if (_areas.Length < stride * rows) (_areas, _holeAreas) = (new double[stride * rows], new double[stride * rows]);
        double fromX = left - 0.5 - x, fromY = bottom - 0.5 - y;
        if (aperture.IsRound)
        {
            _disc.Place(a, fromX, stride, fromY, height);
            if (aperture.Hole > 0) _hole.Place(a * aperture.Hole, fromX, stride, fromY, height);
        }
        // Pixels of the next row, beyond the border of the image; elsewhere a circle has no area beyond its width.
        bool hasBeyond = right == image.Width || !aperture.IsRound;
        var sums = default(Sums);
        for (int row = 0; row < height; row += rows)
        {
            int count = Math.Min(rows, height - row), at = (bottom + row) * image.Width + left;
            Areas(aperture, row, count, width, stride, fromX, fromY);
            for (int i = 0; i < count && (hasBeyond || mask is not null); i++)
            {
                if (hasBeyond) _areas.AsSpan(i * stride + width, stride - width).Clear();
                if (mask is not null) LeaveOut(mask.Row(bottom + row + i).Slice(left, width), _areas.AsSpan(i * stride));
            }
            sums.Add(_areas, stride, count, Pixels(image, at, count, stride), image.Width, skipMissing);
            if (variance is not null) sums.AddVariance(_areas, stride, count, Pixels(variance, at, count, stride), image.Width);
        }
        return sums.Total;
    }

    // The pixels from `first` up to, not including, `end` touch x ± extent, as far as they are inside the image.
    private static (int First, int End) Range(double x, double extent, int size)
    {
        double first = Math.Max(0, Math.Floor(x - extent + 0.5)), end = Math.Min(size, Math.Ceiling(x + extent + 0.5));
        return first < end ? ((int)first, (int)end) : (0, 0);
    }

    // The areas of some rows, `stride` apart.
    private void Areas(Aperture aperture, int row, int count, int width, int stride, double fromX, double fromY)
    {
        if (aperture.IsRound)
        {
            _disc.Rows(row, count, stride, _areas);
            if (aperture.Hole > 0) _hole.Rows(row, count, stride, _holeAreas);
        }
        else
        {
            Elliptical(1, _areas);
            if (aperture.Hole > 0) Elliptical(aperture.Hole, _holeAreas);
        }
        if (aperture.Hole > 0) for (int i = 0; i < count * stride; i++) _areas[i] -= _holeAreas[i];

        void Elliptical(double scale, double[] areas)
        {
            var ellipse = new EllipseOverlap(scale * aperture.SemiMajorPx, scale * aperture.SemiMinorPx, aperture.ThetaDegrees);
            for (int j = 0; j < count; j++)
            {
                for (int i = 0; i < width; i++) areas[j * stride + i] = ellipse.OfPixel(fromX + i, fromY + row + j);
            }
        }
    }

    private static void LeaveOut(ReadOnlySpan<bool> isOut, Span<double> areas)
    {
        for (int i = 0; i < isOut.Length; i++) if (isOut[i]) areas[i] = 0;
    }

    // The pixels of some rows from this one on, each to `stride`; where the image ends before, a copy of its last ones.
    private ReadOnlySpan<float> Pixels(Image<float> plane, int at, int rows, int stride)
    {
        int count = (rows - 1) * image.Width + stride;
        if (at + count <= plane.Pixels.Length) return plane.Pixels.AsSpan(at, count);
        if (_end.Length < count) _end = new float[count];
        plane.Pixels.AsSpan(at).CopyTo(_end);
        return _end.AsSpan(0, count);
    }

    /// <summary>Four partial sums of each kind: the same on every machine.</summary>
    private struct Sums
    {
        private Vector256<double> _sum, _area, _variance;

        public readonly (double Sum, double Area, double Variance) Total =>
            (Vector256.Sum(_sum), Vector256.Sum(_area), Vector256.Sum(_variance));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(double[] areas, int stride, int rows, ReadOnlySpan<float> pixels, int width, bool skipMissing)
        {
            ref double weights = ref MemoryMarshal.GetArrayDataReference(areas);
            ref float values = ref MemoryMarshal.GetReference(pixels);
            var (sum, area) = (_sum, _area);
            var infinity = Vector256.Create(double.PositiveInfinity);
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < stride; i += Block)
                {
                    var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref values, (nuint)i));
                    var (first, second) = (Vector256.LoadUnsafe(ref weights, (nuint)i), Vector256.LoadUnsafe(ref weights, (nuint)(i + 4)));
                    var firstUsed = Vector256.GreaterThan(first, Vector256<double>.Zero);
                    var secondUsed = Vector256.GreaterThan(second, Vector256<double>.Zero);
                    if (skipMissing)
                    {
                        firstUsed &= Vector256.LessThan(Vector256.Abs(low), infinity);
                        secondUsed &= Vector256.LessThan(Vector256.Abs(high), infinity);
                    }
                    sum = Vector256.FusedMultiplyAdd(first, low & firstUsed, sum);
                    area += first & firstUsed;
                    sum = Vector256.FusedMultiplyAdd(second, high & secondUsed, sum);
                    area += second & secondUsed;
                }
                weights = ref Unsafe.Add(ref weights, stride);
                values = ref Unsafe.Add(ref values, width);
            }
            (_sum, _area) = (sum, area);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void AddVariance(double[] areas, int stride, int rows, ReadOnlySpan<float> variances, int width)
        {
            ref double weights = ref MemoryMarshal.GetArrayDataReference(areas);
            ref float values = ref MemoryMarshal.GetReference(variances);
            var variance = _variance;
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < stride; i += Block)
                {
                    var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref values, (nuint)i));
                    var (first, second) = (Vector256.LoadUnsafe(ref weights, (nuint)i), Vector256.LoadUnsafe(ref weights, (nuint)(i + 4)));
                    variance = Vector256.FusedMultiplyAdd(first, low & Vector256.GreaterThan(first, Vector256<double>.Zero), variance);
                    variance = Vector256.FusedMultiplyAdd(second, high & Vector256.GreaterThan(second, Vector256<double>.Zero), variance);
                }
                weights = ref Unsafe.Add(ref weights, stride);
                values = ref Unsafe.Add(ref values, width);
            }
            _variance = variance;
        }
    }
}
