using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// The engine under <see cref="GaussianConvolution"/>: result = (taps ⊗ image) / (weightTaps ⊗ coverage)^power, where coverage is 1 on
/// known pixels and 0 on missing ones. Column strips go over the threads; within a strip the rows are convolved along x into a ring
/// of 2R + 1 rows that stays in cache, and the ring along y.
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
        private readonly int _from, _width, _radius, _stride, _margined;
        private readonly T[] _values, _known;       // one source row of the strip with R pixels on either side: pixels (missing = 0), coverage
        private readonly T[] _ring, _weightRing;    // rows convolved along x
        private readonly T[] _edge;                 // coverage of a complete row, convolved along x
        private readonly T[] _sum, _weight;         // one result row: taps ⊗ image, weightTaps ⊗ coverage
        private readonly int[] _window;             // where the 2R + 1 rows under the kernel start in the ring
        private int _lastIncomplete = int.MinValue;

        public Strip(Image<T> image, Image<T> result, Kernel<T> kernel, GaussianOptions options, int from, int width)
        {
            (_image, _result, _kernel, _options, _from, _width, _radius) = (image, result, kernel, options, from, width, kernel.Radius);
            _stride = WholeVectors<T>(width);
            _margined = _stride + 2 * _radius;
            int taps = kernel.Taps.Length;
            _values = new T[WholeVectors<T>(_margined)];
            _known = new T[_values.Length];
            _ring = new T[taps * _stride];
            _weightRing = new T[taps * _stride];
            _edge = new T[_stride];
            _sum = new T[_stride];
            _weight = new T[_stride];
            _window = new int[taps];
            Coverage();
        }

        public void Convolve(CancellationToken cancellation)
        {
            int taps = _kernel.Taps.Length;
            for (int y = -_radius; y < _image.Height + _radius; y++)
            {
                if ((y & 63) == 0) cancellation.ThrowIfCancellationRequested();
                AddRow(y, (y + _radius) % taps * _stride);
                int centre = y - _radius;
                if (centre < 0) continue;
                for (int k = 0; k < taps; k++) _window[k] = (centre + k) % taps * _stride;
                WriteRow(centre);
            }
        }

        private void AddRow(int y, int slot)
        {
            var ring = _ring.AsSpan(slot, _stride);
            var weights = _weightRing.AsSpan(slot, _stride);
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

        private void WriteRow(int y)
        {
            AlongY(_ring, _window, _kernel.Taps, _sum);
            bool incomplete = _lastIncomplete >= y - _radius || (_options.Edge == EdgePolicy.Reflect && _lastIncomplete >= 0);
            if (incomplete)
            {
                AlongY(_weightRing, _window, _kernel.WeightTaps, _weight);
                Divide(_sum, _weight, T.One, _kernel.WeightPower);
                if (_options.Nan == NanPolicy.Preserve) CopyNaN(_image.Row(y).Slice(_from, _width), _sum);
            }
            else if (_options.Edge == EdgePolicy.Renormalise)
            {
                Divide(_sum, _edge, RowCoverage(y), _kernel.WeightPower);
            }
            _sum.AsSpan(0, _width).CopyTo(_result.Row(y).Slice(_from, _width));
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
        int lanes = Vector<T>.Count, i = 0;
        for (; i <= to.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector<T> a = default, b = default, c = default, d = default;
            for (int k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<T>(taps[k]);
                ref T at = ref Unsafe.Add(ref source, i + k);
                a = MultiplyAdd(tap, Vector.LoadUnsafe(ref at), a);
                b = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)lanes), b);
                c = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), c);
                d = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(3 * lanes)), d);
            }
            Store(ref target, i, lanes, a, b, c, d);
        }
        for (; i < to.Length; i += lanes)
        {
            Vector<T> a = default;
            for (int k = 0; k < taps.Length; k++) a = MultiplyAdd(new Vector<T>(taps[k]), Vector.LoadUnsafe(ref source, (nuint)(i + k)), a);
            a.StoreUnsafe(ref target, (nuint)i);
        }
    }

    /// <summary>to[i] = Σₖ taps[k] ring[window[k] + i]; <paramref name="to"/> is a whole number of vectors long.</summary>
    [MethodImpl(Hot)]
    private static void AlongY<T>(T[] ring, int[] window, ReadOnlySpan<T> taps, Span<T> to) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ref T source = ref MemoryMarshal.GetArrayDataReference(ring);
        ref T target = ref MemoryMarshal.GetReference(to);
        int lanes = Vector<T>.Count, i = 0;
        for (; i <= to.Length - 4 * lanes; i += 4 * lanes)
        {
            Vector<T> a = default, b = default, c = default, d = default;
            for (int k = 0; k < taps.Length; k++)
            {
                var tap = new Vector<T>(taps[k]);
                ref T at = ref Unsafe.Add(ref source, window[k] + i);
                a = MultiplyAdd(tap, Vector.LoadUnsafe(ref at), a);
                b = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)lanes), b);
                c = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(2 * lanes)), c);
                d = MultiplyAdd(tap, Vector.LoadUnsafe(ref at, (nuint)(3 * lanes)), d);
            }
            Store(ref target, i, lanes, a, b, c, d);
        }
        for (; i < to.Length; i += lanes)
        {
            Vector<T> a = default;
            for (int k = 0; k < taps.Length; k++) a = MultiplyAdd(new Vector<T>(taps[k]), Vector.LoadUnsafe(ref source, (nuint)(window[k] + i)), a);
            a.StoreUnsafe(ref target, (nuint)i);
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
