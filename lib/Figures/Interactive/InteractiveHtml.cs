using System.Text;

namespace HstNotebooks;

/// <summary>A figure in the output of a cell: the static picture and, where it is not too much, what plotly.js needs to draw it again.</summary>
internal static class InteractiveHtml
{
    /// <summary>What the output of one figure may hold.</summary>
    public const int MostBytes = 250_000;

    private static readonly Lazy<string> Loader = new(() =>
    {
        using var reader = new StreamReader(typeof(InteractiveHtml).Assembly.GetManifestResourceStream("plotly-loader.js")!);
        return reader.ReadToEnd();
    });

    /// <summary>Pictures come first, for viewers that run no scripts; pixels are sent twice only to a page that brings plotly.js along.</summary>
    public static string Of(Page page, string picture)
    {
        string alone = $"<div style=\"max-width:100%\">{picture}</div>";
        bool embedded = NotebookHost.BringsPlotly;
        if (!embedded && page.Panels.Any(HasImage)) return alone;
        string description = PlotlyFigure.Of(page).ToJsonString();
        string both = $"<div style=\"max-width:100%\" data-hst-figure=\"\"><div data-hst=\"static\">{picture}</div>\n" +
            $"<script type=\"application/json\">{description}</script>\n<script>{Loader.Value}</script></div>";
        return embedded || Encoding.UTF8.GetByteCount(both) <= MostBytes ? both : alone;
    }

    private static bool HasImage(Panel panel) => panel is ImagePanel || panel.Insets.Any(inset => HasImage(inset.Panel));
}
