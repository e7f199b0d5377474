namespace HstNotebooks;

/// <summary>One frame of a figure: what is in it, not how it is drawn.</summary>
internal abstract record Panel(string? Title)
{
    /// <summary>What the panel shows, in a few words and numbers.</summary>
    public abstract string Summary { get; }
}
