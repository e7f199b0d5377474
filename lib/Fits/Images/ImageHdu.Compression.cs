namespace HstNotebooks.Fits;

public sealed partial class ImageHdu
{
    /// <summary>
    /// Whether the file holds the image as a table of compressed tiles (FITS 4.0, section 10). It is read and used like any other;
    /// <see cref="FitsFile.Write"/> writes the tiles as they are, with the cards of <see cref="Hdu.Header"/> as they are then.
    /// </summary>
    public bool IsCompressed => Compression is not null;

    /// <summary>How the image is compressed; null if it is not.</summary>
    public TileCompression? Compression { get; internal init; }

    /// <summary>
    /// The image as one that <see cref="FitsFile.Write"/> writes uncompressed; the pixels stay where they are until then.
    /// </summary>
    public ImageHdu Uncompress() => new(Header.Clone(), Layout, Data, Index);

    /// <summary>The image as a table of compressed tiles, made on all cores and kept in memory. Lossless by default.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">The algorithm cannot pack such pixels, or an option is out of its range.</exception>
    /// <exception cref="FitsException">The pixels cannot be read.</exception>
    public ImageHdu Compress(TileCompression? options = null) => ImageCompression.Compress(this, options ?? new TileCompression());
}
