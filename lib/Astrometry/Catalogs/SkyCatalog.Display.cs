using System.Net;
using HstNotebooks.Fits;
using HstNotebooks.Formatting;

namespace HstNotebooks.Astrometry;

[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class SkyCatalog : IHtml
{
    /// <summary>The first stars as a table, with the warnings below.</summary>
    public string ToHtml()
    {
        var warnings = Warnings.Select(warning => $"<div>⚠ {WebUtility.HtmlEncode(warning)}</div>");
        return new Table(ToTable().Columns, ToString()).ToHtml() + string.Concat(warnings);
    }
}
