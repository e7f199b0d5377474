namespace HstNotebooks;

/// <summary>How large the images of a figure may become.</summary>
/// <param name="LongestSide">Pixels.</param>
/// <param name="Bytes">Of all PNGs together.</param>
/// <param name="DotsPerInch">Of what is drawn as a picture because it has too many parts.</param>
internal sealed record RasterBudget(int LongestSide, int Bytes, double DotsPerInch)
{
    /// <summary>In a notebook: 250 kB with base64 and all that is around the image.</summary>
    public static RasterBudget Inline { get; } = new(700, 168_000, 130);

    /// <summary>In a file for print.</summary>
    public static RasterBudget File { get; } = new(ScaledPlane.LongestSide, int.MaxValue, 300);

    /// <summary>Whether the bytes count: then colours may be fewer too.</summary>
    public bool IsLimited => Bytes < int.MaxValue;

    /// <summary>The share of one of several images beside lines of so many bytes (a PNG grows by a third when it is embedded).</summary>
    public RasterBudget Shared(int images, int lineBytes) =>
        !IsLimited ? this : this with { Bytes = Math.Max(20_000, Bytes - lineBytes * 3 / 4) / Math.Max(1, images) };
}
