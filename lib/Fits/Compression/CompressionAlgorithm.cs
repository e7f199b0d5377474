namespace HstNotebooks.Fits;

/// <summary>How the pixels of a tile are packed: ZCMPTYPE (FITS 4.0, table 36).</summary>
public enum CompressionAlgorithm
{
    /// <summary>RICE_1: differences of neighbouring integers; the usual choice, fast and lossless for integers.</summary>
    Rice1,

    /// <summary>GZIP_1: the bytes of the pixels as they are, deflated.</summary>
    Gzip1,

    /// <summary>GZIP_2: first all highest bytes, then the next, deflated; the better one for floating-point pixels.</summary>
    Gzip2,

    /// <summary>PLIO_1: runs of equal values, for masks: whole numbers of 0 to 2²⁴ − 1.</summary>
    Plio1,

    /// <summary>HCOMPRESS_1: a wavelet transform of two-dimensional tiles. Read, but not written.</summary>
    HCompress1,

    /// <summary>NOCOMPRESS: the pixels as they are. Read, but not written.</summary>
    None,
}
