namespace HstNotebooks;

/// <summary>Marks between axes.</summary>
internal sealed record PlotPanel(PlotStyle Style, Axis X, Axis Y, Axis? Right, IReadOnlyList<Mark> Marks, string About) : Panel(Style.Title)
{
    /// <summary>Something the reader must know about what is drawn, in small print; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>Whether the y axis may become longer to make room for the legend: not when the caller chose its ends.</summary>
    public bool CanGrow => Style.YLimits is null && !Style.ReverseY && !Style.EqualScale && !HasSharedY;

    /// <summary>Whether panels beside it have the same y axis.</summary>
    public bool HasSharedY { get; init; }

    public override string Summary => About;

    /// <summary>The y axis of a mark.</summary>
    public Axis YOf(Mark mark) => mark.OnRightAxis && Right is { } right ? right : Y;

    /// <summary>What the colour bar shows: the scale of the first mark that has one.</summary>
    public ColorScale? ScaleIn(Box frame) => Marks.Select(m => m.ScaleIn(this, frame)).FirstOrDefault(s => s is not null);
}
