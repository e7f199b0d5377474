using System.Buffers.Binary;

namespace HstNotebooks;

/// <summary>One table of a TrueType file: big-endian numbers, read within bounds or an <see cref="InvalidDataException"/>.</summary>
internal readonly record struct FontTable(string Font, string Tag, ReadOnlyMemory<byte> Bytes)
{
    public int Length => Bytes.Length;

    public int U8(int at) => Part(at, 1)[0];

    public int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(Part(at, 2));

    public int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(Part(at, 2));

    public long U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(Part(at, 4));

    public ReadOnlySpan<byte> Part(long at, long length) => Slice(at, length).Span;

    public ReadOnlyMemory<byte> Slice(long at, long length) => at >= 0 && length >= 0 && at <= Length - length
        ? Bytes.Slice((int)at, (int)length)
        : throw Fault($"has {Length} bytes, but bytes {at} to {at + length} are needed");

    public InvalidDataException Fault(FormattableString what) => new($"Font {Font}: table '{Tag}' {FormattableString.Invariant(what)}.");

    /// <summary>The tables of a file by tag. Only TrueType outlines; no collections.</summary>
    public static IReadOnlyDictionary<string, FontTable> Directory(string font, ReadOnlyMemory<byte> file)
    {
        var all = new FontTable(font, "table directory", file);
        if (all.U32(0) is not (0x00010000 or 0x74727565)) throw all.Fault($"does not begin as a TrueType font");
        var tables = new Dictionary<string, FontTable>();
        for (int i = 0, count = all.U16(4); i < count; i++)
        {
            string tag = System.Text.Encoding.Latin1.GetString(all.Part(12 + 16 * i, 4));
            tables[tag] = new(font, tag, all.Slice(all.U32(12 + 16 * i + 8), all.U32(12 + 16 * i + 12)));
        }
        return tables;
    }
}
