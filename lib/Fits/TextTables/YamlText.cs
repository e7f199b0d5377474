using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HstNotebooks.Fits;

/// <summary>Values as YAML on one line, which YAML 1.1 and 1.2 read alike.</summary>
internal static partial class YamlText
{
    private const int MaxDepth = 64;

    /// <exception cref="ArgumentException">The value is nested too deeply, perhaps in itself.</exception>
    public static void Append(StringBuilder yaml, object? value, int depth = 0)
    {
        if (depth > MaxDepth) throw new ArgumentException("The meta data are nested deeper than 64 levels.", nameof(value));
        switch (value)
        {
            case null:
                yaml.Append("null");
                break;
            case bool logical:
                yaml.Append(logical ? "true" : "false");
                break;
            case float or double:
                yaml.Append(Real((IFormattable)value));
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong:
                yaml.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case IEnumerable<KeyValuePair<string, object?>> pairs:
                AppendPairs(yaml, pairs, depth);
                break;
            case IEnumerable items and not string:
                AppendItems(yaml, items, depth);
                break;
            default:
                AppendText(yaml, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
                break;
        }
    }

    private static void AppendPairs(StringBuilder yaml, IEnumerable<KeyValuePair<string, object?>> pairs, int depth)
    {
        string separator = "";
        yaml.Append('{');
        foreach (var (key, value) in pairs)
        {
            yaml.Append(separator);
            AppendText(yaml, key);
            yaml.Append(": ");
            Append(yaml, value, depth + 1);
            separator = ", ";
        }
        yaml.Append('}');
    }

    private static void AppendItems(StringBuilder yaml, IEnumerable items, int depth)
    {
        string separator = "";
        yaml.Append('[');
        foreach (object? item in items)
        {
            yaml.Append(separator);
            Append(yaml, item, depth + 1);
            separator = ", ";
        }
        yaml.Append(']');
    }

    // YAML 1.1 takes a number for a real one only with a point.
    private static string Real(IFormattable value)
    {
        string text = value.ToString(null, CultureInfo.InvariantCulture);
        if (text is "NaN") return ".nan";
        if (text.EndsWith("Infinity", StringComparison.Ordinal)) return text[0] == '-' ? "-.inf" : ".inf";
        if (text.Contains('.', StringComparison.Ordinal)) return text;
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text + ".0" : text.Insert(exponent, ".0");
    }

    private static void AppendText(StringBuilder yaml, string text)
    {
        if (Plain().IsMatch(text) && !Reserved().IsMatch(text))
        {
            yaml.Append(text);
            return;
        }
        yaml.Append('"');
        foreach (char c in text)
        {
            if (c is '"' or '\\') yaml.Append('\\').Append(c);
            else if (c == '\n') yaml.Append("\\n");
            else if (IsPrintable(c)) yaml.Append(c);
            else yaml.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }
        yaml.Append('"');
    }

    // YAML 1.2.2, section 5.1, without what could be taken for a line end.
    private static bool IsPrintable(char c) =>
        c is >= ' ' and <= '~' or >= '\u00A0' and <= '\uFFFD' and not ('\u2028' or '\u2029' or '\uFEFF');

    [GeneratedRegex(@"^[A-Za-z_](?:[A-Za-z0-9_.%/;()*^+-]| (?=[A-Za-z0-9_(/*]))*$(?<!\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex("^(?:null|true|false|yes|no|on|off|y|n)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reserved();
}
