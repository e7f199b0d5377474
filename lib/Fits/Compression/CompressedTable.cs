using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// A binary table whose columns are packed one by one, in tiles of so many rows (FITS 4.0, section 10.3): each cell of the stored table
/// points to a column of a tile.
/// </summary>
internal sealed class CompressedTable
{
    private CompressedTable(Hdu stored, Header header, HduLayout layout)
    {
        Packed = new PackedTable(stored.Header, stored.Layout);
        Table = new PackedTable(header, layout);
        TileRows = Math.Min(stored.Header.Integer("ZTILELEN"), Math.Max(1, Table.RowCount));
        if (TileRows < 1) throw new FitsException(Invariant($"{header.Origin}: ZTILELEN is {TileRows}; at least 1 was expected."));
        long tiles = Table.RowCount / TileRows + (Table.RowCount % TileRows > 0 ? 1 : 0);
        if (tiles != Packed.RowCount)
        {
            throw new FitsException(Invariant(
                $"{header.Origin}: {Table.RowCount} rows make {tiles} tiles of {TileRows}, the stored table has {Packed.RowCount}."));
        }
        if (Packed.Columns.FirstOrDefault(column => !column.Format.IsVariableLength) is { } bad)
        {
            throw new FitsException(
                $"{header.Origin}: the column {bad.Name} has the stored format {bad.Format}; a descriptor (P or Q) was expected.");
        }
        Algorithms = [.. Table.Columns.Select((column, i) => Algorithm(stored.Header, column, i + 1))];
        Length = layout.DataLength;
    }

    /// <summary>As it is stored: descriptors of packed columns.</summary>
    public PackedTable Packed { get; }

    /// <summary>As it is unpacked.</summary>
    public PackedTable Table { get; }

    public long TileRows { get; }

    /// <summary>Of each column.</summary>
    public IReadOnlyList<CompressionAlgorithm> Algorithms { get; }

    /// <summary>Bytes of the unpacked rows and their heap.</summary>
    public long Length { get; }

    /// <summary>The table in a stored one with ZTABLE = T.</summary>
    /// <exception cref="FitsException">The header does not say what is needed to unpack it.</exception>
    public static TableHdu Open(Hdu stored)
    {
        var header = CompressedHeader.OfTable(stored.Header);
        var layout = HduLayout.Of(header, isPrimary: false);
        var table = new CompressedTable(stored, header, layout);
        return new TableHdu(header, layout, new CompressedTableUnit(table, stored.Data), stored.Index) { Stored = stored };
    }

    private static CompressionAlgorithm Algorithm(Header header, PackedColumn column, int number)
    {
        if (column.Format.Width == 0) return CompressionAlgorithm.None;
        string name = header.Text(Invariant($"ZCTYP{number}"));
        // Of complex numbers, CFITSIO leaves the bytes unshuffled and then refuses to read them; others shuffle the two parts.
        bool isComplex = column.Format.Type is ColumnType.ComplexSingle or ColumnType.ComplexDouble;
        bool isShort = column.Format.Type is ColumnType.Byte or ColumnType.Int16 or ColumnType.Int32;
        return name.ToUpperInvariant() switch
        {
            "GZIP_1" => CompressionAlgorithm.Gzip1,
            "GZIP_2" when !isComplex => CompressionAlgorithm.Gzip2,
            "RICE_1" when isShort => CompressionAlgorithm.Rice1,
            "NOCOMPRESS" => CompressionAlgorithm.None,
            _ => throw new FitsException(
                $"{header.Origin}: ZCTYP{number} is '{name}' for a column {column.Format}; GZIP_1, NOCOMPRESS, GZIP_2 (not for "
                + "complex numbers, where its meaning is in doubt) or RICE_1 (for integers of up to 32 bits) was expected."),
        };
    }
}
