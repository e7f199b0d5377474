using System.Buffers;
using System.Globalization;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>The two checksums of an HDU (FITS 4.0, section 4.4.2.7 and appendix J).</summary>
/// <param name="DataSum">DATASUM, of the data.</param>
/// <param name="Checksum">CHECKSUM, of header and data.</param>
public sealed record HduChecksums(ChecksumCheck DataSum, ChecksumCheck Checksum)
{
    internal const string DataSumKeyword = "DATASUM";
    internal const string ChecksumKeyword = "CHECKSUM";

    private const int ChunkBytes = 1 << 18;
    private const string Zeros = "0000000000000000";

    /// <summary>Whether neither is wrong.</summary>
    public bool AreRight => DataSum.Status != ChecksumStatus.Wrong && Checksum.Status != ChecksumStatus.Wrong;

    /// <inheritdoc/>
    public override string ToString() => $"{DataSum}; {Checksum}";

    internal static HduChecksums Of(Header header, ReadOnlySpan<byte> headerBytes, uint dataSum)
    {
        var whole = new Checksum();
        whole.Add(headerBytes);
        uint sum = Add(whole.Value, dataSum);
        string foundData = Found(header, DataSumKeyword), foundWhole = Found(header, ChecksumKeyword);
        bool isDataRight = uint.TryParse(foundData, NumberStyles.None, CultureInfo.InvariantCulture, out uint value) && value == dataSum;
        return new HduChecksums(
            Compare(DataSumKeyword, foundData, isDataRight, Fits.Checksum.Decimal(dataSum)),
            Compare(ChecksumKeyword, foundWhole, sum is 0 or uint.MaxValue, Expected(headerBytes, dataSum)));
    }

    /// <summary>The sum of the data with their padding: as it stands in the file, or as it will be written.</summary>
    /// <exception cref="FitsException">The data are not all there.</exception>
    internal static uint SumOf(Hdu hdu, bool isInFile)
    {
        var sum = new Checksum();
        var data = hdu.Place ?? hdu.Data;
        using var reader = data.Open();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (long offset = 0; offset < data.Length; offset += ChunkBytes)
            {
                var chunk = buffer.AsSpan(0, (int)Math.Min(ChunkBytes, data.Length - offset));
                reader.Read(offset, chunk);
                sum.Add(chunk);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        if (isInFile && hdu.Place is { } place) sum.Add(place.ReadPadding());
        else sum.AddFill(FitsBlock.DataFill(hdu.Type), FitsBlock.Padding(hdu.DataLength));
        return sum.Value;
    }

    /// <summary>The cards with right values in those of the two that are there; they carry no date.</summary>
    internal static void Refresh(List<Card> cards, uint dataSum)
    {
        Replace(cards, DataSumKeyword, Fits.Checksum.Decimal(dataSum), "data unit checksum");
        if (!Replace(cards, ChecksumKeyword, Zeros, "HDU checksum")) return;
        var whole = new Checksum();
        whole.Add(FitsBlock.Header(cards));
        Replace(cards, ChecksumKeyword, Fits.Checksum.Encode(Add(whole.Value, dataSum)), "HDU checksum");
    }

    private static bool Replace(List<Card> cards, string keyword, string value, string comment)
    {
        int index = cards.FindIndex(card => card.Is(keyword));
        if (index < 0) return false;
        var sum = CardFormat.Text(keyword, value, comment);
        cards[index] = sum;
        cards.RemoveAll(card => card != sum && card.Is(keyword));
        return true;
    }

    private static string Expected(ReadOnlySpan<byte> headerBytes, uint dataSum)
    {
        byte[] zeroed = headerBytes.ToArray();
        for (int at = 0; at < zeroed.Length; at += CardFormat.LineLength)
        {
            var line = zeroed.AsSpan(at, CardFormat.LineLength);
            if (!line.StartsWith("CHECKSUM= '"u8)) continue;
            Encoding.ASCII.GetBytes(Zeros, line[11..]);
            break;
        }
        var whole = new Checksum();
        whole.Add(zeroed);
        return Fits.Checksum.Encode(Add(whole.Value, dataSum));
    }

    private static uint Add(uint a, uint b) => (ulong)a + b is var sum && sum > uint.MaxValue ? (uint)sum + 1 : (uint)sum;

    private static string Found(Header header, string keyword) => header.Find(keyword) switch
    {
        null => "",
        { Fault: not null } card => card.ToString(),
        { Value: string text } => text.Trim(),
        { Value: long number } => number.ToString(CultureInfo.InvariantCulture),
        { Value: null, IsCommentary: false } => "",
        var card => card.ToString(),
    };

    private static ChecksumCheck Compare(string keyword, string found, bool isRight, string expected) =>
        new(keyword, found.Length == 0 ? ChecksumStatus.Absent : isRight ? ChecksumStatus.Right : ChecksumStatus.Wrong, found, expected);
}
