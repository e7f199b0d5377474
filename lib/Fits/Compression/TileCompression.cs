namespace HstNotebooks.Fits;

/// <summary>
/// How an image is cut into tiles and packed (FITS 4.0, section 10): what a file says, or what <see cref="ImageHdu.Compress"/> shall do.
/// The default is lossless.
/// </summary>
public sealed record TileCompression
{
    /// <summary>
    /// Null chooses: RICE_1 for integers of up to 32 bits and for quantised pixels, GZIP_2 for all others. Never null in what a file says.
    /// </summary>
    public CompressionAlgorithm? Algorithm { get; init; }

    /// <summary>Pixels of a tile along each axis, NAXIS1 first; null for tiles of one row. Tiles at the far edges may be smaller.</summary>
    public IReadOnlyList<long>? TileShape { get; init; }

    /// <summary>
    /// Floating-point pixels only. Null: every bit is kept. q &gt; 0: the pixels of a tile become integers in steps of σ/q, σ the noise
    /// measured in the tile; 4 to 16 are usual. q &lt; 0: in steps of |q|, in units of the stored pixels.
    /// NaN in what a file says: quantised, in steps that only the tiles know.
    /// </summary>
    public double? QuantizeLevel { get; init; }

    /// <summary>How pixels are rounded to steps; has no meaning without <see cref="QuantizeLevel"/>.</summary>
    public QuantizationMethod Dither { get; init; } = QuantizationMethod.SubtractiveDither1;

    /// <summary>ZDITHER0, where the dither begins in the table of random numbers, 1 to 10000.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>HCOMPRESS_1 only: coefficients are divided by this; 0 and 1 are lossless.</summary>
    public int HCompressScale { get; init; }

    /// <summary>HCOMPRESS_1 only: whether a lossy image is smoothed when it is unpacked.</summary>
    public bool HCompressSmooth { get; init; }
}
