namespace HstNotebooks.Fits;

public sealed partial class Table
{
    /// <summary>The first rows as a table.</summary>
    public string ToHtml() => "";
}
