namespace HstNotebooks.Astrometry;

/// <summary>The two lookup tables of one correction, NPOL (CPDIS) or detector to image (D2IM).</summary>
/// <param name="X">Offsets of x; null where x is not corrected.</param>
/// <param name="Y">Offsets of y; null where y is not corrected.</param>
internal sealed record LookupPair(LookupTable? X, LookupTable? Y)
{
    /// <summary>Adds the offsets at (atX, atY) to x and y; spans of one length, x and y other ones than atX and atY.</summary>
    public void Add(ReadOnlySpan<double> atX, ReadOnlySpan<double> atY, Span<double> x, Span<double> y)
    {
        X?.Add(atX, atY, x);
        Y?.Add(atX, atY, y);
    }

    /// <summary>The same correction where the pixel (x, y) is called (0, 0).</summary>
    public LookupPair Cropped(double x, double y) => new(X?.Cropped(x, y), Y?.Cropped(x, y));

    /// <summary>The same correction in pixels <paramref name="factor"/> times smaller.</summary>
    public LookupPair Oversampled(double factor) => new(X?.Oversampled(factor), Y?.Oversampled(factor));
}
