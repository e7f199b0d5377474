using System.Buffers.Binary;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>A FIELD of a VOTable (1.4, section 4.1) with its cells as they are read.</summary>
internal sealed class VoField
{
    private const string Complex = "Complex";

    private readonly VoArraySize size;
    private readonly CellCollector cells;
    private readonly bool isText;

    /// <exception cref="FormatException">The datatype or arraysize is none of VOTable.</exception>
    public VoField(string name, string datatype, string arraySize, string nullText, long fileLength)
    {
        Name = name;
        DataType = datatype;
        isText = datatype is "char" or "unicodeChar";
        size = VoArraySize.Parse(arraySize, isText);
        cells = CellCollector.For(EcsvType(datatype), new CellLayout(size.Shape, CellLayout.FreeElements + fileLength))!;
        if (nullText.Length == 0 || isText || cells.TrySetNull(Encoding.UTF8.GetBytes(nullText))) return;
        throw new FormatException($"the null value of FIELD {name} is '{nullText}', which is no {datatype}");
    }

    public string Name { get; }

    public string DataType { get; }

    public string Unit { get; init; } = "";

    public string Description { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, object?>> Meta { get; init; } = [];

    private static ReadOnlySpan<byte> Blanks => " \t\r\n,"u8;

    private bool IsArray => size.Shape is not { Count: 0 };

    /// <summary>The column of the cells that have been added.</summary>
    public TableColumn ToColumn(string file) => Describe(cells.ToColumn(Name), file);

    /// <summary>A column with what the field says of it.</summary>
    public TableColumn Describe(TableColumn column, string file) => column.From(file, Unit, Description, column.DisplayFormat, Meta);

    /// <summary>Adds the content of a TD element; false if it is not of the type.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (isText) return TryAddText(text);
        text = text.Trim(Blanks);
        if (text.IsEmpty) return cells.TryEndUndefined();
        while (!text.IsEmpty)
        {
            int end = EndOfElement(text);
            if (!TryAddElement(text[..end])) return false;
            text = text[end..].TrimStart(Blanks);
        }
        return cells.TryEndCell();
    }

    /// <summary>
    /// Adds a cell of a BINARY or BINARY2 stream (VOTable 1.4, section 5.3) and moves behind it; false if the stream is too short.
    /// </summary>
    /// <exception cref="FormatException">The cell is not of the type.</exception>
    public bool TryAddBinary(ref ReadOnlySpan<byte> stream, bool isUndefined)
    {
        long count = size.Stride;
        if (size.Shape is null || size.Characters < 0)
        {
            if (stream.Length < 4) return false;
            int given = BinaryPrimitives.ReadInt32BigEndian(stream);
            if (given < 0) return false;
            stream = stream[4..];
            count = size.Characters < 0 ? given : given * size.Stride;
        }
        int width = DataType == "unicodeChar" ? 2 : isText ? 1 : cells.ElementBytes;
        if (isText && size.Characters >= 0) width *= size.Characters;
        Int128 bytes = DataType == "bit" ? (count + 7) / 8 : (Int128)count * width;
        if (bytes > stream.Length) return false;
        var cell = stream[..(int)bytes];
        stream = stream[(int)bytes..];
        bool isAdded = isUndefined ? cells.TryEndUndefined()
            : DataType == "bit" ? TryAddBits(cell, count)
            : isText ? TryAddCharacters(cell, size.Characters < 0 ? (int)bytes : width)
            : TryAddNumbers(cell, width);
        return isAdded ? true : throw new FormatException($"a cell of {Name} is no {DataType} of the arraysize");
    }

    private bool TryAddText(ReadOnlySpan<byte> text)
    {
        if (!IsArray) return cells.TryAdd(text) && cells.TryEndCell();
        if (text.IsEmpty) return cells.TryEndUndefined();
        string all = Encoding.UTF8.GetString(text);
        for (int start = 0; start < all.Length; start += Math.Max(1, size.Characters))
        {
            string part = all.Substring(start, Math.Min(Math.Max(1, size.Characters), all.Length - start));
            if (!cells.TryAdd(Encoding.UTF8.GetBytes(part.TrimEnd(' ', '\0')))) return false;
        }
        return cells.TryEndCell();
    }

    // Bits may follow each other without a blank; complex numbers are pairs.
    private int EndOfElement(ReadOnlySpan<byte> text)
    {
        if (DataType == "bit") return 1;
        int end = text.IndexOfAny(Blanks);
        if (end < 0 || !DataType.EndsWith(Complex, StringComparison.Ordinal)) return end < 0 ? text.Length : end;
        int second = end;
        while (second < text.Length && Blanks.Contains(text[second])) second++;
        int rest = text[second..].IndexOfAny(Blanks);
        return rest < 0 ? text.Length : second + rest;
    }

    private bool TryAddElement(ReadOnlySpan<byte> text)
    {
        if (!DataType.EndsWith(Complex, StringComparison.Ordinal)) return cells.TryAdd(text);
        int blank = text.IndexOfAny(Blanks);
        if (blank < 0) return false;
        var second = text[blank..].TrimStart(Blanks);
        return cells.TryAdd([.. text[..blank], .. (second[0] is (byte)'-' or (byte)'+' ? ""u8 : "+"u8), .. second, (byte)'j']);
    }

    // The first bit is the most significant one; a bit alone stands anywhere in its byte, as astropy writes it (8).
    private bool TryAddBits(ReadOnlySpan<byte> bytes, long count)
    {
        for (int i = 0; i < count; i++)
        {
            int mask = count == 1 ? 0xFF : 0x80 >> (i % 8);
            cells.TryAdd((bytes[i / 8] & mask) != 0 ? "1"u8 : "0"u8);
        }
        return cells.TryEndCell();
    }

    private bool TryAddNumbers(ReadOnlySpan<byte> bytes, int width)
    {
        for (; bytes.Length > 0; bytes = bytes[width..]) cells.AddBinary(bytes[..width]);
        return cells.TryEndCell();
    }

    private bool TryAddCharacters(ReadOnlySpan<byte> bytes, int width)
    {
        if (bytes.IsEmpty) return cells.TryEndUndefined();
        for (; bytes.Length > 0; bytes = bytes[width..])
        {
            var text = bytes[..width];
            if (DataType == "unicodeChar") text = Encoding.UTF8.GetBytes(Encoding.BigEndianUnicode.GetString(text));
            int end = text.IndexOf((byte)0);
            if (!cells.TryAdd((end < 0 ? text : text[..end]).TrimEnd(" "u8))) return false;
        }
        return cells.TryEndCell();
    }

    private static string EcsvType(string datatype) => datatype switch
    {
        "boolean" or "bit" => "bool",
        "unsignedByte" => "uint8",
        "short" => "int16",
        "int" => "int32",
        "long" => "int64",
        "char" or "unicodeChar" => "string",
        "float" => "float32",
        "double" => "float64",
        "floatComplex" => "complex64",
        "doubleComplex" => "complex128",
        _ => throw new FormatException($"the datatype is '{datatype}', which VOTable does not have"),
    };
}
