using System.Buffers;
using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>The inverse H-transform (White, Postman and Lattanzi 1992) in whole numbers of 64 bits.</summary>
internal static class HTransform
{
    /// <summary>
    /// From coefficients to pixels. At each level a square of means becomes four of them by the level's differences along x, along y and
    /// across; the coefficients of a level lie right of, below and diagonally below those of the coarser ones.
    /// </summary>
    /// <param name="coefficients">One for each pixel; the smoothing changes them.</param>
    /// <param name="pixels">The pixels, saturated at the ends of the 32-bit range, which rounded coefficients may pass.</param>
    /// <param name="smoothing">The largest change of a coefficient by smoothing, 0 for none.</param>
    public static void Invert(HPlane coefficients, Span<int> pixels, long smoothing)
    {
        int width = coefficients.Width, height = coefficients.Height;
        int levels = BitOperations.Log2((uint)Math.Max(width, height) * 2 - 1);
        int quarter = (width + 1) / 2 * ((height + 1) / 2);
        long[] scratch = ArrayPool<long>.Shared.Rent(quarter + pixels.Length);
        try
        {
            var coarse = scratch.AsSpan(0, quarter);
            var fine = scratch.AsSpan(quarter, pixels.Length);
            // The levels take turns in the two buffers, so that the last one is in the larger.
            if (levels % 2 == 0) Swap(ref coarse, ref fine);
            coarse[0] = levels == 0 ? coefficients.Values[0] : RoundTo(coefficients.Values[0], 2L << levels);
            for (int level = levels - 1; level >= 0; level--)
            {
                int levelWidth = Shrunk(width, level), levelHeight = Shrunk(height, level);
                int left = (levelWidth + 1) / 2, top = (levelHeight + 1) / 2;
                var bands = new HBands(
                    new HPlane(coarse, left, top, left),
                    coefficients.Part(left, 0, levelWidth - left, top),
                    coefficients.Part(0, top, left, levelHeight - top),
                    coefficients.Part(left, top, levelWidth - left, levelHeight - top));
                if (smoothing > 0) HSmoothing.Apply(bands, levelWidth, levelHeight, smoothing);
                Refine(bands, new HPlane(fine, levelWidth, levelHeight, levelWidth), level);
                Swap(ref coarse, ref fine);
            }
            for (int i = 0; i < pixels.Length; i++) pixels[i] = (int)Math.Clamp(coarse[i], int.MinValue, int.MaxValue);
        }
        finally
        {
            ArrayPool<long>.Shared.Return(scratch);
        }
    }

    private static void Refine(HBands bands, HPlane fine, int level)
    {
        for (int y = 0; y < bands.Mean.Height; y++)
        {
            var mean = bands.Mean.Row(y);
            var alongX = bands.AlongX.Row(y);
            // Off an edge of odd length, differences are zero.
            var alongY = y < bands.AlongY.Height ? bands.AlongY.Row(y) : [];
            var across = y < bands.Across.Height ? bands.Across.Row(y) : [];
            var upper = fine.Row(2 * y);
            var lower = 2 * y + 1 < fine.Height ? fine.Row(2 * y + 1) : [];
            for (int x = 0; x < mean.Length; x++)
            {
                var (h0, hx, hy, hc) = Restore(mean[x], At(alongX, x), At(alongY, x), At(across, x), level);
                // The coarsest sums are of 2 × 2 values, which the transform has halved at every level but the last.
                int shift = level == 0 ? 2 : 1;
                upper[2 * x] = (h0 - hx - hy + hc) >> shift;
                if (2 * x + 1 < upper.Length) upper[2 * x + 1] = (h0 + hx - hy - hc) >> shift;
                if (lower.IsEmpty) continue;
                lower[2 * x] = (h0 - hx + hy - hc) >> shift;
                if (2 * x + 1 < lower.Length) lower[2 * x + 1] = (h0 + hx + hy + hc) >> shift;
            }
        }
    }

    private static long At(ReadOnlySpan<long> row, int x) => x < row.Length ? row[x] : 0;

    // Sums and differences of the same four numbers have low bits in common. The forward transform drops them from all but one
    // coefficient; here they come back, from the difference across to those along the axes, and from all three to the mean.
    private static (long H0, long Hx, long Hy, long Hc) Restore(long h0, long hx, long hy, long hc, int level)
    {
        long bit0 = 1L << level, bit1 = 2L << level;
        hx = RoundTo(hx, bit1);
        hy = RoundTo(hy, bit1);
        hc = RoundTo(hc, bit0);
        long low0 = hc & bit0;
        hx -= hx >= 0 ? low0 : -low0;
        hy -= hy >= 0 ? low0 : -low0;
        long low1 = (hc ^ hx ^ hy) & bit1;
        h0 += h0 >= 0 || low0 != 0 ? low0 - low1 : low1;
        return (h0, hx, hy, hc);
    }

    // To the nearest multiple of a power of two; halves away from zero.
    private static long RoundTo(long value, long unit) => unit == 1 ? value : (value + unit / 2 + (value >> 63)) & -unit;

    /// <summary>How many squares of 2^level a length of at least 1 makes.</summary>
    public static int Shrunk(int length, int level) => ((length - 1) >> level) + 1;

    private static void Swap(ref Span<long> a, ref Span<long> b)
    {
        var c = a;
        a = b;
        b = c;
    }
}
