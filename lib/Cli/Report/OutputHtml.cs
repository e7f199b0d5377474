using System.Text.Json.Nodes;

namespace HstNotebooks.Cli;

/// <summary>One output of an executed cell as HTML, in the richest form that needs no script.</summary>
internal static class OutputHtml
{
    private static readonly (string MimeType, Func<string, string> Render)[] ByPreference =
    [
        ("text/html", text => text),
        ("image/svg+xml", text => text),
        ("image/png", text => Image("image/png", text)),
        ("image/jpeg", text => Image("image/jpeg", text)),
        ("text/markdown", text => Markdig.Markdown.ToHtml(text)),
        ("text/plain", text => Pre("plain", text)),
    ];

    public static string Render(JsonObject output) => output["output_type"]?.GetValue<string>() switch
    {
        "stream" => Pre(output["name"]?.GetValue<string>() == "stderr" ? "stderr" : "stdout", NotebookJson.Text(output["text"])),
        "error" => Pre("error", string.Join('\n', output["traceback"]!.AsArray().Select(line => line!.GetValue<string>()))),
        _ => output["data"] is JsonObject data ? Data(data) : "",
    };

    private static string Data(JsonObject data)
    {
        foreach (var (mimeType, render) in ByPreference)
        {
            if (data[mimeType] is { } content) return $"<div class=\"out\">{render(NotebookJson.Text(content))}</div>\n";
        }
        return Pre("plain", string.Join(", ", data.Select(item => item.Key)));
    }

    private static string Image(string mimeType, string base64) => $"<img alt=\"\" src=\"data:{mimeType};base64,{base64.Trim()}\">";

    private static string Pre(string name, string text) => $"<pre class=\"out {name}\">{HtmlText.Escape(text)}</pre>\n";
}
