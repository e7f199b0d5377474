using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// A header and its data unit, of any kind. The data of an HDU that is neither image nor table nor random groups are carried through
/// unchanged by <see cref="FitsFile.Write"/>.
/// </summary>
public partial class Hdu
{
    internal Hdu(Header header, HduLayout layout, DataUnit data, int index)
    {
        Header = header;
        Layout = layout;
        Data = data;
        Index = index;
    }

    /// <summary>The cards; changes to them are written by <see cref="FitsFile.Write"/>.</summary>
    public Header Header { get; }

    /// <summary>
    /// The cards as the file has them: of compressed data those of the table that holds them, of all others <see cref="Header"/> itself.
    /// </summary>
    public Header StoredHeader => Stored?.Header ?? Header;

    /// <summary>The place in its file, 0 for the primary HDU; −1 for an HDU that was not read from a file.</summary>
    public int Index { get; }

    /// <summary>EXTNAME; without one "PRIMARY" for the primary HDU and "" for any other.</summary>
    public string Name => Header.Find("EXTNAME")?.ValueOrNull as string ?? (Index == 0 ? FitsFile.Primary : "");

    /// <summary>EXTVER; 1 where there is none.</summary>
    public int Version => Header.Find("EXTVER")?.ValueOrNull is long version and >= int.MinValue and <= int.MaxValue ? (int)version : 1;

    /// <summary>IMAGE (a primary HDU too), BINTABLE, TABLE, GROUPS (random groups) or what else XTENSION says.</summary>
    public string Type => Layout.Type;

    /// <summary>Bytes of data in the file, without the padding to a whole block; 0 for an image whose one value the header says.</summary>
    public long DataLength => Layout.DataLength;

    internal HduLayout Layout { get; }

    internal DataUnit Data { get; }

    /// <summary>Where the file has it; null for an HDU that was not read from a file.</summary>
    internal FileDataUnit? Place { get; set; }

    /// <summary>Of compressed data the table as the file stores it; null for all others.</summary>
    internal Hdu? Stored { get; init; }

    /// <summary>The HDU to be written: the table that holds compressed data, with the cards of today.</summary>
    internal Hdu ForWriting => Stored is null ? this
        : Header.Changed ? new Hdu(CompressedHeader.ForWriting(Stored.Header, Header), Stored.Layout, Stored.Data, Index)
        : Stored;

    internal string ShapeText => Layout.ShapeText;

    /// <inheritdoc/>
    public override string ToString()
    {
        string place = Index < 0 ? "new HDU" : $"HDU {Index}";
        string name = Name.Length > 0 ? Invariant($" {Name},{Version}") : "";
        return Invariant($"{place}{name}: {Type} {ShapeText}, BITPIX {Layout.Bitpix}");
    }
}
