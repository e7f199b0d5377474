using System.Globalization;
using System.Net;
using System.Text;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// The quality of a galaxy's products on one HTML page that needs nothing but a browser: verdict, sections with figures and tables,
/// products, provenance. Two pages of the same content are the same, byte for byte.
/// </summary>
/// <param name="Title">The galaxy and what was made of it.</param>
public sealed record QaPage(string Title)
{
    /// <summary>Name and value of each parameter, under the title; none by default.</summary>
    public IReadOnlyList<(string Name, string Value)> Parameters { get; init; } = [];

    /// <summary>What decides whether the products can be used, at the top; null for none.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>The sections in their order.</summary>
    public IReadOnlyList<QaSection> Sections { get; init; } = [];

    /// <summary>What the products were made of; none by default.</summary>
    public IReadOnlyList<Provenance> Provenance { get; init; } = [];

    /// <summary>Files that the page links to, by paths relative to it; none by default.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>The page.</summary>
    public string ToHtml()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(Title)}</title>\n<style>\n{ReportStyle.Css}\n</style>\n</head>\n<body>\n")
            .Append(CultureInfo.InvariantCulture, $"<header>\n<h1>{Text(Title)}</h1>\nHstNotebooks {Library.Version}\n");
        if (Parameters.Count > 0) html.Append("<table>\n").AppendJoin("", Parameters.Select(Row)).Append("</table>\n");
        html.Append("</header>\n");
        if (Verdict is { } verdict) html.Append(new QaSection("Verdict").With(verdict).ToHtml());
        foreach (var section in Sections) html.Append(section.ToHtml());
        if (Products.Count > 0) html.Append("<h2>Products</h2>\n<ul>\n").AppendJoin("", Products.Select(Link)).Append("</ul>\n");
        if (Provenance.Count > 0) html.Append("<h2>Provenance</h2>\n").AppendJoin("", Provenance.Select(Made));
        return html.Append("</body>\n</html>\n").ToString();
    }

    /// <summary>Writes the page; the folder is created, and the file appears only when it is complete.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string full = Path.GetFullPath(path), unfinished = full + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(unfinished, ToHtml(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(unfinished, full, overwrite: true);
    }

    private static string Row((string Name, string Value) p) => $"<tr><td>{Text(p.Name)}</td><td>{Text(p.Value)}</td></tr>\n";

    // Each part of the path is escaped, the slashes stay.
    private static string Link(string path)
    {
        string plain = path.Replace('\\', '/');
        return $"<li><a href=\"{Text("./" + string.Join('/', plain.Split('/').Select(Uri.EscapeDataString)))}\">{Text(plain)}</a></li>\n";
    }

    private static string Made(Provenance p)
    {
        string inputs = p.Inputs.Count == 0 ? "" : HtmlTable.Of(["input", "SHA-256"], p.Inputs.Select(i => new[] { i.Name, i.Sha256 }));
        string options = $"<code style=\"overflow-wrap:anywhere\">{Text(p.OptionsJson)}</code>";
        return $"<h3>{Text(p.Step)}</h3>\n<p>{Text(p.Software)}, options {options}</p>\n{inputs}\n";
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
