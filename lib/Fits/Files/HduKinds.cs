namespace HstNotebooks.Fits;

/// <summary>Which kind of HDU a header announces.</summary>
internal static class HduKinds
{
    public static Hdu Create(Header header, HduLayout layout, DataUnit data, int index, List<string> warnings)
    {
        if (layout.IsImage) return new ImageHdu(header, layout, data, index);
        var table = new Hdu(header, layout, data, index);
        try
        {
            if (header.Find("ZIMAGE")?.ValueOrNull is true) return CompressedImage.Open(table);
            if (header.Find("ZTABLE")?.ValueOrNull is true) return CompressedTable.Open(table);
        }
        catch (FitsException e)
        {
            warnings.Add($"{e.Message} The HDU is left as the table that it is stored as.");
        }
        return table;
    }
}
