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
    private readonly ApertureAreas _areas = new();
    private float[] _end = [];

    /// <summary>Sums of area × pixel, of area, and of area × variance; 0 where nothing is covered.</summary>
    public (double Sum, double Area, double Variance) Over(Aperture aperture, double x, double y)
    {
        var box = _areas.Place(aperture, x, y, new(0, 0, image.Width, image.Height));
        var sums = default(Sums);
        if (box.IsEmpty) return default;
        int stride = _areas.Stride, rows = _areas.MostRows;
        for (int row = box.Y; row < box.Y + box.Height; row += rows)
        {
            int count = Math.Min(rows, box.Y + box.Height - row), at = row * image.Width + box.X;
            var areas = _areas.Rows(row, count);
            for (int i = 0; i < count && mask is not null; i++) LeaveOut(mask.Row(row + i).Slice(box.X, box.Width), areas[(i * stride)..]);
            sums.Add(areas, stride, count, Pixels(image, at, count, stride), image.Width, skipMissing);
            if (variance is not null) sums.AddVariance(areas, stride, count, Pixels(variance, at, count, stride), image.Width);
        }
        return sums.Total;
    }

    /// <summary>
    /// Reads a pixel of every cache line that an aperture about (x, y) touches: so all of them are fetched at once, before they are needed
    /// one after the other.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public float BringIntoCache(Aperture aperture, double x, double y)
    {
        const int line = 16;
        var box = ApertureAreas.Touched(aperture, x, y, new(0, 0, image.Width, image.Height));
        float sum = 0;
        if (box.IsEmpty) return sum;
        for (int row = box.Y; row < box.Y + box.Height; row++)
        {
            var pixels = image.Row(row).Slice(box.X, box.Width);
            for (int i = 0; i < pixels.Length; i += line) sum += pixels[i];
            sum += pixels[^1];
        }
        return sum;
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

    /// <summary>Partial sums of each kind, in fixed lanes: the same on every machine.</summary>
    private struct Sums
    {
        private Vector256<double> _sum, _secondSum, _area, _secondArea, _variance;

        public readonly (double Sum, double Area, double Variance) Total =>
            (Vector256.Sum(_sum + _secondSum), Vector256.Sum(_area + _secondArea), Vector256.Sum(_variance));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Add(ReadOnlySpan<double> areas, int stride, int rows, ReadOnlySpan<float> pixels, int width, bool skipMissing)
        {
            ref double weights = ref MemoryMarshal.GetReference(areas);
            ref float values = ref MemoryMarshal.GetReference(pixels);
            // Two of each: one would wait for itself.
            var (sum, secondSum, area, secondArea) = (_sum, _secondSum, _area, _secondArea);
            var infinity = Vector256.Create(double.PositiveInfinity);
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < stride; i += ApertureAreas.Block)
                {
                    var (low, high) = (Widened(ref values, i), Widened(ref values, i + 4));
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
                    secondSum = Vector256.FusedMultiplyAdd(second, high & secondUsed, secondSum);
                    secondArea += second & secondUsed;
                }
                weights = ref Unsafe.Add(ref weights, stride);
                values = ref Unsafe.Add(ref values, width);
            }
            (_sum, _secondSum, _area, _secondArea) = (sum, secondSum, area, secondArea);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void AddVariance(ReadOnlySpan<double> areas, int stride, int rows, ReadOnlySpan<float> variances, int width)
        {
            ref double weights = ref MemoryMarshal.GetReference(areas);
            ref float values = ref MemoryMarshal.GetReference(variances);
            var variance = _variance;
            for (int row = 0; row < rows; row++)
            {
                for (int i = 0; i < stride; i += ApertureAreas.Block)
                {
                    var (low, high) = (Widened(ref values, i), Widened(ref values, i + 4));
                    var (first, second) = (Vector256.LoadUnsafe(ref weights, (nuint)i), Vector256.LoadUnsafe(ref weights, (nuint)(i + 4)));
                    variance = Vector256.FusedMultiplyAdd(first, low & Vector256.GreaterThan(first, Vector256<double>.Zero), variance);
                    variance = Vector256.FusedMultiplyAdd(second, high & Vector256.GreaterThan(second, Vector256<double>.Zero), variance);
                }
                weights = ref Unsafe.Add(ref weights, stride);
                values = ref Unsafe.Add(ref values, width);
            }
            _variance = variance;
        }

        // A load of four that widens: one instruction.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static Vector256<double> Widened(ref float values, int i) =>
            Vector256.WidenLower(Vector128.LoadUnsafe(ref values, (nuint)i).ToVector256Unsafe());
    }
}
