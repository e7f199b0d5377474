using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Sigma-clipped statistics of one box after another, the same as <see cref="SigmaClip"/>, in a few vectorised passes over pixels that
/// stay in the first cache: nothing is sorted or moved but a narrow window of values about the median.
/// </summary>
internal sealed class ClippedBox<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _values;   // the finite pixels, then NaN to the end of a vector
    private T[] _window;   // the values of ranks _first to _first + _inWindow − 1, sorted
    private int _count, _first, _inWindow;
    private T _guess, _quartiles;

    /// <param name="pixels">Pixels of the largest box, or 0.</param>
    public ClippedBox(int pixels)
    {
        _values = new T[pixels + 2 * Vector<T>.Count];
        _window = new T[pixels];
    }

    /// <summary>
    /// Takes the finite pixels of a box that are not masked, as far as it lies inside the image; returns how many they are.
    /// </summary>
    public int Load(Image<T> image, Image<bool>? mask, int x, int y, int width, int height)
    {
        width = Math.Min(width, image.Width - x);
        height = Math.Min(height, image.Height - y);
        _count = 0;
        for (int row = y; row < y + height; row++)
        {
            var pixels = image.Row(row).Slice(x, width);
            var masked = mask is null ? default : mask.Row(row).Slice(x, width);
            if (masked.Contains(true)) AddUnmasked(pixels, masked);
            else AddFinite(pixels);
        }
        _values.AsSpan(_count, Vector<T>.Count).Fill(T.NaN);
        return _count;
    }

    /// <summary>Takes the finite ones of these values.</summary>
    public void Load(ReadOnlySpan<T> values)
    {
        if (values.Length > _window.Length) (_values, _window) = (new T[values.Length + 2 * Vector<T>.Count], new T[values.Length]);
        _count = 0;
        AddFinite(values);
        _values.AsSpan(_count, Vector<T>.Count).Fill(T.NaN);
    }

    /// <summary>What clipping leaves; NaN with a count of 0 for no value.</summary>
    public SigmaClipResult Clip(SigmaClipOptions options)
    {
        T low = T.NegativeInfinity, high = T.PositiveInfinity;
        int below = 0, kept = _count, round = 0;
        if (kept == 0) return new(double.NaN, double.NaN, double.NaN, 0, 0, 0);
        GuessWindow();
        double median = Median(below, kept);
        var (mean, std) = Moments(low, high, median, out _, out _);
        for (; round < options.MaxIterations; round++)
        {
            double centre = options.Centre == ClipCentre.Mean ? mean : median;
            low = T.Max(low, AtLeast(centre - options.Sigma * std));
            high = T.Min(high, AtMost(centre + options.Sigma * std));
            var (nextMean, nextStd) = Moments(low, high, median, out below, out int left);
            if (left == 0) return new(double.NaN, double.NaN, double.NaN, 0, _count, round + 1);
            if (left == kept) break;
            (mean, std, kept) = (nextMean, nextStd, left);
            median = Median(below, kept);
        }
        return new(mean, median, std, kept, _count - kept, round);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddFinite(ReadOnlySpan<T> pixels)
    {
        ref T from = ref MemoryMarshal.GetReference(pixels);
        ref T to = ref MemoryMarshal.GetArrayDataReference(_values);
        int n = _count, x = 0;
        for (; x <= pixels.Length - Vector<T>.Count; x += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref from, (nuint)x);
            v.StoreUnsafe(ref to, (nuint)n);
            if (Vector.EqualsAll(v - v, Vector<T>.Zero)) n += Vector<T>.Count;
            else
            {
                for (int i = x; i < x + Vector<T>.Count; i++)
                {
                    Unsafe.Add(ref to, n) = pixels[i];
                    if (T.IsFinite(pixels[i])) n++;
                }
            }
        }
        for (; x < pixels.Length; x++) if (T.IsFinite(pixels[x])) _values[n++] = pixels[x];
        _count = n;
    }

    private void AddUnmasked(ReadOnlySpan<T> pixels, ReadOnlySpan<bool> masked)
    {
        for (int x = 0; x < pixels.Length; x++) if (!masked[x] && T.IsFinite(pixels[x])) _values[_count++] = pixels[x];
    }

    // Mean and standard deviation of the values in [low, high], in one pass about a value close to the median: as |mean − median| ≤ σ, no
    // more than one bit of the variance cancels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Mean, double Std) Moments(T low, T high, double median, out int below, out int inside)
    {
        var (least, most) = (new Vector<T>(low), new Vector<T>(high));
        T centre = T.CreateTruncating(median);
        double about = double.CreateTruncating(centre);
        var centres = new Vector<T>(centre);
        var abouts = new Vector<double>(about);
        Vector<double> s1 = default, s2 = default, t1 = default, t2 = default;
        Vector<int> belows = default, insides = default;
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int i = 0; i < _count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            var isIn = Vector.GreaterThanOrEqual(v, least) & Vector.LessThanOrEqual(v, most);
            insides -= isIn.As<T, int>();
            belows -= Vector.LessThan(v, least).As<T, int>();
            v = Vector.ConditionalSelect(isIn, v, centres);
            if (typeof(T) == typeof(float))
            {
                Vector.Widen(v.As<T, float>(), out var a, out var b);
                a -= abouts;
                b -= abouts;
                s1 += a;
                t1 += b;
                s2 = Vector.FusedMultiplyAdd(a, a, s2);
                t2 = Vector.FusedMultiplyAdd(b, b, t2);
            }
            else
            {
                var a = v.As<T, double>() - abouts;
                s1 += a;
                s2 = Vector.FusedMultiplyAdd(a, a, s2);
            }
        }
        below = Total(belows);
        inside = Total(insides);
        double shift = Vector.Sum(s1 + t1) / inside;
        return (about + shift, Math.Sqrt(Math.Max(0, Vector.Sum(s2 + t2) / inside - shift * shift)));
    }

    // The median of `kept` values above the lowest `below`.
    private double Median(int below, int kept)
    {
        int lower = below + (kept - 1) / 2, upper = below + kept / 2;
        if (lower < _first || upper >= _first + _inWindow) OpenWindow(lower, upper);
        double a = double.CreateTruncating(_window[lower - _first]);
        return lower == upper ? a : 0.5 * (a + double.CreateTruncating(_window[upper - _first]));
    }

    // A few values tell roughly where the median is, and how far apart the quartiles: enough for a first guess.
    private void GuessWindow()
    {
        _inWindow = 0;
        Span<T> sample = stackalloc T[31];
        for (int i = 0; i < sample.Length; i++) sample[i] = _values[(int)((long)i * _count / sample.Length)];
        sample.Sort();
        (_guess, _quartiles) = (sample[15], sample[23] - sample[7]);
    }

    // Brackets two ranks by counting, and sorts the values of the bracket: those of some hundred ranks about the wanted.
    private void OpenWindow(int lower, int upper)
    {
        int margin = Math.Max(16, _count / 128);
        T a = T.NegativeInfinity, b = T.PositiveInfinity;
        int belowA = 0, belowB = _count;
        // Half of the values of a normal distribution lie between the quartiles; near the median a little more densely.
        T step = T.Max(_quartiles * T.CreateTruncating(1.7 * margin / _count), T.BitIncrement(T.Abs(_guess)) - T.Abs(_guess));
        T p = _guess - step, q = _guess + step;
        for (int probe = 0; probe < 24 && belowB - belowA > 4 * margin; probe++)
        {
            var (belowP, belowQ) = CountBelow(p, q);
            Narrow(p, belowP);
            Narrow(q, belowQ);
            if (T.IsFinite(a) && T.IsFinite(b))
            {
                // By turns, for the counts may be far from linear in between.
                T slope = probe % 3 == 2 ? T.Zero : (b - a) / T.CreateTruncating(belowB - belowA);
                T middle = a + (b - a) / T.CreateTruncating(2);
                p = slope == T.Zero ? middle : T.Max(a, a + slope * T.CreateTruncating(lower - margin - belowA));
                q = slope == T.Zero ? middle : T.Min(b, a + slope * T.CreateTruncating(upper + margin - belowA));
            }
            else
            {
                step *= T.CreateTruncating(4);
                (p, q) = T.IsFinite(a) ? (a, a + step) : (b - step, b);
            }
        }
        Gather(a, b);
        _first = belowA;

        void Narrow(T at, int below)
        {
            if (below <= lower && at >= a) (a, belowA) = (at, below);
            else if (below > upper && at <= b) (b, belowB) = (at, below);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int BelowP, int BelowQ) CountBelow(T p, T q)
    {
        var (ps, qs) = (new Vector<T>(p), new Vector<T>(q));
        Vector<int> belowP = default, belowQ = default;
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int i = 0; i < _count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            belowP -= Vector.LessThan(v, ps).As<T, int>();
            belowQ -= Vector.LessThan(v, qs).As<T, int>();
        }
        return (Total(belowP), Total(belowQ));
    }

    // The window becomes the values in [a, b), sorted.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(T a, T b)
    {
        var (least, end) = (new Vector<T>(a), new Vector<T>(b));
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        int n = 0;
        for (int i = 0; i < _count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            var isIn = Vector.GreaterThanOrEqual(v, least) & Vector.LessThan(v, end);
            if (Vector.EqualsAll(isIn.As<T, byte>(), Vector<byte>.Zero)) continue;
            for (int k = i; k < i + Vector<T>.Count; k++) if (_values[k] >= a && _values[k] < b) _window[n++] = _values[k];
        }
        _inWindow = n;
        _window.AsSpan(0, n).Sort();
    }

    // A lane of 64 bits counts in both of its halves.
    private static int Total(Vector<int> counts)
    {
        long sum = 0;
        for (int i = 0; i < Vector<int>.Count; i++) sum += (uint)counts[i];
        return (int)(sum / (Unsafe.SizeOf<T>() / sizeof(int)));
    }

    private static T AtLeast(double limit)
    {
        T nearest = T.CreateSaturating(limit);
        return double.CreateTruncating(nearest) < limit ? T.BitIncrement(nearest) : nearest;
    }

    private static T AtMost(double limit)
    {
        T nearest = T.CreateSaturating(limit);
        return double.CreateTruncating(nearest) > limit ? T.BitDecrement(nearest) : nearest;
    }
}
