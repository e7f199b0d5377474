using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The finite values of a sample by their rank, exact, without a sorted or reordered copy of the sample. Values are counted by the upper
/// half of a 32-bit key that grows with them; the few that share a key with the wanted rank are gathered and selected from. A bucket
/// that is still crowded is counted again by the lower half.
/// </summary>
internal sealed class OrderStatistics<T> where T : unmanaged, INumber<T>
{
    private const int Keys = 1 << 16;
    private readonly T[] _values;
    private readonly double? _centre;
    private readonly int[] _counts = [];    // finite values by the upper half of their key; empty for a small sample, which is one bucket
    private double[] _bucket;               // values of ranks _start, _start + 1, …; reordered by selection
    private int _start;

    /// <param name="values">The sample; not changed.</param>
    /// <param name="deviationFrom">When given, the sample is the distances of the values from it.</param>
    public OrderStatistics(T[] values, double? deviationFrom = null)
    {
        (_values, _centre) = (values, deviationFrom);
        if (values.Length < Keys)
        {
            _bucket = Gather(0, 32);
            Count = _bucket.Length;
        }
        else
        {
            _bucket = [];
            _counts = CountKeys(0, 32);
            Count = _counts.Sum();
        }
    }

    /// <summary>How many values are finite.</summary>
    public int Count { get; }

    /// <summary>The value of this rank, 0-based, in ascending order.</summary>
    public double this[int rank]
    {
        get
        {
            if (rank < _start || rank >= _start + _bucket.Length) Open(rank);
            return Selection.Rank<double>(_bucket, rank - _start);
        }
    }

    /// <summary>The middle value, or the mean of the middle two; NaN when there is none.</summary>
    public double Median => Count == 0 ? double.NaN : Count % 2 == 1 ? this[Count / 2] : 0.5 * (this[Count / 2 - 1] + this[Count / 2]);

    // Gathers the bucket that holds this rank.
    private void Open(int rank)
    {
        _start = 0;
        uint key = Find(_counts, rank);
        int shift = 16;
        if (_counts[key] > _values.Length / 64)
        {
            key = key << 16 | Find(CountKeys(key, 16), rank);
            shift = 0;
        }
        _bucket = Gather(key, shift);
    }

    // Which count the rank falls into; _start advances by the counts before it.
    private uint Find(int[] counts, int rank)
    {
        uint key = 0;
        while (rank - _start >= counts[key]) _start += counts[key++];
        return key;
    }

    // How often each half key occurs: the upper ones (shift 32: of all values), or the lower ones of the values with this upper half (16).
    private int[] CountKeys(uint upper, int shift)
    {
        var parts = Parts(part =>
        {
            var counts = new int[Keys];
            foreach (T v in part)
            {
                uint key = Key(v);
                if (T.IsFinite(v) && (ulong)key >> shift == upper) counts[key >> (shift - 16) & (Keys - 1)]++;
            }
            return counts;
        });
        foreach (int[] part in parts.AsSpan(1)) for (int i = 0; i < Keys; i++) parts[0][i] += part[i];
        return parts[0];
    }

    // The values whose key starts with these bits.
    private double[] Gather(uint bits, int shift) => [.. Parts(part =>
    {
        var found = new List<double>();
        foreach (T v in part) if (T.IsFinite(v) && (ulong)Key(v) >> shift == bits) found.Add(Value(v));
        return found;
    }).SelectMany(found => found)];

    private delegate TPart OnPart<TPart>(ReadOnlySpan<T> part);

    private TPart[] Parts<TPart>(OnPart<TPart> f)
    {
        const int size = 1 << 20;
        var parts = new TPart[Math.Max(1, (_values.Length + size - 1) / size)];
        Compute.For(parts.Length, i => parts[i] = f(_values.AsSpan(i * size, Math.Min(size, _values.Length - i * size))));
        return parts;
    }

    private double Value(T v) => _centre is { } centre ? Math.Abs(double.CreateTruncating(v) - centre) : double.CreateTruncating(v);

    // The bits of the value rounded to float, arranged so that they never decrease while the value grows.
    private uint Key(T v)
    {
        int bits = BitConverter.SingleToInt32Bits((float)Value(v));
        return (uint)(bits ^ (bits >> 31 | int.MinValue));
    }
}
