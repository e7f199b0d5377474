namespace HstNotebooks.Fits;

/// <summary>The mandatory cards (FITS 4.0, section 4.4.1): what they must be, and a header brought into that form.</summary>
internal static class HeaderStructure
{
    /// <summary>
    /// The cards with which an HDU is written at its place; those of a header that is right already are left as they are. Checksums that
    /// are there become right ones, unless header and data are carried through as they were read.
    /// </summary>
    /// <exception cref="FitsException">
    /// The header of an HDU that is no image does not describe its data, or random groups are not first, or the data are not all there.
    /// </exception>
    public static IReadOnlyList<Card> ForWriting(Hdu hdu, bool isPrimary, bool hasExtensions)
    {
        List<Card> cards = [.. hdu.Header];
        bool changed = hdu.Header.Changed;
        if (hdu is ImageHdu)
        {
            var mandatory = Mandatory(hdu.Layout, isPrimary);
            if (!IsRight(cards, mandatory))
            {
                cards = [.. mandatory.Select(card => Existing(cards, card) ?? card), .. cards.Where(card => !IsStructural(card.Keyword))];
                changed = true;
            }
        }
        else
        {
            RequireConsistent(hdu, isPrimary);
        }
        if (isPrimary && hasExtensions) changed |= AnnounceExtensions(cards, hdu.Layout.AxisCount, changed);
        bool isCarried = !changed && hdu.Place is not null;
        bool mustRefresh = !isCarried && cards.Exists(card => IsChecksum(card.Keyword));
        if (mustRefresh) HduChecksums.Refresh(cards, HduChecksums.SumOf(hdu, isInFile: false));
        return cards;
    }

    public static List<Card> Mandatory(HduLayout layout, bool isPrimary)
    {
        List<Card> cards =
        [
            isPrimary
                ? CardFormat.Logical("SIMPLE", true, "conforms to FITS standard")
                : CardFormat.Text("XTENSION", "IMAGE", "image extension"),
            CardFormat.Integer("BITPIX", layout.Bitpix, "bits per pixel; negative: floating-point"),
            CardFormat.Integer("NAXIS", layout.AxisCount, "number of axes"),
        ];
        for (int i = 0; i < layout.AxisCount; i++)
        {
            cards.Add(CardFormat.Integer($"NAXIS{i + 1}", layout.Shape[i], ""));
        }
        if (!isPrimary) cards.AddRange([CardFormat.Integer("PCOUNT", 0, ""), CardFormat.Integer("GCOUNT", 1, "")]);
        return cards;
    }

    public static bool IsStructural(string keyword) =>
        IsAxis(keyword) || keyword is "SIMPLE" or "XTENSION" or "BITPIX" or "PCOUNT" or "GCOUNT" or "EXTEND" or "GROUPS";

    public static bool IsChecksum(string keyword) => keyword is "CHECKSUM" or "DATASUM";

    private static bool IsAxis(string keyword) =>
        keyword.StartsWith("NAXIS", StringComparison.Ordinal) && !keyword.AsSpan(5).ContainsAnyExceptInRange('0', '9');

    private static bool IsRight(List<Card> cards, List<Card> mandatory) =>
        cards.Count >= mandatory.Count
        && mandatory.Zip(cards).All(pair => IsSame(pair.First, pair.Second))
        && !cards.Skip(mandatory.Count).Any(card => IsAxis(card.Keyword) || card.Keyword is "SIMPLE" or "XTENSION" or "BITPIX");

    private static Card? Existing(List<Card> cards, Card wanted) => cards.Find(card => IsSame(card, wanted));

    private static bool IsSame(HduLayout a, HduLayout b) =>
        a.Type == b.Type && a.DataLength == b.DataLength && a.Bitpix == b.Bitpix && a.Shape.SequenceEqual(b.Shape);

    private static bool IsSame(Card a, Card b) => a.Keyword == b.Keyword && Equals(a.ValueOrNull, b.ValueOrNull);

    // FITS 4.0 no longer asks for EXTEND: its absence from a header that was read is no reason to touch it, a false one is.
    private static bool AnnounceExtensions(List<Card> cards, int axes, bool isChanged)
    {
        int index = cards.FindIndex(card => card.Keyword == "EXTEND");
        if (index >= 0 ? cards[index].ValueOrNull is true : !isChanged) return false;
        if (index >= 0) cards.RemoveAt(index);
        cards.Insert(Math.Min(3 + axes, cards.Count), CardFormat.Logical("EXTEND", true, "extensions follow"));
        return true;
    }

    private static void RequireConsistent(Hdu hdu, bool isPrimary)
    {
        string origin = hdu.Header.Origin;
        if ((hdu.Type == "GROUPS") != isPrimary) throw new FitsException($"{origin}: random groups can only be the first HDU of a file.");
        if (!hdu.Header.Changed) return;
        bool startsRight = hdu.Header.FirstOrDefault()?.Is(isPrimary ? "SIMPLE" : "XTENSION") is true;
        if (!startsRight || HduLayout.Of(hdu.Header, isPrimary) is var now && !IsSame(now, hdu.Layout))
        {
            throw new FitsException(
                $"{origin}: its mandatory keywords were changed and no longer describe its {hdu.DataLength} bytes of data ({hdu.Type}).");
        }
    }
}
