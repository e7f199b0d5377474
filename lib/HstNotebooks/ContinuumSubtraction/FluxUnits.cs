namespace HstNotebooks;

/// <summary>The units of line maps, as BUNIT: all in 10⁻²⁰ erg s⁻¹ cm⁻², the unit of the MUSE data analysis pipeline.</summary>
public static class FluxUnits
{
    /// <summary>erg s⁻¹ cm⁻² of one unit.</summary>
    public const double Cgs = 1e-20;

    /// <summary>Flux density, per Å and pixel.</summary>
    public const string PerAngstromPerPixel = "10**(-20) erg s-1 cm-2 Angstrom-1 pixel-1";

    /// <summary>Flux per pixel.</summary>
    public const string PerPixel = "10**(-20) erg s-1 cm-2 pixel-1";

    /// <summary>Surface brightness, flux per arcsec².</summary>
    public const string PerArcsec2 = "10**(-20) erg s-1 cm-2 arcsec-2";

    /// <summary>Jansky as 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ at a wavelength in Å: f_λ = f_ν c / λ².</summary>
    public static double PerAngstromOfJansky(double wavelengthAngstrom) =>
        1e-23 / Cgs * SpeedOfLight / (wavelengthAngstrom * wavelengthAngstrom);

    private const double SpeedOfLight = 2.99792458e18;      // Å / s
}
