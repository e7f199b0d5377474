using System.Text;

namespace HstNotebooks;

public sealed partial class Figure
{
    private static readonly string[] Refused = [".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".eps", ".ps", ".html", ".json"];

    /// <summary>
    /// Writes the figure for a paper or a talk. <c>Save("figures/ngc628")</c> writes a PNG, a PDF (text and lines as such), an SVG and a
    /// JSON file that tells limits, stretch, scales and sources; a path that ends in <c>.png</c>, <c>.pdf</c> or <c>.svg</c> only that one.
    /// The folder is created; each file appears only when it is complete.
    /// </summary>
    /// <param name="path">Where to.</param>
    /// <param name="dotsPerInch">Resolution of the PNG, 36 to 2400; images have up to 1400 pixels a side in any case.</param>
    /// <returns>The files written.</returns>
    /// <exception cref="ArgumentException">The path ends in another picture's extension.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Save(string path, double dotsPerInch = 300)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string extension = Path.GetExtension(path).ToLowerInvariant();
        if (Refused.Contains(extension))
        {
            throw new ArgumentException(
                $"A figure cannot be saved as '{extension}': .png, .pdf and .svg are possible, and a name without any of them writes all three.", nameof(path));
        }
        if (!(dotsPerInch is >= 36 and <= 2400))
        {
            throw new ArgumentOutOfRangeException(nameof(dotsPerInch), dotsPerInch, "A PNG has 36 to 2400 dots per inch.");
        }
        var drawing = Draw(RasterBudget.File);
        bool all = extension is not (".png" or ".pdf" or ".svg");
        var written = new List<string>();
        string stem = all ? path : path[..^extension.Length];
        if (all || extension == ".png") Write(".png", () => PngEncoder.Encode(RasterRenderer.Render(drawing, dotsPerInch), dotsPerInch));
        if (all || extension == ".pdf") Write(".pdf", () => PdfRenderer.Render(drawing));
        if (all || extension == ".svg") Write(".svg", () => Utf8(SvgRenderer.Render(drawing) + "\n"));
        if (all) Write(".json", () => Utf8(FigureDescription.Of(_page)));

        return written;

        void Write(string ending, Func<byte[]> contents)
        {
            string file = all ? stem + ending : path;
            WholeFile.Write(file, contents());
            written.Add(file);
        }

        static byte[] Utf8(string text) => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text);
    }
}
