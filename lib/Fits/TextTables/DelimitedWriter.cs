using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HstNotebooks.Fits;

/// <summary>The rows of a table as UTF-8 text of separated fields (RFC 4180), cells that are arrays as JSON.</summary>
internal sealed class DelimitedWriter(Stream stream, char delimiter, TextDialect dialect)
{
    private const int BlockRows = 1024;
    private const int BlockBytes = 1 << 18;

    private readonly ArrayBufferWriter<byte> lines = new(2 * BlockBytes);
    private readonly ArrayBufferWriter<byte> field = new();
    private readonly SearchValues<byte> special = SearchValues.Create((byte)delimiter, (byte)'"', (byte)'\r', (byte)'\n');

    /// <summary>Writes a line of names and one of each row.</summary>
    public void Write(Table table)
    {
        var columns = table.Columns;
        if (columns.Count == 0) return;
        Array names = columns.Select(column => column.Name).ToArray();
        var plain = ElementText.For(typeof(string));
        for (int i = 0; i < columns.Count; i++)
        {
            field.ResetWrittenCount();
            plain.Write(names, i, dialect, field);
            EndField(i, columns.Count);
        }
        ElementText[] texts = [.. columns.Select(column => ElementText.For(column.CellType.GetElementType() ?? column.CellType))];
        var block = new Array[columns.Count];
        for (long first = 0; first < table.RowCount; first += BlockRows)
        {
            int rows = (int)Math.Min(BlockRows, table.RowCount - first);
            for (int i = 0; i < block.Length; i++) block[i] = columns[i].Read(first, rows);
            for (int row = 0; row < rows; row++) WriteRow(columns, block, texts, row);
        }
        Flush();
    }

    private void WriteRow(IReadOnlyList<TableColumn> columns, Array[] block, ElementText[] texts, int row)
    {
        for (int i = 0; i < texts.Length; i++)
        {
            field.ResetWrittenCount();
            if (block[i] is Array[] vectors) WriteJson(vectors[row], 0, columns[i].CellShape, columns[i].CellShape.Count - 1, texts[i]);
            else texts[i].Write(block[i], row, dialect, field);
            EndField(i, texts.Length);
        }
        if (lines.WrittenCount >= BlockBytes) Flush();
    }

    // The slowest axis is the outermost list; cells of varying length are one list.
    private void WriteJson(Array cell, int start, IReadOnlyList<int> shape, int axis, ElementText text)
    {
        int count = shape.Count == 0 ? cell.Length : shape[axis], stride = 1;
        for (int i = 0; i < axis; i++) stride *= shape[i];
        field.Write("["u8);
        for (int i = 0; i < count; i++)
        {
            if (i > 0) field.Write(","u8);
            if (axis > 0) WriteJson(cell, start + i * stride, shape, axis - 1, text);
            else WriteJson(cell, start + i, text);
        }
        field.Write("]"u8);
    }

    private void WriteJson(Array cell, int index, ElementText text)
    {
        int before = field.WrittenCount;
        bool isText = cell is string[], isComplex = cell is System.Numerics.Complex[];
        if (isText)
        {
            field.Write("\""u8);
            string content = ((string[])cell)[index] ?? "";
            field.Write(JsonEncodedText.Encode(content, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        }
        else
        {
            if (isComplex) field.Write("\""u8);
            text.Write(cell, index, TextDialect.Json, field);
        }
        if (isText || isComplex) field.Write("\""u8);
        if (field.WrittenCount == before) field.Write("null"u8);
    }

    // An empty field is a missing one; it is quoted where nothing at all would not be seen.
    private void EndField(int index, int count)
    {
        var text = field.WrittenSpan;
        bool isQuoted = text.IsEmpty
            ? delimiter == ' ' || count == 1
            : text[0] is (byte)'#' or (byte)' ' or (byte)'\t' || text[^1] is (byte)' ' or (byte)'\t' || text.ContainsAny(special);
        if (isQuoted) WriteQuoted(text);
        else lines.Write(text);
        lines.Write(index == count - 1 ? "\n"u8 : [(byte)delimiter]);
    }

    private void WriteQuoted(ReadOnlySpan<byte> text)
    {
        lines.Write("\""u8);
        for (int quote; (quote = text.IndexOf((byte)'"')) >= 0; text = text[(quote + 1)..])
        {
            lines.Write(text[..(quote + 1)]);
            lines.Write("\""u8);
        }
        lines.Write(text);
        lines.Write("\""u8);
    }

    private void Flush()
    {
        stream.Write(lines.WrittenSpan);
        lines.ResetWrittenCount();
    }
}
