using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>
/// The ones' complement sum of big-endian 32-bit words (FITS 4.0, appendix J), taken over bytes that come in pieces of any length.
/// </summary>
internal struct Checksum
{
    private ulong sum;
    private int phase;

    /// <summary>The sum so far; a last word that is not complete counts as if zeros followed.</summary>
    public readonly uint Value => Fold(sum);

    public void Add(ReadOnlySpan<byte> bytes)
    {
        int head = Math.Min((4 - phase) % 4, bytes.Length);
        AddBytes(bytes[..head]);
        bytes = bytes[head..];
        var pairs = MemoryMarshal.Cast<byte, ulong>(bytes);
        // 2^31 bytes at most, so that neither sum of 32-bit words can overflow.
        ulong high = 0, low = 0;
        foreach (ulong stored in pairs)
        {
            ulong pair = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(stored) : stored;
            high += pair >> 32;
            low += (uint)pair;
        }
        sum = Fold(sum) + (ulong)Fold(high) + Fold(low);
        AddBytes(bytes[(pairs.Length * sizeof(ulong))..]);
    }

    /// <summary>So many bytes of one value: the padding.</summary>
    public void AddFill(byte value, int count)
    {
        Span<byte> fill = stackalloc byte[Math.Min(count, FitsBlock.Length)];
        fill.Fill(value);
        for (; count > 0; count -= fill.Length) Add(fill[..Math.Min(count, fill.Length)]);
    }

    /// <summary>The 16 letters and digits of CHECKSUM that bring the sum of an HDU with 16 zeros ("0") in their place to −0.</summary>
    public static string Encode(uint sum)
    {
        uint complement = ~sum;
        Span<char> text = stackalloc char[16];
        for (int i = 0; i < 4; i++)
        {
            int value = (int)(complement >> (24 - 8 * i)) & 0xFF;
            Span<int> parts = [value / 4 + value % 4, value / 4, value / 4, value / 4];
            // Moving 1 from one part to another keeps their sum, until no part is punctuation.
            for (int pair = 0; pair < 4; pair += 2)
            {
                while (!IsAlphanumeric(parts[pair]) || !IsAlphanumeric(parts[pair + 1]))
                {
                    parts[pair]++;
                    parts[pair + 1]--;
                }
            }
            // The value field begins in column 12, one byte before a word: the characters are rotated by one.
            for (int part = 0; part < 4; part++) text[(4 * part + i + 1) % 16] = (char)('0' + parts[part]);
        }
        return text.ToString();
    }

    public static string Decimal(uint sum) => sum.ToString(CultureInfo.InvariantCulture);

    private static bool IsAlphanumeric(int offset) => char.IsAsciiLetterOrDigit((char)('0' + offset));

    private void AddBytes(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            sum += (ulong)value << (24 - 8 * phase);
            phase = (phase + 1) % 4;
        }
    }

    // Carries beyond 32 bits are added again below.
    private static uint Fold(ulong sum)
    {
        while (sum >> 32 != 0) sum = (sum >> 32) + (uint)sum;
        return (uint)sum;
    }
}
