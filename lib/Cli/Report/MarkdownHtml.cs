using System.Text.Json.Nodes;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace HstNotebooks.Cli;

/// <summary>Markdown cells as HTML; pictures beside the notebook or attached to the cell go into the page.</summary>
internal static class MarkdownHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAdvancedExtensions().Build();

    public static string Render(NotebookCell cell, string folder)
    {
        var document = Markdown.Parse(cell.Source, Pipeline);
        foreach (var image in document.Descendants<LinkInline>().Where(link => link.IsImage))
            image.Url = DataUri(image.Url ?? "", cell.Json["attachments"] as JsonObject, folder);
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private static string DataUri(string url, JsonObject? attachments, string folder)
    {
        if (url.StartsWith("attachment:", StringComparison.Ordinal))
        {
            return attachments?[Uri.UnescapeDataString(url["attachment:".Length..])] is JsonObject { Count: > 0 } bundle
                ? $"data:{bundle.First().Key};base64,{NotebookJson.Text(bundle.First().Value)}"
                : url;
        }
        if (url.Contains("://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal)) return url;
        var file = Path.Combine(folder, Uri.UnescapeDataString(url));
        return MimeType(file) is { } type && File.Exists(file) ? $"data:{type};base64,{Convert.ToBase64String(File.ReadAllBytes(file))}" : url;
    }

    private static string? MimeType(string file) => Path.GetExtension(file).ToLowerInvariant() switch
    {
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
