namespace HstNotebooks;

/// <summary>How an image is shown.</summary>
public sealed record ImageStyle : PictureStyle
{
    /// <summary>Unit of the values, beside the colour bar.</summary>
    public string? Unit { get; init; }

    /// <summary>From value to colour; by default asinh, and linear for flags, masks and a diverging map.</summary>
    public Stretch? Stretch { get; init; }

    /// <summary>
    /// Values at the ends of the scale; by default the central 99.5 %, ±99.5 % of the absolute values for a diverging map, and all of
    /// them for flags and masks.
    /// </summary>
    public Interval? Interval { get; init; }

    /// <summary>
    /// The colours; null: gray for values and flags, <see cref="ColorMap.Labels"/> for <c>Image&lt;int&gt;</c> (unless an interval or a
    /// stretch says that its numbers are values), <see cref="ColorMap.TwoTone"/> for masks.
    /// </summary>
    public ColorMap? ColorMap { get; init; }

    /// <summary>Draw the colour bar; for few labels their colours. A mask has none.</summary>
    public bool ColorBar { get; init; } = true;
}
