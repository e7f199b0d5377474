namespace HstNotebooks;

/// <summary>One frame of a figure: what is in it, not how it is drawn.</summary>
internal abstract record Panel(string? Title)
{
    /// <summary>What the panel shows, in a few words and numbers.</summary>
    public abstract string Summary { get; }

    /// <summary>Smaller panels in the corners of this one.</summary>
    public IReadOnlyList<Inset> Insets { get; init; } = [];

    /// <summary>The x axis has no numbers and no name: the frame below has them.</summary>
    public bool HidesXLabels { get; init; }

    /// <summary>The y axis has no numbers and no name: the frame at the left has them.</summary>
    public bool HidesYLabels { get; init; }
}
