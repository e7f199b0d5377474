using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Stored cells of one column to values of one type.</summary>
internal abstract class ElementDecoder
{
    /// <summary>What cells may always claim; beyond it a column is measured by the bytes behind it.</summary>
    public const long FreeBytes = 64 << 20;

    /// <summary>The longest string that .NET holds.</summary>
    public const int MaxCharacters = 0x3FFF_FFDF;

    /// <summary>One value a row.</summary>
    public abstract Array ReadScalars(CellReader cells, long firstRow, int count);

    /// <summary>One array a row.</summary>
    public abstract Array ReadVectors(CellReader cells, long firstRow, int count);

    /// <exception cref="FitsException">The column holds what this type cannot say.</exception>
    /// <exception cref="NotSupportedException">The type is none of a table.</exception>
    public static ElementDecoder For(Type element, TableColumn column) => column.Type switch
    {
        ColumnType.Logical when element == typeof(bool) => new LogicalDecoder(column),
        ColumnType.Logical when element == typeof(bool?) => new NullableLogicalDecoder(column),
        ColumnType.Bit when element == typeof(bool) => new BitDecoder(column),
        ColumnType.Text when element == typeof(string) => new TextDecoder(column),
        ColumnType.ComplexSingle or ColumnType.ComplexDouble when element == typeof(Complex) => new ComplexDecoder(column),
        ColumnType.Single or ColumnType.Double => OfReal(element, column) ?? throw Refusal(element, column),
        _ when column.Format.IsInteger => OfReal(element, column) ?? OfInteger(element, column) ?? throw Refusal(element, column),
        _ => throw Refusal(element, column),
    };

    private static ElementDecoder? OfReal(Type element, TableColumn column) =>
        element == typeof(double) ? new NumberDecoder<double>(column)
        : element == typeof(float) ? new NumberDecoder<float>(column)
        : null;

    private static ElementDecoder? OfInteger(Type element, TableColumn column)
    {
        if (!column.Format.Scaling.IsIntegral) return null;
        var type = Nullable.GetUnderlyingType(element);
        return (type ?? element).IsEnum ? null : System.Type.GetTypeCode(type ?? element) switch
        {
            TypeCode.Byte => Of<byte>(column, type),
            TypeCode.SByte => Of<sbyte>(column, type),
            TypeCode.Int16 => Of<short>(column, type),
            TypeCode.UInt16 => Of<ushort>(column, type),
            TypeCode.Int32 => Of<int>(column, type),
            TypeCode.UInt32 => Of<uint>(column, type),
            TypeCode.Int64 => Of<long>(column, type),
            TypeCode.UInt64 => Of<ulong>(column, type),
            _ => null,
        };
    }

    private static ElementDecoder Of<T>(TableColumn column, Type? nullable) where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T> =>
        nullable is null ? new NumberDecoder<T>(column) : new NullableDecoder<T>(column);

    private static Exception Refusal(Type element, TableColumn column)
    {
        if (!TypeName.IsOfTables(element)) return TypeName.NotOfTables(element);
        string wanted = TypeName.Of(element), natural = TypeName.Of(column.CellType);
        return new FitsException($"{column.Origin} holds {Contents(column)}, which {wanted} cannot say; read it as {natural}.");
    }

    private static string Contents(TableColumn column) =>
        column.Format.IsInteger && !column.Format.Scaling.IsIntegral ? "integers scaled to real numbers" : $"{column.Type} values";
}
