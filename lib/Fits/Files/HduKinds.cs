namespace HstNotebooks.Fits;

/// <summary>Which kind of HDU a header announces.</summary>
internal static class HduKinds
{
    public static Hdu Create(Header header, HduLayout layout, DataUnit data, int index) => layout switch
    {
        { IsNullArray: true } => new ImageHdu(header, layout, new NullArray(header, layout), index),
        { IsImage: true } => new ImageHdu(header, layout, data, index),
        { Type: "BINTABLE" or "TABLE" } => new TableHdu(header, layout, data, index),
        { Type: "GROUPS" } => new GroupsHdu(header, layout, data, index),
        _ => new Hdu(header, layout, data, index),
    };
}
