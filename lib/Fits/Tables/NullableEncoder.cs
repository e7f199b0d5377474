using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Fits;

/// <summary>Integers with null as TNULL: a number that is none of the values.</summary>
internal sealed class NullableEncoder<T> : ElementEncoder<T?> where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private T blank;

    public override int ValueBytes => Unsafe.SizeOf<T>();

    protected override CellFormat FormatFor(IEnumerable<T?[]> values)
    {
        var format = NumberEncoder<T>.Format;
        if (Free(values) is not { } free)
        {
            if (values.Any(cell => Array.IndexOf(cell, null) >= 0))
            {
                string type = TypeName.Of(typeof(T));
                throw new ArgumentException($"The values use every {type}, so that none is left for null; use a wider type.");
            }
            return format;
        }
        blank = free;
        long stored = long.CreateChecked(Int128.CreateChecked(free) - Int128.CreateChecked(format.Scaling.Zero));
        return format with { Scaling = format.Scaling with { Blank = stored } };
    }

    public override void Encode(ReadOnlySpan<T?> values, Span<byte> stored)
    {
        int size = Unsafe.SizeOf<T>();
        for (int i = 0; i < values.Length; i++)
        {
            T value = values[i] ?? blank;
            NumberEncoder<T>.EncodeNumbers(new ReadOnlySpan<T>(in value), stored.Slice(i * size, size));
        }
    }

    // The least number, but the greatest of an unsigned type, whose zeros are common; the next one where that is in use.
    private static T? Free(IEnumerable<T?[]> values)
    {
        bool isSigned = T.MinValue < T.Zero;
        var (first, step) = isSigned ? (T.MinValue, T.One) : (T.MaxValue, T.Zero - T.One);
        if (!values.Any(cell => Array.IndexOf(cell, first) >= 0)) return first;
        var used = values.SelectMany(cell => cell).OfType<T>().ToHashSet();
        T last = isSigned ? T.MaxValue : T.MinValue;
        for (T candidate = first; candidate != last;)
        {
            candidate += step;
            if (!used.Contains(candidate)) return candidate;
        }
        return null;
    }
}
