namespace HstNotebooks;

/// <summary>Marks between two axes.</summary>
internal sealed record PlotPanel(string? Title, Axis X, Axis Y, IReadOnlyList<Mark> Marks, string About) : Panel(Title)
{
    /// <summary>Something the reader must know about what is drawn, in small print; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the y axis may become longer to make room for the legend: not when the caller chose its ends.</summary>
    public bool CanGrow { get; init; } = true;

    public override string Summary => About;
}
