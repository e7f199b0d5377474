using System.Buffers.Binary;
using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Fits;

/// <summary>Real numbers, undefined as NaN.</summary>
internal sealed class RealKind<T>() : ValueKind<T>(Unsafe.SizeOf<T>(), T.NaN) where T : struct, IBinaryFloatingPointIeee754<T>
{
    public override bool TryParse(ReadOnlySpan<byte> text, out T value) => NumberText.TryReal(text, out value);

    public override T Decode(ReadOnlySpan<byte> stored) => Bytes == sizeof(float)
        ? T.CreateTruncating(BinaryPrimitives.ReadSingleBigEndian(stored))
        : T.CreateTruncating(BinaryPrimitives.ReadDoubleBigEndian(stored));
}

/// <summary>Values that have null for undefined; a column without nulls is one of plain values.</summary>
internal abstract class NullableKind<T>(int bytes) : ValueKind<T?>(bytes, null) where T : struct
{
    public override TableColumn Column(string name, T?[] values) =>
        Array.IndexOf(values, null) >= 0 ? base.Column(name, values) : TableColumn.Create(name, Plain(values));

    public override TableColumn Column(string name, T?[][] cells, IReadOnlyList<int>? shape) =>
        Array.Exists(cells, cell => Array.IndexOf(cell, null) >= 0)
            ? base.Column(name, cells, shape)
            : TableColumn.Create(name, Array.ConvertAll(cells, Plain), cellShape: shape, isVariableLength: shape is null);

    private static T[] Plain(T?[] values) => Array.ConvertAll(values, value => value.GetValueOrDefault());
}

/// <summary>Integers.</summary>
internal sealed class IntegerKind<T>() : NullableKind<T>(Unsafe.SizeOf<T>()) where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    public override bool TryParse(ReadOnlySpan<byte> text, out T? value)
    {
        bool isInteger = NumberText.TryInteger(text, out T integer);
        value = integer;
        return isInteger;
    }

    public override T? Decode(ReadOnlySpan<byte> stored) => T.ReadBigEndian(stored, isUnsigned: T.IsZero(T.MinValue));
}

/// <summary>True and false: words or the digits 1 and 0 in text, characters in bytes.</summary>
internal sealed class LogicalKind() : NullableKind<bool>(1)
{
    public override bool TryParse(ReadOnlySpan<byte> text, out bool? value)
    {
        if (text is [(byte)'0' or (byte)'1' or (byte)'?'])
        {
            value = text[0] == '?' ? null : text[0] == '1';
            return true;
        }
        bool isLogical = NumberText.TryLogical(text, out bool logical);
        value = logical;
        return isLogical;
    }

    public override bool? Decode(ReadOnlySpan<byte> stored) => (char)stored[0] switch
    {
        'T' or 't' or '1' => true,
        'F' or 'f' or '0' => false,
        _ => null,
    };
}

/// <summary>Complex numbers of two parts of 4 or 8 bytes.</summary>
internal sealed class ComplexKind(int bytes) : ValueKind<Complex>(bytes, new Complex(double.NaN, double.NaN))
{
    public override bool TryParse(ReadOnlySpan<byte> text, out Complex value) => NumberText.TryComplex(text, out value);

    public override Complex Decode(ReadOnlySpan<byte> stored) => Bytes == 2 * sizeof(float)
        ? new Complex(BinaryPrimitives.ReadSingleBigEndian(stored), BinaryPrimitives.ReadSingleBigEndian(stored[sizeof(float)..]))
        : new Complex(BinaryPrimitives.ReadDoubleBigEndian(stored), BinaryPrimitives.ReadDoubleBigEndian(stored[sizeof(double)..]));
}

/// <summary>Text in UTF-8.</summary>
internal sealed class TextKind() : ValueKind<string>(1, "")
{
    private readonly TextPool pool = new();

    public override bool TryParse(ReadOnlySpan<byte> text, out string value)
    {
        try
        {
            value = pool.Get(text);
            return true;
        }
        catch (System.Text.DecoderFallbackException)
        {
            value = "";
            return false;
        }
    }

    public override string Decode(ReadOnlySpan<byte> stored) => throw new UnreachableException("Characters are no values of their own.");
}
