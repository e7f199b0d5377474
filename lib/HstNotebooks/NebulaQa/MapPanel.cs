namespace HstNotebooks;

/// <summary>One map of several.</summary>
/// <param name="Image">The map.</param>
/// <param name="Title">Above it; null for the image's name.</param>
public sealed record MapPanel(HstImage Image, string? Title = null)
{
    /// <summary>Limits of its own, as for a ratio; null (default): those that all maps share.</summary>
    public Interval? Limits { get; init; }

    /// <summary>Colours; null (default): those of all maps.</summary>
    public ColorMap? ColorMap { get; init; }

    /// <summary>Stretch; null (default): that of all maps, and linear with limits of its own.</summary>
    public Stretch? Stretch { get; init; }
}
