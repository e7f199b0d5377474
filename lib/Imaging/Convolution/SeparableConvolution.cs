using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The engine under <see cref="GaussianConvolution"/>: result = (taps ⊗ image) / (weightTaps ⊗ coverage)^power, where coverage is 1 on
/// known pixels and 0 on missing ones. Column strips go over the threads; within a strip the rows are convolved along x into a ring
/// of 2R + 2 rows that stays in cache, and the ring along y, two result rows at a time.
/// </summary>
internal static class SeparableConvolution
{
    public static Image<T> Run<T>(Image<T> image, double[] taps, double[] weightTaps, int weightPower, GaussianOptions options, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (taps.Length == 1) return image.Clone();
        var result = new Image<T>(image.Width, image.Height, GC.AllocateUninitializedArray<T>(image.Pixels.Length));
        if (image.Pixels.Length == 0) return result;

        // The strip depends on kernel and type alone, so that the result is the same for any number of threads.
        int stripWidth = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)(131072 / (taps.Length * Unsafe.SizeOf<T>()))), 64, 1024);
        var kernel = new Kernel<T>(Cast<T>(taps), Cast<T>(weightTaps), weightPower);
        Compute.For((image.Width + stripWidth - 1) / stripWidth, s =>
        {
            int from = s * stripWidth;
            new Strip<T>(image, result, kernel, options, from, Math.Min(stripWidth, image.Width - from)).Convolve(cancellation);
        }, cancellation);
        return result;
    }

    private static T[] Cast<T>(double[] taps) where T : INumberBase<T> => [.. taps.Select(T.CreateTruncating)];

    private sealed record Kernel<T>(T[] Taps, T[] WeightTaps, int WeightPower)
    {
        public int Radius => Taps.Length / 2;
    }

    /// <summary>Columns [from, from + width) of the result.</summary>
    private sealed class Strip<T> where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Image<T> _image, _result;
        private readonly Kernel<T> _kernel;
        private readonly GaussianOptions _options;
        private readonly int _from, _width, _radius, _length, _stride, _margined;
        private readonly T[] _values, _known;       // one source row of the strip with R pixels on either side: pixels (missing = 0), coverage
        private readonly T[] _ring, _weightRing;    // rows convolved along x
        private readonly T[] _edge;                 // coverage of a complete row, convolved along x
        private readonly T[] _sum, _weight;         // two result rows: taps ⊗ image, weightTaps ⊗ coverage
        private readonly int[] _window;             // where the 2R + 2 rows under the two kernels start in the ring
        private int _lastIncomplete = int.MinValue;

        public Strip(Image<T> image, Image<T> result, Kernel<T> kernel, GaussianOptions options, int from, int width)
        {
            (_image, _result, _kernel, _options, _from, _width, _radius) = (image, result, kernel, options, from, width, kernel.Radius);
            _length = WholeVectors<T>(width);
            // A cache line more than the row: rows a power of two apart would share a few sets of the cache.
            _stride = _length + 64 / Unsafe.SizeOf<T>();
            _margined = _length + 2 * _radius;
            int rows = kernel.Taps.Length + 1;
            _values = new T[WholeVectors<T>(_margined)];
            _known = new T[_values.Length];
            _ring = new T[rows * _stride];
            _weightRing = new T[rows * _stride];
            _edge = new T[_length];
            _sum = new T[2 * _length];
            _weight = new T[2 * _length];
            _window = new int[rows];
            Coverage();
        }

        public void Convolve(CancellationToken cancellation)
        {
            int rows = _window.Length;
            for (int y = -_radius; y < _radius; y++) AddRow(y, (y + _radius) % rows * _stride);
            for (int y = 0; y < _image.Height; y += 2)
            {
                if ((y & 63) == 0) cancellation.ThrowIfCancellationRequested();
                for (int next = y + _radius; next <= y + _radius + 1; next++) AddRow(next, (next + _radius) % rows * _stride);
                for (int k = 0; k < rows; k++) _window[k] = (y + k) % rows * _stride;
                WriteRows(y);
            }
        }

        private void AddRow(int y, int slot)
        {
            var ring = _ring.AsSpan(slot, _length);
            var weights = _weightRing.AsSpan(slot, _length);
            if (_options.Edge == EdgePolicy.Reflect) y = Mirror(y, _image.Height);
            if ((uint)y >= (uint)_image.Height)
            {
                ring.Clear();
                if (_options.Edge == EdgePolicy.Zero) _edge.CopyTo(weights);
                else weights.Clear();
                return;
            }
            bool complete = Load(_image.Row(y));
            AlongX(_values, _kernel.Taps, ring);
            if (complete) _edge.CopyTo(weights);
            else
            {
                _lastIncomplete = Math.Max(_lastIncomplete, y);
                AlongX(_known, _kernel.WeightTaps, weights);
            }
        }

        // Rows y and y + 1; of an odd number of rows the last comes alone.
        private void WriteRows(int y)
        {
            AlongY(_ring, _window, _kernel.Taps, _sum.AsSpan(0, _length), _sum.AsSpan(_length));
            bool incomplete = _lastIncomplete >= y - _radius || (_options.Edge == EdgePolicy.Reflect && _lastIncomplete >= 0);
            if (incomplete) AlongY(_weightRing, _window, _kernel.WeightTaps, _weight.AsSpan(0, _length), _weight.AsSpan(_length));
            for (int row = y; row < Math.Min(y + 2, _image.Height); row++)
            {
                int at = (row - y) * _length;
                var sum = _sum.AsSpan(at, _length);
                if (incomplete)
                {
                    Divide(sum, _weight.AsSpan(at, _length), T.One, _kernel.WeightPower);
                    if (_options.Nan == NanPolicy.Preserve) CopyNaN(_image.Row(row).Slice(_from, _width), sum);
                }
                else if (_options.Edge == EdgePolicy.Renormalise)
                {
                    Divide(sum, _edge, RowCoverage(row), _kernel.WeightPower);
                }
                sum[.._width].CopyTo(_result.Row(row).Slice(_from, _width));
            }
        }

        // The part of the kernel along y that lies inside the image.
        private T RowCoverage(int y)
        {
            T sum = T.Zero;
            for (int k = Math.Max(0, _radius - y), end = Math.Min(_kernel.Taps.Length, _image.Height + _radius - y); k < end; k++)
            {
                sum += _kernel.WeightTaps[k];
            }
            return sum;
        }

        // One row of the strip with its margins: missing pixels become 0 with coverage 0. Returns whether none was missing.
        private bool Load(ReadOnlySpan<T> row)
        {
            int left = _from - _radius, inside = Math.Max(0, -left), end = Math.Min(_margined, row.Length - left);
            row[(left + inside)..(left + end)].CopyTo(_values.AsSpan(inside));
            if (_options.Edge == EdgePolicy.Reflect)
            {
                for (int i = 0; i < inside; i++) _values[i] = row[Mirror(left + i, row.Length)];
                for (int i = end; i < _margined; i++) _values[i] = row[Mirror(left + i, row.Length)];
            }
            else
            {
                _values.AsSpan(0, inside).Clear();
                _values.AsSpan(end).Clear();
            }
            if (_options.Nan == NanPolicy.Propagate || !SplitOffNaN(_values, _known)) return true;
            if (_options.Edge == EdgePolicy.Renormalise)
            {
                _known.AsSpan(0, inside).Clear();
                _known.AsSpan(end).Clear();
            }
            return false;
        }

        // Coverage of a row without missing pixels: 1, or less where the kernel leaves the image and is renormalised.
        private void Coverage()
        {
            if (_options.Edge != EdgePolicy.Renormalise)
            {
                Array.Fill(_edge, T.One);
                return;
            }
            int left = _from - _radius;
            for (int i = 0; i < _known.Length; i++) _known[i] = (uint)(left + i) < (uint)_image.Width ? T.One : T.Zero;
            AlongX(_known, _kernel.WeightTaps, _edge);
        }
    }

    /// <summary>The index that <paramref name="i"/> is the mirror image of, about the outer edges of 0…n−1.</summary>
    private static int Mirror(int i, int n)
    {
        int period = 2 * n;
        i = ((i % period) + period) % period;
        return i < n ? i : period - 1 - i;
    }

    // Sets NaN to 0 and known to 0 there, 1 elsewhere, and says whether there was any. Whole vectors.
    [MethodImpl(Hot)]
    private static bool SplitOffNaN<T>(Span<T> values, Span<T> known) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T value = ref MemoryMarshal.GetReference(values);
        ref T one = ref MemoryMarshal.GetReference(known);
        var complete = Vector<T>.AllBitsSet;
        for (int i = 0; i < values.Length; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref value, (nuint)i);
            var present = Vector.Equals(v, v);
            complete &= present;
            (v & present).StoreUnsafe(ref value, (nuint)i);
            (Vector<T>.One & present).StoreUnsafe(ref one, (nuint)i);
        }
        return !Vector.EqualsAll(complete.As<T, byte>(), Vector<byte>.AllBitsSet);
    }

    // sum /= (weight × factor)^power. Whole vectors.
    [MethodImpl(Hot)]
    private static void Divide<T>(Span<T> sum, ReadOnlySpan<T> weight, T factor, int power) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T s = ref MemoryMarshal.GetReference(sum);
        ref T w = ref MemoryMarshal.GetReference(weight);
        for (int i = 0; i < sum.Length; i += Vector<T>.Count)
        {
            var divisor = Vector.LoadUnsafe(ref w, (nuint)i) * factor;
            if (power == 2) divisor *= divisor;
            (Vector.LoadUnsafe(ref s, (nuint)i) / divisor).StoreUnsafe(ref s, (nuint)i);
        }
    }

    // Makes a result NaN where its source is.
    private static void CopyNaN<T>(ReadOnlySpan<T> source, Span<T> to) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T from = ref MemoryMarshal.GetReference(source);
        ref T target = ref MemoryMarshal.GetReference(to);
        int i = 0;
        for (; i <= source.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = Vector.LoadUnsafe(ref from, (nuint)i);
            Vector.ConditionalSelect(Vector.Equals(v, v), Vector.LoadUnsafe(ref target, (nuint)i), v).StoreUnsafe(ref target, (nuint)i);
        }
        for (; i < source.Length; i++) if (T.IsNaN(source[i])) to[i] = T.NaN;
    }

    private static int WholeVectors<T>(int count) where T : unmanaged => (count + Vector<T>.Count - 1) / Vector<T>.Count * Vector<T>.Count;

    // Optimised from the first call on: a stamp is done before tiered compilation would get to it.
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization;

    /// <summary>to[i] = Σₖ taps[k] from[i + k]; <paramref name="to"/> is a whole number of vectors long.</summary>
    [MethodImpl(Hot)]
    private static void AlongX<T>(ReadOnlySpan<T> from, ReadOnlySpan<T> taps, Span<T> to) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T source = ref MemoryMarshal.GetReference(from);
        ref T target = ref MemoryMarshal.GetReference(to);
        int lanes = Vector<T>.Count, shared = Math.Min(lanes, taps.Length), i = 0;
        // Vectors in pairs: what is under tap k of the first is under tap k − lanes of the second.
        for (; i <= to.Length - 8 * lanes; i += 8 * lanes)
        {
            Vector<T> a0 = default, a1 = default, b0 = default, b1 = default, c0 = default, c1 = default, d0 = default, d1 = default;
            int k = 0;
            for (; k < shared; k++)
            {
                var tap = new Vector<T>(taps[k]);
                ref T at = ref Unsafe.Add(ref source, i + k);
                a0 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at), a0);
                b0 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), b0);
                c0 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(4 * lanes)), c0);
                d0 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(6 * lanes)), d0);
            }
            for (; k < taps.Length; k++)
            {
                Vector<T> tap0 = new(taps[k]), tap1 = new(taps[k - lanes]);
                ref T at = ref Unsafe.Add(ref source, i + k);
                Vector<T> a = Vector.LoadUnsafe(ref at), b = Vector.LoadUnsafe(ref at, (nuint)(2 * lanes));
                Vector<T> c = Vector.LoadUnsafe(ref at, (nuint)(4 * lanes)), d = Vector.LoadUnsafe(ref at, (nuint)(6 * lanes));
                a0 = MultiplyAdd(tap0, a, a0);
                a1 = MultiplyAdd(tap1, a, a1);
                b0 = MultiplyAdd(tap0, b, b0);
                b1 = MultiplyAdd(tap1, b, b1);
                c0 = MultiplyAdd(tap0, c, c0);
                c1 = MultiplyAdd(tap1, c, c1);
                d0 = MultiplyAdd(tap0, d, d0);
                d1 = MultiplyAdd(tap1, d, d1);
            }
            for (k = taps.Length - shared; k < taps.Length; k++)
            {
                var tap = new Vector<T>(taps[k]);
                ref T at = ref Unsafe.Add(ref source, i + k + lanes);
                a1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at), a1);
                b1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), b1);
                c1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(4 * lanes)), c1);
                d1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(6 * lanes)), d1);
            }
            Store(ref target, i, lanes, a0, a1, b0, b1);
            Store(ref target, i + 4 * lanes, lanes, c0, c1, d0, d1);
        }
        for (; i < to.Length; i += lanes)
        {
            Vector<T> a = default;
            for (int k = 0; k < taps.Length; k++) a = MultiplyAdd(new Vector<T>(taps[k]), Vector.LoadUnsafe(ref source, (nuint)(i + k)), a);
            a.StoreUnsafe(ref target, (nuint)i);
        }
    }

    /// <summary>
    /// Two rows at once, so that what is loaded serves both: lower[i] = Σₖ taps[k] ring[window[k] + i], and upper the same one window
    /// row further. Both are a whole number of vectors long.
    /// </summary>
    [MethodImpl(Hot)]
    private static void AlongY<T>(T[] ring, int[] window, ReadOnlySpan<T> taps, Span<T> lower, Span<T> upper) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T source = ref MemoryMarshal.GetArrayDataReference(ring);
        ref T first = ref MemoryMarshal.GetReference(lower);
        ref T second = ref MemoryMarshal.GetReference(upper);
        int lanes = Vector<T>.Count, i = 0;
        for (; i <= lower.Length - 4 * lanes; i += 4 * lanes)
        {
            ref T at = ref Unsafe.Add(ref source, window[0] + i);
            var tap = new Vector<T>(taps[0]);
            Vector<T> a0 = tap * Vector.LoadUnsafe(ref at), a1 = default;
            Vector<T> b0 = tap * Vector.LoadUnsafe(ref at, (nuint)lanes), b1 = default;
            Vector<T> c0 = tap * Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), c1 = default;
            Vector<T> d0 = tap * Vector.LoadUnsafe(ref at, (nuint)(3 * lanes)), d1 = default;
            for (int k = 1; k < taps.Length; k++)
            {
                var before = tap;
                tap = new Vector<T>(taps[k]);
                at = ref Unsafe.Add(ref source, window[k] + i);
                Vector<T> a = Vector.LoadUnsafe(ref at), b = Vector.LoadUnsafe(ref at, (nuint)lanes);
                Vector<T> c = Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), d = Vector.LoadUnsafe(ref at, (nuint)(3 * lanes));
                a0 = MultiplyAdd(tap, a, a0);
                a1 = MultiplyAdd(before, a, a1);
                b0 = MultiplyAdd(tap, b, b0);
                b1 = MultiplyAdd(before, b, b1);
                c0 = MultiplyAdd(tap, c, c0);
                c1 = MultiplyAdd(before, c, c1);
                d0 = MultiplyAdd(tap, d, d0);
                d1 = MultiplyAdd(before, d, d1);
            }
            at = ref Unsafe.Add(ref source, window[taps.Length] + i);
            a1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at), a1);
            b1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)lanes), b1);
            c1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), c1);
            d1 = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(3 * lanes)), d1);
            Store(ref first, i, lanes, a0, b0, c0, d0);
            Store(ref second, i, lanes, a1, b1, c1, d1);
        }
        for (; i < lower.Length; i += lanes)
        {
            Vector<T> a = default, b = default;
            for (int k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<T>(taps[k]);
                a = MultiplyAdd(tap, Vector.LoadUnsafe(ref source, (nuint)(window[k] + i)), a);
                b = MultiplyAdd(tap, Vector.LoadUnsafe(ref source, (nuint)(window[k + 1] + i)), b);
            }
            a.StoreUnsafe(ref first, (nuint)i);
            b.StoreUnsafe(ref second, (nuint)i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(ref T target, int i, int lanes, Vector<T> a, Vector<T> b, Vector<T> c, Vector<T> d)
    {
        a.StoreUnsafe(ref target, (nuint)i);
        b.StoreUnsafe(ref target, (nuint)(i + lanes));
        c.StoreUnsafe(ref target, (nuint)(i + 2 * lanes));
        d.StoreUnsafe(ref target, (nuint)(i + 3 * lanes));
    }

    // Fused on every machine, so that every machine gives the same bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> MultiplyAdd<T>(Vector<T> a, Vector<T> b, Vector<T> c) =>
        typeof(T) == typeof(float)
            ? Vector.FusedMultiplyAdd(a.As<T, float>(), b.As<T, float>(), c.As<T, float>()).As<float, T>()
            : Vector.FusedMultiplyAdd(a.As<T, double>(), b.As<T, double>(), c.As<T, double>()).As<double, T>();
}
