using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks;

/// <summary>The loops over a row of coverages (0 to 1). Much of a page is empty or full: that is done many pixels at once.</summary>
internal static class CoverageRow
{
    /// <summary>Turns differences between neighbours into coverages.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(Span<float> row, FillRule rule)
    {
        float sum = 0;
        int x = 0;
        while (x < row.Length)
        {
            int some = Math.Min(row.Length, x + Vector<float>.Count);
            if (some - x == Vector<float>.Count && new Vector<float>(row[x..]) == Vector<float>.Zero)
            {
                if (sum != 0) row[x..some].Fill(Covered(sum, rule));
                x = some;
                continue;
            }
            for (; x < some; x++)
            {
                sum += row[x];
                row[x] = Covered(sum, rule);
            }
        }
    }

    // Within one pixel the windings are known only on average: exact unless polygons cross inside it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Covered(float sum, FillRule rule)
    {
        float winding = MathF.Abs(sum);
        if (rule == FillRule.EvenOdd && winding > 1)
        {
            winding -= 2 * MathF.Floor(winding / 2);
            return winding > 1 ? 2 - winding : winding;
        }
        return MathF.Min(winding, 1);
    }

    /// <summary>Covers more; where both cover a part of a pixel, their overlap is taken as chance would have it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unite(Span<float> row, ReadOnlySpan<float> more)
    {
        int x = 0;
        for (; x + Vector<float>.Count <= row.Length; x += Vector<float>.Count)
        {
            var (a, b) = (new Vector<float>(row[x..]), new Vector<float>(more[x..]));
            (a + b - a * b).CopyTo(row[x..]);
        }
        for (; x < row.Length; x++) row[x] += more[x] - row[x] * more[x];
    }

    /// <summary>Lays a colour over pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lay(Span<uint> pixels, ReadOnlySpan<float> coverage, Rgb color, float opacity)
    {
        uint full = Over.Pixel(color);
        float whole = opacity * Over.Opaque;
        int x = 0;
        while (x < pixels.Length)
        {
            int some = Math.Min(pixels.Length, x + Vector<float>.Count);
            if (some - x == Vector<float>.Count)
            {
                var covered = new Vector<float>(coverage[x..]);
                bool filled = opacity >= 1 && covered == Vector<float>.One;
                if (filled) pixels[x..some].Fill(full);
                if (filled || covered == Vector<float>.Zero)
                {
                    x = some;
                    continue;
                }
            }
            for (; x < some; x++)
            {
                uint alpha = (uint)(coverage[x] * whole + 0.5f);
                if (alpha > 0) pixels[x] = Over.Blend(pixels[x], full, alpha);
            }
        }
    }
}
