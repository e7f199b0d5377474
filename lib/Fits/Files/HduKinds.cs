namespace HstNotebooks.Fits;

/// <summary>Which kind of HDU a header announces.</summary>
internal static class HduKinds
{
    /// <summary>
    /// Compressed data become the image or the table that they are of; if they cannot, the table that holds them, and a warning.
    /// </summary>
    public static Hdu Create(Header header, HduLayout layout, FileDataUnit data, int index, List<string> warnings)
    {
        var hdu = Uncompressed(header, layout, data, index, warnings);
        hdu.Place = data;
        return hdu;
    }

    private static Hdu Uncompressed(Header header, HduLayout layout, FileDataUnit data, int index, List<string> warnings)
    {
        var stored = Create(header, layout, data, index);
        stored.Place = data;
        try
        {
            return header.Find("ZIMAGE")?.ValueOrNull is true ? CompressedImage.Open(stored)
                : header.Find("ZTABLE")?.ValueOrNull is true ? CompressedTable.Open(stored)
                : stored;
        }
        catch (FitsException e)
        {
            warnings.Add($"{e.Message} The HDU is left as it is stored.");
            return stored;
        }
    }

    private static Hdu Create(Header header, HduLayout layout, DataUnit data, int index) => layout switch
    {
        { IsNullArray: true } => new ImageHdu(header, layout, new NullArray(header, layout), index),
        { IsImage: true } => new ImageHdu(header, layout, data, index),
        { Type: "BINTABLE" or "TABLE" } => new TableHdu(header, layout, data, index),
        { Type: "GROUPS" } => new GroupsHdu(header, layout, data, index),
        _ => new Hdu(header, layout, data, index),
    };
}
