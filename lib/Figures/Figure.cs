using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// One or more panels side by side: images and plots. A figure is a description; <see cref="Show"/> puts it into the output of
/// the cell, <see cref="Save(string, double)"/> into files.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial class Figure : IHtml
{
    private readonly Page _page;

    internal Figure(Panel panel) : this(new Page([panel], 1)) { }

    private Figure(Page page) => _page = page;

    /// <summary>Above all panels; null for none.</summary>
    public string? Title => _page.Heading;

    /// <summary>The same figure with another title above all panels.</summary>
    public Figure WithTitle(string? title) => new(_page with { Heading = title });

    /// <summary>The same figure for a slide or a dark notebook.</summary>
    public Figure WithTheme(Theme theme) => new(_page with { Theme = theme });

    /// <summary>The same figure laid out for a width: 3.5 for one column of a journal, 7.1 for two.</summary>
    /// <param name="inches">1 to 40.</param>
    public Figure WithWidth(double inches) => inches is >= 1 and <= 40
        ? new(_page with { Width = 72 * inches })
        : throw new ArgumentOutOfRangeException(nameof(inches), inches, "A figure is 1 to 40 inches wide.");

    /// <summary>
    /// The same figure with one x axis for the plots of a column and one y axis for those of a row: the same limits, labelled once.
    /// </summary>
    public Figure WithSharedAxes(bool x = true, bool y = true) => new(_page with { SharedX = x, SharedY = y });

    /// <summary>The same figure with the first panel of another in a corner of its last one.</summary>
    /// <param name="inset">A figure of one panel.</param>
    /// <param name="corner">Where it stands.</param>
    /// <param name="share">Its width over that of the frame, 0.1 to 0.9.</param>
    public Figure WithInset(Figure inset, Corner corner = Corner.UpperRight, double share = 0.42)
    {
        ArgumentNullException.ThrowIfNull(inset);
        if (inset._page.Panels.Count != 1)
        {
            throw new ArgumentException($"An inset has one panel, not {inset._page.Panels.Count}.", nameof(inset));
        }
        if (!(share is >= 0.1 and <= 0.9))
        {
            throw new ArgumentOutOfRangeException(nameof(share), share, "The share of an inset is 0.1 to 0.9.");
        }
        var last = _page.Panels[^1];
        last = last with { Insets = [.. last.Insets, new Inset(inset._page.Panels[0], corner, share)] };
        return new(_page with { Panels = [.. _page.Panels.SkipLast(1), last] });
    }

    /// <summary>Panels of several figures in rows of <paramref name="columns"/>.</summary>
    public static Figure Grid(int columns, params Figure[] figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(figures);
        if (figures.Length == 0) throw new ArgumentException("A grid needs at least one figure.", nameof(figures));
        var panels = figures.SelectMany(f => f._page.Panels).ToArray();
        return new(new Page(panels, Math.Min(columns, panels.Length)) { Theme = figures[0]._page.Theme });
    }

    /// <summary>Shows the figure in the output of the cell.</summary>
    public void Show() => NotebookHost.Display(this);

    /// <summary>The figure as an SVG document, as <see cref="Save(string, double)"/> writes it.</summary>
    public string ToSvg() => SvgRenderer.Render(Draw(RasterBudget.File)) + "\n";

    /// <summary>
    /// The figure as inline SVG no wider than the cell, images reduced so that a notebook stays small. Plots become interactive where
    /// the viewer runs scripts and has plotly.js or a network (<see cref="ToPlotlyJson"/>), as far as all stays within 250 kB.
    /// </summary>
    public string ToHtml() => ToHtml(NotebookHost.BringsPlotly);

    /// <summary>What the figure shows, in one line.</summary>
    public override string ToString() => _page.Summary;

    internal string ToHtml(bool bringsPlotly)
    {
        var page = _page with { Theme = _page.Theme ?? NotebookHost.Theme };
        return InteractiveHtml.Of(page, SvgRenderer.Render(FigureLayout.Arrange(page, RasterBudget.Inline)), bringsPlotly);
    }

    private Drawing Draw(RasterBudget budget) => FigureLayout.Arrange(_page, budget);
}
