using System.Buffers;
using System.Text.Json;

namespace HstNotebooks.Fits;

/// <summary>A cell of an ECSV table that is an array: JSON, with NaN and Infinity as Python writes them.</summary>
internal ref struct JsonArray
{
    private static readonly SearchValues<byte> AfterWord = SearchValues.Create(",] \t\r\n"u8);

    private readonly ReadOnlySpan<byte> text;
    private readonly ReadOnlySpan<int> shape;
    private readonly CellCollector cells;
    private int at;

    private JsonArray(ReadOnlySpan<byte> text, ReadOnlySpan<int> shape, CellCollector cells)
    {
        this.text = text;
        this.shape = shape;
        this.cells = cells;
    }

    /// <summary>Adds the elements of a cell; false if it is no JSON array of this shape (slowest axis first, −1 for any length).</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, ReadOnlySpan<int> shape, CellCollector cells)
    {
        var array = new JsonArray(text, shape, cells);
        return array.TryAxis(0) && array.SkipBlanks() == text.Length && cells.TryEndCell();
    }

    private bool TryAxis(int axis)
    {
        if (axis == shape.Length) return TryElement();
        if (!Take((byte)'[')) return false;
        int count = 0;
        if (!Take((byte)']'))
        {
            do
            {
                if (!TryAxis(axis + 1)) return false;
                count++;
            }
            while (Take((byte)','));
            if (!Take((byte)']')) return false;
        }
        return shape[axis] < 0 || shape[axis] == count;
    }

    private bool TryElement()
    {
        int start = SkipBlanks();
        if (start < text.Length && text[start] == '"') return TryString(start);
        int end = text[start..].IndexOfAny(AfterWord);
        at = end < 0 ? text.Length : start + end;
        var word = text[start..at];
        if (!word.SequenceEqual("null"u8)) return word.Length > 0 && cells is not TypedCells<string> && cells.TryAdd(word);
        cells.AddUndefined();
        return true;
    }

    private bool TryString(int start)
    {
        int end = start + 1;
        while (end < text.Length && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
        if (end >= text.Length || cells is not TypedCells<string>) return false;
        at = end + 1;
        var content = text[(start + 1)..end];
        if (!content.Contains((byte)'\\')) return cells.TryAdd(content);
        try
        {
            var json = new Utf8JsonReader(text[start..at]);
            json.Read();
            byte[] unescaped = new byte[content.Length];
            return cells.TryAdd(unescaped.AsSpan(0, json.CopyString(unescaped)));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private bool Take(byte mark)
    {
        int start = SkipBlanks();
        if (start == text.Length || text[start] != mark) return false;
        at = start + 1;
        return true;
    }

    private int SkipBlanks()
    {
        while (at < text.Length && text[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') at++;
        return at;
    }
}
