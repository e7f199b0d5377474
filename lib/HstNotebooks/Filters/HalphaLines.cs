namespace HstNotebooks;

/// <summary>
/// Hα and the lines of [NII] beside it: wavelengths in vacuum, Å (NIST Atomic Spectra Database), and where a velocity puts them.
/// </summary>
internal static class HalphaLines
{
    public const double Halpha = 6564.614, Nii6548 = 6549.86, Nii6583 = 6585.27;

    private const double SpeedOfLightKmS = 299792.458;

    /// <summary>λ / λ₀ at a velocity cz, km/s.</summary>
    public static double Redshift(double velocityKmS) => 1 + velocityKmS / SpeedOfLightKmS;
}
