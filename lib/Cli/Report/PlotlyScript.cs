namespace HstNotebooks.Cli;

/// <summary>plotly.js in a report: from its own text or not at all, never from a network.</summary>
internal static class PlotlyScript
{
    /// <summary>Where the build puts plotly.js when npm is installed.</summary>
    public static string BesideProgram { get; } = Path.Combine(AppContext.BaseDirectory, "plotly-cartesian.min.js");

    /// <summary>Tells the figures that they must not ask a network for plotly.js.</summary>
    public const string Offline = "<script>window.__hstOffline = true;</script>\n";

    /// <summary>What is missing and how to get it.</summary>
    public static string Missing(string path) => path == BesideProgram
        ? $"--interactive needs plotly.js, and there is no {path}: install npm and build hst again, or give --plotly path/to/plotly.min.js."
        : $"--plotly {path}: no such file.";

    /// <summary>The script, with its licence, for the head of the page; what would end it early is spelled differently.</summary>
    public static string Inline(string plotly) => "<script>"
        + plotly.Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal)
        + "</script>\n";
}
