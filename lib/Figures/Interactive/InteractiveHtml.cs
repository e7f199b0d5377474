using System.Text;

namespace HstNotebooks;

/// <summary>A figure in the output of a cell: the static picture and, where that is not too much, what plotly.js needs.</summary>
internal static class InteractiveHtml
{
    /// <summary>What the output of one figure may take in a notebook.</summary>
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
        if (!bringsPlotly && (picture.Length > MostBytes || page.Panels.Any(HasImage))) return alone;
        string description = PlotlyFigure.Of(page).ToJsonString();
        string both = $"<div style=\"max-width:100%\" data-hst-figure=\"\"><div data-hst=\"static\">{picture}</div>\n" +
            $"<script type=\"application/json\">{description}</script>\n<script>{Loader.Value}</script></div>";
        return bringsPlotly || StoredBytes(both) <= MostBytes ? both : alone;
    }

    // A notebook is JSON: quotes and backslashes take two bytes there, the end of a line about eight.
    private static int StoredBytes(string html) =>
        Encoding.UTF8.GetByteCount(html) + html.Sum(c => c switch { '"' or '\\' => 1, '\n' => 8, _ => 0 });

    private static bool HasImage(Panel panel) => panel is ImagePanel || panel.Insets.Any(inset => HasImage(inset.Panel));
}
