using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>Tables written by hand.</summary>
internal static class TableText
{
    public static TableHdu Binary(int rowBytes, long rows, byte[] data, params string[] cards) =>
        FitsFile.Parse(Bytes("BINTABLE", rowBytes, rows, data, cards), "x.fits").Table(1);

    /// <summary>An ASCII table of rows of text.</summary>
    public static TableHdu Ascii(string[] rows, params string[] cards)
    {
        byte[] data = System.Text.Encoding.Latin1.GetBytes(string.Concat(rows));
        return FitsFile.Parse(Bytes("TABLE", rows[0].Length, rows.Length, data, cards), "x.fits").Table(1);
    }

    /// <summary>A file with a table; what the data hold beyond the rows is the heap. TFIELDS is the number of TFORMn.</summary>
    public static byte[] Bytes(string type, int rowBytes, long rows, byte[] data, params string[] cards)
    {
        int fields = cards.Count(card => card.StartsWith("TFORM", StringComparison.Ordinal));
        string[] mandatory =
        [
            $"XTENSION= '{type,-8}'", "BITPIX  = 8", "NAXIS   = 2", $"NAXIS1  = {rowBytes}", $"NAXIS2  = {rows}",
            $"PCOUNT  = {Math.Max(0, data.Length - rowBytes * rows)}", "GCOUNT  = 1", $"TFIELDS = {fields}",
        ];
        return [.. FitsText.Hdu(FitsText.NoData), .. FitsText.Hdu([.. mandatory, .. cards], data)];
    }
}
