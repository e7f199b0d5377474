namespace HstNotebooks;

/// <summary>Sizes of a panel's lettering and ticks, points.</summary>
internal sealed record Typography(double Title, double Label, double Tick, double TickLength, double Gap)
{
    /// <summary>One or two panels side by side.</summary>
    public static Typography Normal { get; } = new(10.5, 9, 8, 3.5, 3);

    /// <summary>Three and more.</summary>
    public static Typography Small { get; } = new(9, 8, 7, 3, 2.5);
}
