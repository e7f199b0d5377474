using System.Buffers.Binary;

namespace HstNotebooks.Fits;

/// <summary>
/// PLIO_1, the line lists of IRAF's pixel masks (FITS 4.0, section 10.4.3): 16-bit words of a 4-bit instruction and 12 bits of data that
/// write runs of zeros and of a current high value. For whole numbers that are not negative.
/// </summary>
internal static partial class Plio
{
    private const int ModernHeader = 7;
    private const int DataBits = 12;
    private const int DataMask = (1 << DataBits) - 1;

    // The instructions of table 43.
    private const int Zeros = 0, SetHigh = 1, Increase = 2, Decrease = 3, Highs = 4, ZerosThenHigh = 5, IncreaseAndPut = 6, DecreaseAndPut = 7;

    /// <summary>Unpacks a line list; pixels after its last instruction are zero, as IRAF reads them.</summary>
    /// <param name="packed">Words in big-endian order, as stored.</param>
    /// <param name="pixels">The tile's pixels, all of which are written.</param>
    /// <exception cref="InvalidDataException">The list is damaged or cut, or writes more pixels than there are.</exception>
    public static void Decode(ReadOnlySpan<byte> packed, Span<int> pixels)
    {
        var words = Instructions(packed);
        int high = 1;
        for (int w = 0; w < words.Length; w += 2)
        {
            int word = BinaryPrimitives.ReadUInt16BigEndian(words[w..]);
            int data = word & DataMask;
            switch (word >> DataBits)
            {
                case Zeros: Take(data, ref pixels).Clear(); break;
                case Highs: Take(data, ref pixels).Fill(high); break;
                case ZerosThenHigh:
                    var run = Take(data, ref pixels);
                    run.Clear();
                    if (data > 0) run[^1] = high;
                    break;
                case SetHigh:
                    w += 2;
                    if (w >= words.Length) throw new InvalidDataException("The PLIO line list ends inside a two-word instruction.");
                    high = (BinaryPrimitives.ReadUInt16BigEndian(words[w..]) << DataBits) + data;
                    break;
                case Increase: high += data; break;
                case Decrease: high -= data; break;
                case IncreaseAndPut: Take(1, ref pixels)[0] = high += data; break;
                case DecreaseAndPut: Take(1, ref pixels)[0] = high -= data; break;
                default:
                    throw new InvalidDataException(string.Create(null, $"The PLIO line list has an instruction {word >> DataBits}; expected 0 to 7."));
            }
            if (high is < 0 or >= 1 << 28)
                throw new InvalidDataException(string.Create(null, $"The PLIO line list makes a pixel value of {high}; expected 0 to 2^24."));
        }
        pixels.Clear();
    }

    // Two kinds of header: the old one of three words says in the third how many words there are; in the modern one the third is −100
    // and the next two are the low 15 bits of that number and the rest, while the second is the header's own length.
    private static ReadOnlySpan<byte> Instructions(ReadOnlySpan<byte> packed)
    {
        if (packed.Length % 2 != 0 || packed.Length < 6)
            throw new InvalidDataException(string.Create(null, $"A PLIO line list of {packed.Length} bytes; expected 16-bit words, at least 3."));
        int header = 3, length = Word(packed, 2);
        if (length <= 0)
        {
            if (packed.Length < 2 * 5)
                throw new InvalidDataException(string.Create(null, $"A PLIO line list of {packed.Length / 2} words; its header has at least 5."));
            header = Word(packed, 1);
            length = Word(packed, 3) + (Word(packed, 4) << 15);
        }
        if (header < 3 || length < header || length > packed.Length / 2)
        {
            throw new InvalidDataException(string.Create(null,
                $"A PLIO line list of {packed.Length / 2} words; its header claims {length} with {header} in the header."));
        }
        return packed[(2 * header)..(2 * length)];
    }

    private static int Word(ReadOnlySpan<byte> packed, int index) => BinaryPrimitives.ReadInt16BigEndian(packed[(2 * index)..]);

    private static Span<int> Take(int count, ref Span<int> pixels)
    {
        if (count > pixels.Length) throw new InvalidDataException("The PLIO line list writes more pixels than the tile has.");
        var taken = pixels[..count];
        pixels = pixels[count..];
        return taken;
    }
}
