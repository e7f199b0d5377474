namespace HstNotebooks.Astrometry;

/// <summary>
/// A position in an image: 0-based, the centre of the first pixel at (0, 0), x along NAXIS1. FITS and DS9 count one more.
/// </summary>
/// <param name="X">Column, in pixels.</param>
/// <param name="Y">Row, in pixels.</param>
public readonly record struct PixelPoint(double X, double Y)
{
    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"({X:0.###}, {Y:0.###})");
}
