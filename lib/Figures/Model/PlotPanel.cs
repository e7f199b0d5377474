namespace HstNotebooks;

/// <summary>Marks between two axes.</summary>
internal sealed record PlotPanel(string? Title, Axis X, Axis Y, IReadOnlyList<Mark> Marks, string About) : Panel(Title)
{
    /// <summary>Something the reader must know about what is drawn, in small print; null for nothing.</summary>
    public string? Note { get; init; }

    public override string Summary => About;
}
