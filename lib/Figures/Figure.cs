using System.Text;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// One or more panels side by side: images and plots. A figure is a description; <see cref="Show"/> puts it into the output of
/// the cell, <see cref="Save"/> into a file.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class Figure : IHtml
{
    private readonly IReadOnlyList<Panel> _panels;
    private readonly int _columns;

    internal Figure(Panel panel) : this([panel], 1, null) { }

    private Figure(IReadOnlyList<Panel> panels, int columns, string? title) => (_panels, _columns, Title) = (panels, columns, title);

    /// <summary>Above all panels; null for none.</summary>
    public string? Title { get; }

    /// <summary>The same figure with another title above all panels.</summary>
    public Figure WithTitle(string? title) => new(_panels, _columns, title);

    /// <summary>Panels of several figures in rows of <paramref name="columns"/>.</summary>
    public static Figure Grid(int columns, params Figure[] figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Length == 0) throw new ArgumentException("A grid needs at least one figure.", nameof(figures));
        var panels = figures.SelectMany(f => f._panels).ToArray();
        return new(panels, Math.Min(columns, panels.Length), null);
    }

    /// <summary>Shows the figure in the output of the cell.</summary>
    public void Show() => NotebookHost.Display(this);

    /// <summary>
    /// Writes the figure to a file, images with up to 1400 pixels a side. The folder is created; the file appears only when it is complete.
    /// </summary>
    /// <param name="path">Ends in <c>.svg</c>.</param>
    /// <exception cref="ArgumentException">Another extension.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string extension = Path.GetExtension(path);
        if (!extension.Equals(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"A figure cannot be saved as '{extension}': only .svg is possible.", nameof(path));
        }
        string full = Path.GetFullPath(path), temporary = full + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        try
        {
            File.WriteAllText(temporary, ToSvg(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The figure as an SVG document, as <see cref="Save"/> writes it.</summary>
    public string ToSvg() => SvgRenderer.Render(Draw(RasterBudget.File)) + "\n";

    /// <summary>The figure as inline SVG no wider than the cell, images reduced so that a notebook stays small.</summary>
    public string ToHtml() => "<div style=\"max-width:100%\">" + SvgRenderer.Render(Draw(RasterBudget.Inline)) + "</div>";

    /// <summary>What the figure shows, in one line.</summary>
    public override string ToString()
    {
        string? title = Title ?? (_panels.Count == 1 ? _panels[0].Title : null);
        string head = title is null ? "figure: " : $"figure '{title}': ";
        if (_panels.Count == 1) return head + _panels[0].Summary;
        return head + $"{_panels.Count} panels: " + string.Join("; ", _panels.Select(p => p.Title is { } t ? $"'{t}' {p.Summary}" : p.Summary));
    }

    private Drawing Draw(RasterBudget budget)
    {
        string? title = Title ?? (_panels.Count == 1 ? _panels[0].Title : null);
        return FigureLayout.Arrange(_panels, _columns, Title, title ?? "figure", ToString(), budget);
    }
}
