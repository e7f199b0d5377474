using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Values of one type in memory to the cells of a binary table.</summary>
internal abstract class ElementEncoder
{
    /// <summary>The cells of an array of scalars, or of an array of arrays of this shape; null stands for varying length.</summary>
    public abstract (CellFormat Format, CellSource Source) CellsOf(Array values, int[]? shape);

    /// <exception cref="NotSupportedException">The type is none of a table.</exception>
    public static ElementEncoder For(Type element)
    {
        if (!TypeName.IsOfTables(element)) throw TypeName.NotOfTables(element);
        var value = Nullable.GetUnderlyingType(element);
        return Type.GetTypeCode(value ?? element) switch
        {
            TypeCode.Boolean => value is null ? new LogicalEncoder() : new NullableLogicalEncoder(),
            TypeCode.String => new TextEncoder(),
            TypeCode.Single => new NumberEncoder<float>(),
            TypeCode.Double => new NumberEncoder<double>(),
            TypeCode.Byte => Of<byte>(value),
            TypeCode.SByte => Of<sbyte>(value),
            TypeCode.Int16 => Of<short>(value),
            TypeCode.UInt16 => Of<ushort>(value),
            TypeCode.Int32 => Of<int>(value),
            TypeCode.UInt32 => Of<uint>(value),
            TypeCode.Int64 => Of<long>(value),
            TypeCode.UInt64 => Of<ulong>(value),
            _ => new ComplexEncoder(),
        };
    }

    private static ElementEncoder Of<T>(Type? nullable) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        nullable is null ? new NumberEncoder<T>() : new NullableEncoder<T>();
}

/// <summary>The cells of values of type <typeparamref name="T"/>, which are not copied.</summary>
internal abstract class ElementEncoder<T> : ElementEncoder
{
    /// <summary>Bytes of one value; only valid once the format is known.</summary>
    public abstract int ValueBytes { get; }

    /// <summary>How all these values will be stored.</summary>
    protected abstract CellFormat FormatFor(IEnumerable<T[]> values);

    /// <summary>Values to bytes.</summary>
    public abstract void Encode(ReadOnlySpan<T> values, Span<byte> stored);

    public override (CellFormat Format, CellSource Source) CellsOf(Array values, int[]? shape)
    {
        if (values is T[] scalars) return (FormatFor([scalars]), new MemoryScalars<T>(scalars, this));
        var cells = (T[][])values;
        var format = FormatFor(cells);
        if (shape is null)
        {
            long longest = cells.Max(cell => (long?)cell.Length) ?? 0;
            return (format with { Form = new BinaryFormat(1, format.Type, 'P', longest) }, new MemoryVectors<T>(cells, this));
        }
        int elements = shape.Aggregate(1, (a, b) => checked(a * b));
        var form = format.Form with { Repeat = format.Form.Repeat * elements };
        return (format with { Form = form, Elements = elements, Shape = shape }, new MemoryVectors<T>(cells, this));
    }
}
