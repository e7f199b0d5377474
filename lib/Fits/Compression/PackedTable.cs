using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>A column of a table: its place in the row.</summary>
internal sealed record PackedColumn(string Name, BinaryFormat Format, int Offset);

/// <summary>The binary table that holds a compressed image or table: its columns, and where in the heap its cells point to.</summary>
internal sealed class PackedTable
{
    private readonly long heapStart;

    /// <exception cref="FitsException">The header describes no binary table.</exception>
    public PackedTable(Header header, HduLayout layout)
    {
        Origin = header.Origin;
        if (layout.Type != "BINTABLE" || layout.Shape.Count != 2 || layout.Bitpix != 8 || layout.Shape[0] > int.MaxValue)
        {
            throw new FitsException(
                $"{Origin}: compressed data are in a BINTABLE of two axes; this is {layout.Type} with {layout.Shape.Count}.");
        }
        (RowBytes, RowCount, Length) = ((int)layout.Shape[0], layout.Shape[1], layout.DataLength);
        heapStart = header.Integer("THEAP", RowBytes * RowCount);
        if (heapStart < RowBytes * RowCount || heapStart > Length)
        {
            throw new FitsException(Invariant($"{Origin}: THEAP is {heapStart}; {RowBytes * RowCount} to {Length} was expected."));
        }
        Columns = [.. ReadColumns(header, TableHeader.ColumnCount(header))];
    }

    public string Origin { get; }

    public int RowBytes { get; }

    public long RowCount { get; }

    /// <summary>Bytes of rows and heap.</summary>
    public long Length { get; }

    public IReadOnlyList<PackedColumn> Columns { get; }

    /// <summary>The column of this name, or null.</summary>
    public PackedColumn? Find(string name) =>
        Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where the bytes are that a descriptor in the row points to, from the start of the data.</summary>
    /// <exception cref="FitsException">They are not all in the heap.</exception>
    public (long Start, long Length) Extent(ReadOnlySpan<byte> row, PackedColumn column)
    {
        if (column.Format.Repeat == 0) return (heapStart, 0);
        return Extent(row[column.Offset..], column.Format);
    }

    /// <summary>The same for a descriptor of this format.</summary>
    /// <exception cref="FitsException">The bytes are not all in the heap.</exception>
    public (long Start, long Length) Extent(ReadOnlySpan<byte> descriptor, BinaryFormat format)
    {
        if (TryExtent(descriptor, format, out var extent)) return extent;
        var (count, offset) = Descriptor(descriptor, format);
        throw new FitsException(
            Invariant($"{Origin}: a descriptor points to {count} elements at byte {offset} of a heap of {Length - heapStart} bytes."));
    }

    /// <summary>The same; false where they are not all in the heap.</summary>
    public bool TryExtent(ReadOnlySpan<byte> descriptor, BinaryFormat format, out (long Start, long Length) extent)
    {
        var (count, offset) = Descriptor(descriptor, format);
        var bytes = format.Type == ColumnType.Bit ? ((Int128)count + 7) / 8 : (Int128)count * format.ElementSize;
        bool isInside = count >= 0 && offset >= 0 && bytes + offset <= Length - heapStart;
        extent = isInside ? (heapStart + offset, (long)bytes) : (heapStart, 0);
        return isInside || count == 0;
    }

    private static CellDescriptor Descriptor(ReadOnlySpan<byte> stored, BinaryFormat format) =>
        CellDescriptor.Read(stored[..(int)format.Width]);

    private IEnumerable<PackedColumn> ReadColumns(Header header, int fields)
    {
        long offset = 0;
        for (int i = 1; i <= fields; i++)
        {
            string keyword = Invariant($"TFORM{i}");
            var format = BinaryFormat.Parse(header.Text(keyword), Origin, keyword);
            if (format.Width > RowBytes - offset) throw WrongWidth();
            yield return new PackedColumn(header.Text(Invariant($"TTYPE{i}"), ""), format, (int)offset);
            offset += format.Width;
        }
        if (offset != RowBytes) throw WrongWidth();
    }

    private FitsException WrongWidth() => new($"{Origin}: NAXIS1 is {RowBytes}, which is not the width of the columns in TFORMn.");
}
