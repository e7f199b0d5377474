using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HstNotebooks.Cli;

/// <summary>JSON the way Jupyter writes it: indented by one space, non-ASCII as it is, long text as a list of lines.</summary>
internal static partial class NotebookJson
{
    private static readonly JsonSerializerOptions Jupyter = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode node) => SurrogatePair().Replace(node.ToJsonString(Jupyter), Unescaped) + "\n";

    /// <summary>A <c>multiline_string</c> of the notebook format: a string, or a list of lines that keep their line ends.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(line => line?.GetValue<string>())),
        _ => node.GetValue<string>(),
    };

    public static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }
        return lines;
    }

    // The encoder escapes everything beyond the basic plane, which no option can change. An even number of backslashes before is literal text.
    [GeneratedRegex(@"(?<!\\)(?<literal>(\\\\)*)\\u(?<high>D[89AB][0-9A-F]{2})\\u(?<low>D[C-F][0-9A-F]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex SurrogatePair();

    private static string Unescaped(Match match) => new StringBuilder(match.Groups["literal"].Value)
        .Append((char)Convert.ToInt32(match.Groups["high"].Value, 16))
        .Append((char)Convert.ToInt32(match.Groups["low"].Value, 16))
        .ToString();
}
