using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Sigma-clipped statistics of one box after another, the same as <see cref="SigmaClip"/>, in a few vectorised passes over pixels that
/// stay in the first cache: nothing is sorted but a narrow window of values about the median, and nothing moved but outliers.
/// </summary>
internal sealed class ClippedBox<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private T[] _values;       // the finite pixels, then NaN to the end of a vector
    private T[] _window;       // the values of ranks _first to _first + _inWindow − 1, sorted
    private int[] _vectors;    // where in the values the vectors begin that reach into the window
    private int _count, _first, _inWindow;
    private T _guess = T.NaN, _spread;     // of the last box, whose neighbour is often alike: its median, and the width of its middle

    /// <param name="pixels">Pixels of the largest box, or 0.</param>
    public ClippedBox(int pixels) => (_values, _window, _vectors) = Buffers(pixels);

    /// <summary>
    /// Becomes the finite pixels of a box that are not masked, as far as it lies inside the image; returns how many they are.
    /// </summary>
    public int Load(Image<T> image, Image<bool>? mask, int x, int y, int width, int height)
    {
        width = Math.Min(width, image.Width - x);
        height = Math.Min(height, image.Height - y);
        Clear();
        for (int row = y; row < y + height; row++)
        {
            Add(image.Row(row).Slice(x, width), mask is null ? default : mask.Row(row).Slice(x, width));
        }
        return _count;
    }

    /// <summary>Forgets all values.</summary>
    public void Clear() => _count = 0;

    /// <summary>Takes the finite ones of these pixels, without those that are masked; an empty mask is none.</summary>
    public void Add(ReadOnlySpan<T> pixels, ReadOnlySpan<bool> masked = default)
    {
        if (_values.Length < _count + pixels.Length + 2 * Vector<T>.Count)
        {
            var values = _values.AsSpan(0, _count);
            (_values, _window, _vectors) = Buffers(2 * (_count + pixels.Length));
            values.CopyTo(_values);
        }
        if (masked.Contains(true)) AddUnmasked(pixels, masked);
        else AddFinite(pixels);
    }

    /// <summary>What clipping leaves, which is all that stays in the box; NaN with a count of 0 for no value.</summary>
    public SigmaClipResult Clip(SigmaClipOptions options)
    {
        int all = _count, round = 0;
        if (all == 0) return new(double.NaN, double.NaN, double.NaN, 0, 0, 0);
        _values.AsSpan(_count, Vector<T>.Count).Fill(T.NaN);
        _inWindow = 0;
        double median = Median();
        var moments = Moments(median);
        double accurate = moments.Squares / 16;
        for (; round < options.MaxIterations; round++)
        {
            double centre = options.Centre == ClipCentre.Mean ? moments.Mean : median, reach = options.Sigma * moments.Std;
            var rejected = Reject(AtLeast(centre - reach), AtMost(centre + reach), moments.About);
            if (_count == 0) return new(double.NaN, double.NaN, double.NaN, 0, all, round + 1);
            if (rejected.Count == 0) break;
            median = Median();
            moments = moments.Without(rejected);
            // A few values held nearly all of the sum of squares: what is left of it is rounding.
            if (moments.Squares > accurate) continue;
            moments = Moments(median);
            accurate = moments.Squares / 16;
        }
        _spread = T.CreateTruncating(2.3 * moments.Std);
        return new(moments.Mean, median, moments.Std, _count, all - _count, round);
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

    // About a value close to the median: as |mean − median| ≤ σ, no more than one bit of the variance cancels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CentredSums Moments(double about)
    {
        var centre = new Vector<double>(about);
        Vector<double> s1 = default, s2 = default, t1 = default, t2 = default;
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        int i = 0;
        for (; i <= _count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            if (typeof(T) == typeof(float))
            {
                Vector.Widen(v.As<T, float>(), out var a, out var b);
                a -= centre;
                b -= centre;
                s1 += a;
                t1 += b;
                s2 = Vector.FusedMultiplyAdd(a, a, s2);
                t2 = Vector.FusedMultiplyAdd(b, b, t2);
            }
            else
            {
                var a = v.As<T, double>() - centre;
                s1 += a;
                s2 = Vector.FusedMultiplyAdd(a, a, s2);
            }
        }
        var sums = new CentredSums(about, i, Vector.Sum(s1 + t1), Vector.Sum(s2 + t2));
        for (; i < _count; i++) sums = sums.With(double.CreateTruncating(_values[i]));
        return sums;
    }

    // Drops the values outside [low, high]; the last ones take their places.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CentredSums Reject(T low, T high, double about)
    {
        var rejected = new CentredSums(about, 0, 0, 0);
        int below = 0;
        var (least, most) = (new Vector<T>(low), new Vector<T>(high));
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        for (int i = (_count - 1) / Vector<T>.Count * Vector<T>.Count; i >= 0; i -= Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            if ((Vector.GreaterThanOrEqual(v, least) & Vector.LessThanOrEqual(v, most)).As<T, byte>() == Vector<byte>.AllBitsSet) continue;
            for (int k = Math.Min(i + Vector<T>.Count, _count) - 1; k >= i; k--)
            {
                T value = _values[k];
                if (value >= low && value <= high) continue;
                rejected = rejected.With(double.CreateTruncating(value));
                if (value < low) below++;
                _values[k] = _values[--_count];
                _values[_count] = T.NaN;
            }
        }
        if (_inWindow > 0 && (low > _window[0] || high < _window[_inWindow - 1])) _inWindow = 0;
        _first -= below;
        return rejected;
    }

    private double Median()
    {
        int lower = (_count - 1) / 2, upper = _count / 2;
        if (lower < _first || upper >= _first + _inWindow) OpenWindow(lower, upper);
        _guess = _window[lower - _first];
        double a = double.CreateTruncating(_guess);
        return lower == upper ? a : 0.5 * (a + double.CreateTruncating(_window[upper - _first]));
    }

    // A few values tell roughly where the median is, and how wide the middle: a rank is about spread / count in value there.
    private void Sample()
    {
        Span<T> sample = stackalloc T[32];
        for (int i = 0; i < sample.Length; i++) sample[i] = _values[(int)((long)i * _count / sample.Length)];
        sample.Sort();
        // Half of the values of a normal distribution lie between the quartiles; near the median a little more densely.
        (_guess, _spread) = (sample[16], T.CreateTruncating(1.7) * (sample[24] - sample[8]));
    }

    // Brackets two ranks by counting, and sorts the values of the bracket: those of some hundred ranks about the wanted.
    private void OpenWindow(int lower, int upper)
    {
        int margin = Math.Max(16, _count / 128);
        T a = T.NegativeInfinity, b = T.PositiveInfinity;
        int belowA = 0, belowB = _count;
        if (T.IsNaN(_guess)) Sample();
        // Wide enough for the median of a neighbouring box, whose error is that of its mean: 1.25 σ / √count.
        T step = _spread * T.CreateTruncating(3.0 * margin / _count);
        step = T.Max(step, T.BitIncrement(T.Abs(_guess)) - T.Abs(_guess));
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

    // The window becomes the values in [a, b), sorted. Nothing here branches on a value: that would be guessed wrongly half of the time.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(T a, T b)
    {
        var (least, end) = (new Vector<T>(a), new Vector<T>(b));
        ref T values = ref MemoryMarshal.GetArrayDataReference(_values);
        int vectors = 0, n = 0;
        for (int i = 0; i < _count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref values, (nuint)i);
            var isIn = Vector.GreaterThanOrEqual(v, least) & Vector.LessThan(v, end);
            _vectors[vectors] = i;
            vectors += Vector.EqualsAll(isIn.As<T, byte>(), Vector<byte>.Zero) ? 0 : 1;
        }
        for (int j = 0; j < vectors; j++)
        {
            for (int k = 0; k < Vector<T>.Count; k++)
            {
                T v = Unsafe.Add(ref values, _vectors[j] + k);
                _window[n] = v;
                n += v >= a & v < b ? 1 : 0;
            }
        }
        _inWindow = n;
        _window.AsSpan(n, Vector<T>.Count).Fill(T.NaN);
        RankSort.Sort(_window, n);
    }

    // A lane of 64 bits counts in both of its halves.
    private static int Total(Vector<int> counts)
    {
        long sum = 0;
        for (int i = 0; i < Vector<int>.Count; i++) sum += (uint)counts[i];
        return (int)(sum / (Unsafe.SizeOf<T>() / sizeof(int)));
    }

    private static (T[] Values, T[] Window, int[] Vectors) Buffers(int pixels) =>
        (new T[pixels + 2 * Vector<T>.Count], new T[pixels + Vector<T>.Count], new int[pixels / Vector<T>.Count + 2]);

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

    /// <summary>The number of values and the sums of their distances from a value, and of the squares of these.</summary>
    private readonly record struct CentredSums(double About, int Count, double Distances, double Squares)
    {
        public double Mean => About + Distances / Count;

        public double Std => Math.Sqrt(Math.Max(0, Squares / Count - Distances / Count * (Distances / Count)));

        public CentredSums With(double value) =>
            new(About, Count + 1, Distances + (value - About), Squares + (value - About) * (value - About));

        public CentredSums Without(CentredSums other) =>
            new(About, Count - other.Count, Distances - other.Distances, Squares - other.Squares);
    }
}
