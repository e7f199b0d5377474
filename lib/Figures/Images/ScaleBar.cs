namespace HstNotebooks;

/// <summary>A bar of known length on the sky.</summary>
public sealed record ScaleBar
{
    /// <summary>Its length, arcsec; null: a round angle that fits.</summary>
    public double? Arcsec { get; init; }

    /// <summary>Above the bar, such as <c>1 kpc</c>; null: the angle.</summary>
    public string? Label { get; init; }

    /// <summary>A bar of a chosen length.</summary>
    /// <param name="arcsec">More than 0.</param>
    /// <param name="label">Above the bar; null: the angle.</param>
    public static ScaleBar Of(double arcsec, string? label = null) => arcsec > 0 && double.IsFinite(arcsec)
        ? new() { Arcsec = arcsec, Label = label }
        : throw new ArgumentOutOfRangeException(nameof(arcsec), arcsec, "The length of a scale bar is a positive number of arcsec.");
}
