namespace HstNotebooks.Astrometry;

/// <summary>The two lookup tables of one correction, NPOL (CPDIS) or detector to image (D2IM).</summary>
/// <param name="X">Offsets of x; null where x is not corrected.</param>
/// <param name="Y">Offsets of y; null where y is not corrected.</param>
internal sealed record LookupPair(LookupTable? X, LookupTable? Y)
{
    /// <summary>Adds the offsets at (atX, atY) to x and y; spans of one length, x and y other ones than atX and atY.</summary>
    public void Add(ReadOnlySpan<double> atX, ReadOnlySpan<double> atY, Span<double> x, Span<double> y)
    {
        // The usual case: finding the nodes costs more than interpolating.
        if (X is not null && Y is not null && X.SharesNodesWith(Y))
        {
            for (int i = 0; i < x.Length; i++)
            {
                LookupPlace placeX = X.X.Place(atX[i]), placeY = X.Y.Place(atY[i]);
                x[i] += X.Between(placeX, placeY);
                y[i] += Y.Between(placeX, placeY);
            }
            return;
        }
        for (int i = 0; i < x.Length; i++)
        {
            if (X is not null) x[i] += X.At(atX[i], atY[i]);
            if (Y is not null) y[i] += Y.At(atX[i], atY[i]);
        }
    }

    /// <summary>The same correction where the pixel (x, y) is called (0, 0).</summary>
    public LookupPair Cropped(double x, double y) => new(X?.Cropped(x, y), Y?.Cropped(x, y));

    /// <summary>The same correction in pixels <paramref name="factor"/> times smaller.</summary>
    public LookupPair Oversampled(double factor) => new(X?.Oversampled(factor), Y?.Oversampled(factor));
}
