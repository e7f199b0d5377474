namespace HstNotebooks.Cli;

/// <summary>How to run a notebook.</summary>
internal sealed record RunOptions
{
    /// <summary>Values for the notebook's parameters, each <c>name=value</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Folder that paths among <see cref="Parameters"/> are relative to.</summary>
    public string StartFolder { get; init; } = Directory.GetCurrentDirectory();

    /// <summary>Folder for the products of the cells; null leaves the library's default.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The text of plotly.js, which makes the figures of the report interactive; null for static figures.</summary>
    public string? Plotly { get; init; }

    /// <summary>Longest time for one cell; null for no limit.</summary>
    public TimeSpan? CellTimeout { get; init; }

    /// <summary>How long a cell may take to end after a cancellation before it is left alone.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Where, besides the cell, printed text goes; null for nowhere.</summary>
    public TextWriter? Echo { get; init; }
}
