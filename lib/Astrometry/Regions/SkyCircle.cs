namespace HstNotebooks.Astrometry;

/// <summary>A circle on the sky, to be written for DS9.</summary>
/// <param name="Centre">Centre, ICRS.</param>
/// <param name="Radius">Radius, positive.</param>
public sealed record SkyCircle(SkyPoint Centre, Angle Radius)
{
    /// <summary>Text beside it, without braces; empty for none.</summary>
    public string Label { get; init; } = "";

    /// <summary>A colour that DS9 knows by name.</summary>
    public string Color { get; init; } = "green";
}
