using System.Collections;
using System.Globalization;
using System.Text;

namespace HstNotebooks.Cli;

/// <summary>The texts, by MIME type, of an object displayed in a cell.</summary>
internal static class ObjectFormatter
{
    public const string Plain = "text/plain";
    public const string Html = "text/html";

    private const int MaxItems = 20;

    public static IReadOnlyDictionary<string, string> Format(object? value, IReadOnlyList<string> mimeTypes)
    {
        var own = value is null ? null : TypeFormatters.Of(value.GetType());
        var wanted = mimeTypes.Count > 0 ? mimeTypes
            : own is not null ? own.PreferredMimeTypes
            : value is null or string ? [Plain]
            : [Html, Plain];
        var texts = new Dictionary<string, string>();
        foreach (var mimeType in wanted)
        {
            if (own?.Format(value!, mimeType) is { } text) texts[mimeType] = text;
            // Asked for by name, or a formatter that declined: a front end shows the plain text then.
            else if (own is null || mimeTypes.Count > 0) texts[mimeType] = Default(value, mimeType);
        }
        if (texts.Count == 0) texts[Plain] = PlainText(value);
        return texts;
    }

    public static string PlainText(object? value) => value switch
    {
        null => "<null>",
        string text => text,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IEnumerable items when !HasOwnText(value.GetType()) => Items(items),
        _ => value.ToString() ?? "",
    };

    private static string Default(object? value, string mimeType)
    {
        var plain = PlainText(value);
        return mimeType == Html ? $"<div class=\"dni-plaintext\"><pre>{HtmlText.Escape(plain)}</pre></div>" : plain;
    }

    // A collection that describes itself (a catalogue, say) knows better than its first items do.
    private static bool HasOwnText(Type type) =>
        type.GetMethod(nameof(ToString), Type.EmptyTypes)?.DeclaringType?.Assembly.GetName().Name is { } declaring
        && !declaring.StartsWith("System.", StringComparison.Ordinal);

    private static string Items(IEnumerable items)
    {
        var text = new StringBuilder();
        var shown = 0;
        foreach (var item in items)
        {
            if (shown++ == MaxItems)
            {
                text.Append(items is ICollection { Count: var count } ? $"… ({count - MaxItems} more)" : "…");
                return text.ToString();
            }
            if (shown > 1) text.Append('\n');
            text.Append(item is IEnumerable and not string ? item.ToString() : PlainText(item));
            if (shown == MaxItems) text.Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }
}
