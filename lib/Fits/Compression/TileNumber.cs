using System.Buffers.Binary;

namespace HstNotebooks.Fits;

/// <summary>A number of each tile, such as ZSCALE: in a column of the table, or in a keyword if it is the same for all.</summary>
internal sealed record TileNumber(PackedColumn? Column, double Constant)
{
    /// <summary>The number of this name, or null where there is none.</summary>
    /// <exception cref="FitsException">The column or the keyword holds no number.</exception>
    public static TileNumber? Of(Header header, PackedTable table, string name)
    {
        if (table.Find(name) is not { } column) return header.DoubleOrNull(name) is { } value ? new TileNumber(null, value) : null;
        bool isNumber = column.Format is
        {
            IsVariableLength: false, Repeat: 1,
            Type: ColumnType.Byte or ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64 or ColumnType.Single or ColumnType.Double,
        };
        return isNumber
            ? new TileNumber(column, 0)
            : throw new FitsException($"{header.Origin}: the column {name} has the format {column.Format}; one number was expected.");
    }

    public double In(ReadOnlySpan<byte> row)
    {
        if (Column is null) return Constant;
        var cell = row[Column.Offset..];
        return Column.Format.Type switch
        {
            ColumnType.Byte => cell[0],
            ColumnType.Int16 => BinaryPrimitives.ReadInt16BigEndian(cell),
            ColumnType.Int32 => BinaryPrimitives.ReadInt32BigEndian(cell),
            ColumnType.Int64 => BinaryPrimitives.ReadInt64BigEndian(cell),
            ColumnType.Single => BinaryPrimitives.ReadSingleBigEndian(cell),
            _ => BinaryPrimitives.ReadDoubleBigEndian(cell),
        };
    }
}
