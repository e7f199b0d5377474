using System.Buffers.Binary;
using System.Text;

namespace HstNotebooks.Tests.Fits.Fuzzing;

/// <summary>Damage to a FITS file, the same for the same random numbers.</summary>
internal sealed class Mutator(Random random, byte[] file)
{
    private const int Card = 80, Block = 2880;

    private static readonly string[] Extremes =
    [
        "0", "-1", "1", "2", "7", "8", "16", "64", "255", "998", "999", "1000", "65536", "16777216", "2147483647", "2147483648",
        "-2147483648", "4294967296", "1000000000000", "4611686018427387904", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "1" + new string('0', 60), "1E999", "1E-999", "1E308", "1.5", "-0.0", "NaN", "T", "F", "", "(1,2)", "''", "' '",
        "'8'", "'1PE(999999999)'", "'9999999999E'", "'0J'", "'(3,999999999999)'",
    ];

    private static readonly long[] ExtremeWords =
        [0, 1, -1, int.MaxValue, int.MinValue, long.MaxValue, long.MinValue, 1L << 32, 0x7F800000, 0x7FF8000000000000];

    private byte[] bytes = [.. file];
    private List<int> cards = [];

    /// <summary>One to five mutations; another file is what a splice takes its end from.</summary>
    public byte[] Mutate(byte[] other)
    {
        for (int i = random.Next(1, 6); i > 0 && bytes.Length > 0; i--)
        {
            cards = FindCards();
            MutateOnce(other);
        }
        return bytes;
    }

    private void MutateOnce(byte[] other)
    {
        bool hasCards = cards.Count > 1;
        switch (random.Next(hasCards ? 16 : 5))
        {
            case 0: bytes[random.Next(bytes.Length)] = (byte)random.Next(256); break;
            case 1: bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8)); break;
            case 2: Word(); break;
            case 3: Blocks(); break;
            case 4: if (random.Next(3) == 0) Splice(other); else if (random.Next(4) == 0) Truncate(); else Word(); break;
            case 5: bytes[AnyCard() + random.Next(Card)] = (byte)random.Next(256); break;
            case 6: bytes[AnyCard() + random.Next(Card)] ^= (byte)(1 << random.Next(8)); break;
            case 7: bytes[AnyCard() + random.Next(10, 32)] = (byte)"0123456789-+.ETF'/ =&N"[random.Next(22)]; break;
            case 8: SwapCards(AnyCard(), AnyCard()); break;
            case 9: bytes.AsSpan(AnyCard(), Card).CopyTo(bytes.AsSpan(AnyCard())); break;
            case 10: bytes.AsSpan(AnyCard(), Card).Fill((byte)' '); break;
            case 11: MoveCard(cards[random.Next(cards.Count)], cards[random.Next(cards.Count)]); break;
            default: Value(); break;
        }
    }

    private int AnyCard() => cards[random.Next(cards.Count)];

    private List<int> FindCards()
    {
        var found = new List<int>();
        for (int block = 0; block + Block <= bytes.Length; block += Block)
        {
            if (!Starts(block, "SIMPLE  =") && !Starts(block, "XTENSION")) continue;
            int at = block;
            for (; at + Card <= bytes.Length && !Starts(at, "END     "); at += Card) found.Add(at);
            block = at / Block * Block;
        }
        return found;
    }

    private bool Starts(int at, string text) => Encoding.ASCII.GetString(bytes, at, text.Length) == text;

    // Mostly of a card that says something about the structure or about positions.
    private void Value()
    {
        int card = AnyCard();
        for (int tries = 0; tries < 10 && !IsStructural(card); tries++) card = AnyCard();
        string value = $"{Extremes[random.Next(Extremes.Length)],20}";
        Encoding.ASCII.GetBytes(value).CopyTo(bytes.AsSpan(card + 10));
    }

    private bool IsStructural(int card) => Encoding.ASCII.GetString(bytes, card, 5) is
        "BITPI" or "NAXIS" or "PCOUN" or "GCOUN" or "TFIEL" or "TFORM" or "TBCOL" or "TDIM1" or "THEAP" or "TSCAL" or "TZERO" or "TNULL"
        or "ZNAXI" or "ZTILE" or "ZBITP" or "ZCMPT" or "ZNAME" or "ZVAL1" or "ZQUAN" or "NPIX1" or "NPIX2" or "PIXVA" or "BZERO" or "BSCAL"
        or "BLANK" or "CTYPE" or "CUNIT" or "CRPIX" or "CRVAL" or "CDELT" or "CD1_1" or "CD2_2" or "PV1_0" or "PV1_1" or "PV2_1" or "PV2_2"
        or "LONPO" or "LATPO" or "WCSAX" or "EQUIN" or "A_ORD" or "B_ORD" or "A_2_0" or "B_1_1" or "AP_OR" or "CPDIS" or "DP1  " or "D2IM1"
        or "AMDX1" or "AMDY3" or "PLTRA" or "XPIXE" or "WAT1_";

    private void Word()
    {
        int size = random.Next(2) == 0 ? 4 : 8;
        if (bytes.Length < size) return;
        int at = random.Next(bytes.Length / size) * size;
        long word = random.Next(3) == 0 ? random.NextInt64() : ExtremeWords[random.Next(ExtremeWords.Length)] + random.Next(-1, 2);
        if (size == 4) BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), (int)word);
        else BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(at), word);
    }

    private void Blocks()
    {
        int from = random.Next(bytes.Length / Block + 1) * Block, to = Math.Min(bytes.Length, from + random.Next(1, 4) * Block);
        byte[] middle = random.Next(4) switch
        {
            0 => [],
            1 => [.. bytes[from..to], .. bytes[from..to]],
            2 => [.. new byte[Block], .. bytes[from..to]],
            _ => [.. Enumerable.Repeat((byte)' ', Block), .. bytes[from..to]],
        };
        bytes = [.. bytes[..from], .. middle, .. bytes[to..]];
    }

    private void Splice(byte[] other) =>
        bytes = [.. bytes[..(random.Next(bytes.Length / Block + 1) * Block)], .. other[(random.Next(other.Length / Block + 1) * Block)..]];

    private void Truncate() => bytes = bytes[..random.Next(bytes.Length)];

    private void SwapCards(int a, int b)
    {
        byte[] card = bytes[a..(a + Card)];
        bytes.AsSpan(b, Card).CopyTo(bytes.AsSpan(a));
        card.CopyTo(bytes.AsSpan(b));
    }

    private void MoveCard(int from, int to)
    {
        byte[] card = bytes[from..(from + Card)];
        if (from < to) bytes.AsSpan(from + Card, to - from).CopyTo(bytes.AsSpan(from));
        else bytes.AsSpan(to, from - to).CopyTo(bytes.AsSpan(to + Card));
        card.CopyTo(bytes.AsSpan(to));
    }
}
