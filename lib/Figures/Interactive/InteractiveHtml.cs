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

    /// <summary>The picture comes first, for viewers that run no scripts.</summary>
    /// <param name="page">The figure.</param>
    /// <param name="picture">The figure as SVG.</param>
    /// <param name="bringsPlotly">The page brings plotly.js along and may be large: then also the values of images are given.</param>
    public static string Of(Page page, string picture, bool bringsPlotly)
    {
        string alone = $"<div style=\"max-width:100%\">{picture}</div>";
        if (!bringsPlotly && page.Panels.Any(HasImage)) return alone;
        string description = PlotlyFigure.Of(page).ToJsonString();
        string both = $"<div style=\"max-width:100%\" data-hst-figure=\"\"><div data-hst=\"static\">{picture}</div>\n" +
            $"<script type=\"application/json\">{description}</script>\n<script>{Loader.Value}</script></div>";
        return bringsPlotly || Encoding.UTF8.GetByteCount(both) <= MostBytes ? both : alone;
    }

    private static bool HasImage(Panel panel) => panel is ImagePanel || panel.Insets.Any(inset => HasImage(inset.Panel));
}
