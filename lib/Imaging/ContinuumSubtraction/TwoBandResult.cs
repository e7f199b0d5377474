namespace HstNotebooks.Imaging;

/// <summary>A narrow band without its continuum; all planes of one shape, in the unit of the input.</summary>
/// <param name="Line">Narrow band − continuum; NaN where one of them is missing.</param>
/// <param name="LineError">1 σ of <paramref name="Line"/>, when the errors of all bands were given; NaN where the line is.</param>
/// <param name="Continuum">The interpolated continuum at the wavelength of the narrow band.</param>
/// <param name="Quality">Bits of <see cref="LineQuality"/>.</param>
public sealed record TwoBandResult(Image<float> Line, Image<float>? LineError, Image<float> Continuum, Image<byte> Quality)
{
    /// <summary>How many pixels with a narrow band have this flag.</summary>
    public int Count(LineQuality flag) => Quality.Pixels.Count(f => (f & (byte)flag) != 0);
}
