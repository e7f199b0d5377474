namespace HstNotebooks.Fits;

/// <summary>Which kind of HDU a header announces.</summary>
internal static class HduKinds
{
    public static Hdu Create(Header header, HduLayout layout, DataUnit data, int index) =>
        layout.IsImage ? new ImageHdu(header, layout, data, index) : new Hdu(header, layout, data, index);
}
