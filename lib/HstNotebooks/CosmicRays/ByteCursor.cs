using System.Buffers.Binary;
using System.Text;

namespace HstNotebooks;

/// <summary>Reads forward through bytes; past the end is an <see cref="InvalidDataException"/>.</summary>
internal sealed class ByteCursor(ReadOnlyMemory<byte> bytes)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public int Position { get; private set; }

    public ReadOnlyMemory<byte> Take(long count)
    {
        if (count < 0 || count > bytes.Length - Position)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"byte {Position}: {count} bytes were expected, {bytes.Length - Position} are left"));
        }
        Position += (int)count;
        return bytes.Slice(Position - (int)count, (int)count);
    }

    public byte Byte() => Take(1).Span[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2).Span);

    public int Int32() => BinaryPrimitives.ReadInt32LittleEndian(Take(4).Span);

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4).Span);

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Take(8).Span);

    /// <summary>UTF-8 of so many bytes.</summary>
    public string Text(long count) => Decode(Take(count));

    /// <summary>UTF-8 up to the end of the line, which is passed.</summary>
    public string Line()
    {
        int length = bytes.Span[Position..].IndexOf((byte)'\n');
        string line = Text(length < 0 ? bytes.Length - Position : length);
        Take(1);
        return line;
    }

    private static string Decode(ReadOnlyMemory<byte> text)
    {
        try
        {
            return Strict.GetString(text.Span);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidDataException("a text that is not UTF-8", e);
        }
    }
}
