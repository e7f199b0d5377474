namespace HstNotebooks.Imaging;

/// <summary>Full width at half maximum and σ of a Gaussian: FWHM = 2√(2 ln 2) σ.</summary>
public static class Fwhm
{
    /// <summary>FWHM / σ = 2.3548…</summary>
    public static readonly double PerSigma = 2 * Math.Sqrt(2 * Math.Log(2));

    /// <summary>σ of a Gaussian of this FWHM, in the same unit.</summary>
    public static double ToSigma(double fwhm) => fwhm / PerSigma;

    /// <summary>FWHM of a Gaussian of this σ, in the same unit.</summary>
    public static double FromSigma(double sigma) => sigma * PerSigma;
}
