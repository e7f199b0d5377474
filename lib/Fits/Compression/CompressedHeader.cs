using System.Text.RegularExpressions;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The header of an image from that of the table which holds it compressed, and back (FITS 4.0, section 10.1.3).</summary>
internal static partial class CompressedHeader
{
    private const string TableName = "COMPRESSED_IMAGE";

    /// <summary>The cards of the image in their order; those about the table and the compression are left out.</summary>
    public static Header OfImage(Header table)
    {
        var structure = Structure(table);
        List<Card> cards = [.. structure];
        bool isNamed = false;
        foreach (var card in table)
        {
            if (Translated(card.Keyword) is { } keyword) cards.Add(card.Renamed(keyword));
            else if (!IsAboutStorage(card) && !(IsTableName(card) && !isNamed)) cards.Add(card);
            isNamed |= card.Keyword == "EXTNAME";
        }
        bool needsBlank = table.Find("ZBITPIX")?.ValueOrNull is long and > 0 && !table.Contains("BLANK");
        if (needsBlank && table.Find("ZBLANK") is { } blank) cards.Insert(structure.Count, blank.Renamed("BLANK"));
        return new Header(cards, table.Origin);
    }

    /// <summary>The cards of a table that is stored compressed: its own where the stored one has others with a Z.</summary>
    public static Header OfTable(Header stored)
    {
        List<Card> cards = [];
        foreach (var card in stored)
        {
            if (ToTableKeyword(card.Keyword) is { } own && stored.Find(own) is { } replaced) cards.Add(replaced.Renamed(card.Keyword));
            else if (Translated(card.Keyword) is { } keyword) cards.Add(card.Renamed(keyword));
            else if (!IsTableOnly(card.Keyword)) cards.Add(card);
        }
        if (stored.Find("ZTHEAP") is { } heap) cards.Add(heap.Renamed("THEAP"));
        return new Header(cards, stored.Origin);
    }

    /// <summary>The header to be written: cards about storage from the stored one, all others as the image or table has them now.</summary>
    public static Header ForWriting(IEnumerable<Card> stored, Header current)
    {
        bool isTable = stored.Any(card => card.Keyword == "ZTABLE");
        var others = current.Where(card => !IsStorage(card) && !HeaderStructure.IsChecksum(card.Keyword));
        return new Header([.. stored.Where(card => IsStorage(card) && !IsSum(card)), .. others], current.Origin, isChanged: true);

        bool IsStorage(Card card) => isTable ? IsAboutTableStorage(card) : IsAboutStorage(card);

        // Of data and cards that are no longer the same.
        static bool IsSum(Card card) => HeaderStructure.IsChecksum(Translated(card.Keyword) ?? card.Keyword);
    }

    /// <summary>A card about the structure of an image as the table keeps it.</summary>
    public static Card ToTable(Card card) => card.Renamed(card.Keyword == "XTENSION" ? "ZTENSION" : "Z" + card.Keyword);

    // The mandatory cards come first in an image, wherever their counterparts are in the table.
    private static List<Card> Structure(Header table)
    {
        bool isPrimary = table.Contains("ZSIMPLE");
        long axes = table.Integer("ZNAXIS");
        if (axes is < 0 or > 999) throw new FitsException(Invariant($"{table.Origin}: ZNAXIS is {axes}; 0 to 999 was expected."));
        long[] shape = new long[axes];
        for (int i = 0; i < axes; i++) shape[i] = table.Integer($"ZNAXIS{i + 1}");
        var layout = new HduLayout("IMAGE", (int)table.Integer("ZBITPIX"), shape, IsImage: true, 0);
        return
        [
            .. HeaderStructure.Mandatory(layout, isPrimary).Select(card =>
                table.Find(ToTable(card).Keyword) is { } stored ? stored.Renamed(card.Keyword) : card),
        ];
    }

    private static string? Translated(string keyword) => keyword switch
    {
        "ZEXTEND" => "EXTEND",
        "ZBLOCKED" => "BLOCKED",
        "ZHECKSUM" => "CHECKSUM",
        "ZDATASUM" => "DATASUM",
        _ => null,
    };

    private static string? ToTableKeyword(string keyword) =>
        keyword is "NAXIS1" or "NAXIS2" or "PCOUNT" ? "Z" + keyword
        : keyword.StartsWith("TFORM", StringComparison.Ordinal) ? "Z" + keyword[1..]
        : null;

    private static bool IsTableOnly(string keyword) =>
        keyword == "THEAP" || HeaderStructure.IsChecksum(keyword) || TableKeyword().IsMatch(keyword);

    private static bool IsAboutTableStorage(Card card) =>
        HeaderStructure.IsStructural(card.Keyword) || card.Keyword is "TFIELDS" or "THEAP"
        || card.Keyword.StartsWith("TFORM", StringComparison.Ordinal) || TableKeyword().IsMatch(card.Keyword);

    private static bool IsTableName(Card card) => card.Keyword == "EXTNAME" && card.ValueOrNull is TableName;

    private static bool IsAboutStorage(Card card) =>
        HeaderStructure.IsStructural(card.Keyword) || HeaderStructure.IsChecksum(card.Keyword) || StorageKeyword().IsMatch(card.Keyword);

    [GeneratedRegex(@"^(ZTABLE|ZTILELEN|ZTHEAP|ZPCOUNT|ZNAXIS[12]|Z(FORM|CTYP)\d+)$", RegexOptions.CultureInvariant)]
    private static partial Regex TableKeyword();

    [GeneratedRegex(
        @"^(THEAP|TFIELDS|T(TYPE|FORM|UNIT|DIM|NULL|SCAL|ZERO|DISP)\d+|Z(NAXIS|TILE|NAME|VAL)\d*|ZIMAGE|ZSIMPLE|ZTENSION|ZEXTEND|ZBLOCKED|"
        + "ZBITPIX|ZPCOUNT|ZGCOUNT|ZHECKSUM|ZDATASUM|ZCMPTYPE|ZQUANTIZ|ZDITHER0|ZBLANK|ZSCALE|ZZERO|ZMASKCMP)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex StorageKeyword();
}
