namespace HstNotebooks.Fits;

/// <summary>Which kind of HDU a header announces.</summary>
internal static class HduKinds
{
    public static Hdu Create(Header header, HduLayout layout, DataUnit data, int index) =>
        layout.IsNullArray ? new ImageHdu(header, layout, new NullArray(header, layout), index)
        : layout.IsImage ? new ImageHdu(header, layout, data, index)
        : new Hdu(header, layout, data, index);
}
