using System.Buffers;
using System.Runtime.CompilerServices;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Cells to values of one type, in chunks of rows; the kinds of values differ in <see cref="Decode"/>.</summary>
internal abstract class ElementDecoder<T>(TableColumn column) : ElementDecoder
{
    private const int ChunkBytes = 1 << 16;

    protected TableColumn Column { get; } = column;

    protected CellFormat Format { get; } = column.Format;

    /// <summary>Stored elements, which it may overwrite, to as many values.</summary>
    protected abstract void Decode(Span<byte> stored, Span<T> values, CellPlace place);

    public override T[] ReadScalars(CellReader cells, long firstRow, int count)
    {
        if (Format.IsVariableLength) return ReadVariableTexts(cells, firstRow, count);
        RequireRows(count);
        var values = GC.AllocateUninitializedArray<T>(count);
        int width = (int)Format.Form.Width, used = (int)Format.UsedBytes;
        int step = Math.Max(1, ChunkBytes / Math.Max(1, width));
        bool isDense = used == width && Format.Type != ColumnType.Bit;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(Math.Min(step, count) * width));
        for (int start = 0; start < count; start += step)
        {
            int rows = Math.Min(step, count - start);
            var chunk = buffer.AsSpan(0, rows * width);
            cells.Read(firstRow + start, rows, chunk);
            if (isDense) Decode(chunk, values.AsSpan(start, rows), new CellPlace(firstRow + start));
            else DecodeEach(chunk, width, used, values.AsSpan(start, rows), firstRow + start);
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return values;
    }

    public override T[][] ReadVectors(CellReader cells, long firstRow, int count)
    {
        if (Format.IsVariableLength) return ReadVariable(cells, firstRow, count);
        RequireRows(count);
        int elements = (int)Format.Elements, width = (int)Format.Form.Width, used = (int)Format.UsedBytes;
        var vectors = new T[count][];
        int step = Math.Max(1, ChunkBytes / Math.Max(1, width));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(checked(Math.Min(step, count) * width));
        for (int start = 0; start < count; start += step)
        {
            int rows = Math.Min(step, count - start);
            var chunk = buffer.AsSpan(0, rows * width);
            cells.Read(firstRow + start, rows, chunk);
            for (int i = 0; i < rows; i++)
            {
                var vector = elements == 0 ? [] : new T[elements];
                Decode(chunk.Slice(i * width, used), vector, new CellPlace(firstRow + start + i, elements));
                vectors[start + i] = vector;
            }
        }
        ArrayPool<byte>.Shared.Return(buffer);
        return vectors;
    }

    private void DecodeEach(Span<byte> chunk, int width, int used, Span<T> values, long firstRow)
    {
        for (int i = 0; i < values.Length; i++) Decode(chunk.Slice(i * width, used), values.Slice(i, 1), new CellPlace(firstRow + i));
    }

    private T[][] ReadVariable(CellReader cells, long firstRow, int count)
    {
        var vectors = new T[count][];
        byte[] buffer = [];
        var descriptors = ReadDescriptors(cells, firstRow, count);
        for (int i = 0; i < count; i++)
        {
            var vector = descriptors[i].Length == 0 ? [] : new T[descriptors[i].Length];
            Decode(ReadCell(cells, firstRow + i, descriptors[i], ref buffer), vector, new CellPlace(firstRow + i, vector.Length));
            vectors[i] = vector;
        }
        return vectors;
    }

    // The characters of a text of varying length are one value.
    private T[] ReadVariableTexts(CellReader cells, long firstRow, int count)
    {
        var values = new T[count];
        byte[] buffer = [];
        var descriptors = ReadDescriptors(cells, firstRow, count);
        for (int i = 0; i < count; i++)
        {
            Decode(ReadCell(cells, firstRow + i, descriptors[i], ref buffer), values.AsSpan(i, 1), new CellPlace(firstRow + i));
        }
        return values;
    }

    private Span<byte> ReadCell(CellReader cells, long row, CellDescriptor descriptor, ref byte[] buffer)
    {
        int length = (int)Format.Form.BytesOf(descriptor.Length);
        if (buffer.Length < length) buffer = new byte[Math.Max(length, 256)];
        cells.ReadCell(row, descriptor, buffer.AsSpan(0, length));
        return buffer.AsSpan(0, length);
    }

    // Descriptors may all point at the same large cell: their number is no measure of what they claim.
    private CellDescriptor[] ReadDescriptors(CellReader cells, long firstRow, int count)
    {
        RequireRows(count);
        var descriptors = new CellDescriptor[count];
        cells.ReadDescriptors(firstRow, descriptors);
        double elements = 0;
        foreach (var descriptor in descriptors)
        {
            if (descriptor.Length > (Format.Type == ColumnType.Text ? MaxCharacters : Array.MaxLength))
            {
                throw new FitsException(Invariant($"{Column.Origin}: a cell of {descriptor.Length} elements is too long for .NET."));
            }
            elements += descriptor.Length;
        }
        RequireMemory(elements * Format.Form.BytesOf(8) / 8);
        return descriptors;
    }

    // Rows without bytes can be any number.
    private void RequireRows(int count)
    {
        if (Format.Form.Width == 0) RequireMemory((double)count * Unsafe.SizeOf<T>());
    }

    private void RequireMemory(double bytes)
    {
        long backing = Column.Source.BackingBytes;
        if (bytes <= FreeBytes + 8.0 * backing) return;
        throw new FitsException(Invariant($"{Column.Origin} claims {bytes:0} bytes, but only {backing} are behind it; read fewer rows."));
    }
}
