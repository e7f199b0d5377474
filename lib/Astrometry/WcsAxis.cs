namespace HstNotebooks.Astrometry;

/// <summary>One world axis of a WCS.</summary>
/// <param name="Type">CTYPE, such as <c>RA---TAN</c> or <c>AWAV</c>.</param>
/// <param name="Name">CNAME; empty when there is none.</param>
/// <param name="Unit">CUNIT; <c>deg</c> for celestial axes whatever the header says.</param>
/// <param name="ReferencePixel">0-based (CRPIX − 1).</param>
/// <param name="ReferenceValue">CRVAL, in <paramref name="Unit"/>.</param>
/// <param name="Increment">Change of the value with one pixel along the axis of the same number, in <paramref name="Unit"/>.</param>
public sealed record WcsAxis(string Type, string Name, string Unit, double ReferencePixel, double ReferenceValue, double Increment)
{
    /// <summary>Whether it is a longitude or a latitude with a map projection.</summary>
    public bool IsCelestial { get; init; }

    /// <summary>Whether the value grows exponentially with the pixel (CTYPE ends in <c>-LOG</c>, FITS paper III, eq. 5).</summary>
    public bool IsLogarithmic => Type.EndsWith("-LOG", StringComparison.Ordinal);

    /// <summary>
    /// Whether values of this axis can be computed: linear and logarithmic ones, not the others of FITS paper III (<c>-F2W</c>,
    /// <c>-TAB</c>, …).
    /// </summary>
    public bool IsUnderstood => IsCelestial || IsLogarithmic || Type.Length < 8 || Type[4] != '-';

    // The intermediate coordinate is linear in the pixel.
    internal double ToWorld(double intermediate) =>
        IsLogarithmic ? ReferenceValue * Math.Exp(intermediate / ReferenceValue) : ReferenceValue + intermediate;

    internal double FromWorld(double world) => IsLogarithmic ? ReferenceValue * Math.Log(world / ReferenceValue) : world - ReferenceValue;

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"{(Type.Length > 0 ? Type : "linear")}{(Unit.Length > 0 ? $" ({Unit})" : "")}");
}
