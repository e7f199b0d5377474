using System.Globalization;
using System.Net;
using System.Text;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// A viewer for one image, or for up to four that are locked by their positions on the sky: zoom, pan, values and positions under the
/// cursor, scale and colours, regions, sources with their table, blinking. It needs no network and nothing beside it; where no script
/// runs it is a picture. The pixels are read when it is first shown or saved.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed class ImageExplorer : IHtml
{
    /// <summary>More images than these are not compared.</summary>
    public const int MostImages = 4;

    private readonly IReadOnlyList<ExploredImage> _images;
    private readonly Lazy<string> _html;

    internal ImageExplorer(params IReadOnlyList<ExploredImage> images)
    {
        _images = images;
        _html = new(Fragment);
    }

    /// <summary>
    /// Several images in one viewer, to blink and to see side by side. With a WCS they are locked by sky position, in the frame and the
    /// orientation of the first, otherwise by pixel. Size and height are those of the first one's options.
    /// </summary>
    /// <param name="explorers">Two to four images in all; their titles name them.</param>
    /// <exception cref="ArgumentException">There are more than <see cref="MostImages"/> images, or none.</exception>
    public static ImageExplorer Compare(params IReadOnlyList<ImageExplorer> explorers)
    {
        ArgumentNullException.ThrowIfNull(explorers);
        ExploredImage[] images = [.. explorers.SelectMany(e => e._images)];
        return images.Length is >= 1 and <= MostImages
            ? new(images)
            : throw new ArgumentException($"{images.Length} images cannot be compared: 1 to {MostImages} can.", nameof(explorers));
    }

    /// <summary>Shows the viewer in the output of the cell.</summary>
    public void Show() => NotebookHost.Display(this);

    /// <summary>
    /// Writes a page that holds the viewer and all it needs. The folder is created; the file appears only when it is complete.
    /// </summary>
    /// <param name="path">Ends in <c>.html</c>.</param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string extension = Path.GetExtension(path);
        if (!extension.Equals(".html", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"A viewer cannot be saved as '{extension}': only .html is possible.", nameof(path));
        }
        WholeFile.Write(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(Page()));
    }

    /// <summary>The viewer as a fragment of HTML that holds all it needs.</summary>
    public string ToHtml() => _html.Value;

    /// <summary>What the viewer shows, in one line.</summary>
    public override string ToString() => "viewer: " + string.Join("; ", _images);

    private string? Title => _images.Count == 1 ? _images[0].Options.Title : null;

    private string Fragment()
    {
        var figures = _images.Select(image => image.Picture()).ToArray();
        string picture = (figures.Length == 1 ? figures[0] : Figure.Grid(2, figures)).ToHtml();
        int bytes = picture.Length + ViewerScript.Style.Length + ViewerScript.Markup.Length + ViewerScript.Expression.Length;
        string data = ViewerData.Json(Title, _images, bytes);
        string id = ViewerScript.Digest(data);
        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<div class=\"hst-viewer\" data-hst-viewer=\"{id}\">")
            .Append("<style>\n").Append(ViewerScript.Style).Append("</style>")
            .Append("<template>\n").Append(ViewerScript.Markup).Append("</template>")
            .Append("<div class=\"hst-picture\">").Append(picture).Append("</div></div>\n<script>\n")
            .Append(ViewerScript.Expression).Append(CultureInfo.InvariantCulture, $".show(\"{id}\", ").Append(data).Append(");\n</script>")
            .ToString();
    }

    private string Page() => $$"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{WebUtility.HtmlEncode(Title ?? string.Join(", ", _images.Select(image => image.Name)))}}</title>
        <style>
        :root { color-scheme: light dark; }
        body { margin: 16px; font-family: system-ui, sans-serif; color: CanvasText; background: Canvas; }
        </style>
        </head>
        <body>
        {{ToHtml()}}
        </body>
        </html>

        """;
}
