namespace HstNotebooks;

/// <summary>How large the images of a figure may become.</summary>
/// <param name="LongestSide">Pixels.</param>
/// <param name="Bytes">Of all PNGs together.</param>
internal sealed record RasterBudget(int LongestSide, int Bytes)
{
    /// <summary>In a notebook: 250 kB with base64 and all that is around the image.</summary>
    public static RasterBudget Inline { get; } = new(700, 168_000);

    /// <summary>In a file for print.</summary>
    public static RasterBudget File { get; } = new(ScaledPlane.LongestSide, int.MaxValue);

    public RasterBudget Shared(int images) => this with { Bytes = Bytes / Math.Max(1, images) };
}
