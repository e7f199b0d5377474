namespace HstNotebooks.Formatting;

/// <summary>
/// Tells a .NET Interactive kernel, which finds it by its simple name, how to format a type in a notebook cell.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>A type with a picture or a card of itself; its one-line form is <see cref="object.ToString"/>.</summary>
internal interface IHtml
{
    /// <summary>A self-contained HTML fragment.</summary>
    string ToHtml();
}

/// <summary>Used as <c>[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]</c>.</summary>
internal sealed class HtmlAndText
{
    public const string Html = "text/html";
    public const string Text = "text/plain";

#pragma warning disable CA1822 // found and called by reflection on an instance
    public IEnumerable<object> CreateTypeFormatters() =>
        [new Formatter(Html, value => (value as IHtml)?.ToHtml()), new Formatter(Text, value => value.ToString())];
#pragma warning restore CA1822

    private sealed class Formatter(string mimeType, Func<object, string?> format)
    {
        public string MimeType => mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (format(instance) is not { } text) return false;
            writer.Write(text);
            return true;
        }
    }
}
