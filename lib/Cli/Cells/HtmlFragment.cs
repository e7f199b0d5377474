using HstNotebooks.Formatting;

namespace HstNotebooks.Cli;

/// <summary>What <c>HTML("…")</c> of a cell returns: displayed as it is.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html])]
public sealed class HtmlFragment : IHtml
{
    private readonly string _html;

    internal HtmlFragment(string html) => _html = html;

    /// <inheritdoc/>
    public string ToHtml() => _html;

    /// <inheritdoc/>
    public override string ToString() => _html;
}
