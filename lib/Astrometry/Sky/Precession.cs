namespace HstNotebooks.Astrometry;

/// <summary>The mean equator, ecliptic and equinox of a year: IAU 2006 for FK5 and the ecliptic, Newcomb for FK4.</summary>
internal static class Precession
{
    // The four Fukushima-Williams angles with frame bias: arcseconds, rising powers of Julian centuries from J2000.
    // Hilton et al. 2006, Celest. Mech. Dyn. Astron. 94, 351, after Capitaine, Wallace & Chapront 2003, A&A 412, 567.
    private static readonly double[] GammaBar = [-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.0000000260];
    private static readonly double[] PhiBar = [84381.412819, -46.811016, 0.0511268, 0.00053289, -0.000000440, -0.0000000176];
    private static readonly double[] PsiBar = [-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148];
    private static readonly double[] Obliquity = [84381.406, -46.836769, -0.0001831, 0.00200340, -0.000000576, -0.0000000434];

    /// <summary>From ICRS to the mean ecliptic and equinox of a Julian year.</summary>
    public static Rotation IcrsToEcliptic(double equinox)
    {
        double t = (equinox - 2000) / 100;
        return Rotation.AboutZ(-Arcsec(PsiBar, t)) * Rotation.AboutX(Arcsec(PhiBar, t)) * Rotation.AboutZ(Arcsec(GammaBar, t));
    }

    /// <summary>From the mean equator and equinox of J2000 to that of another Julian year, without frame bias.</summary>
    public static Rotation FromJ2000(double equinox) => IcrsToEquator(equinox) * IcrsToEquator(2000).Transposed;

    /// <summary>
    /// From the mean equator and equinox of B1950 to that of another Besselian year: Newcomb's precession in Andoyer's form (Explanatory
    /// Supplement to the Astronomical Almanac, 1992, chapter 3). Between two other years it goes through B1950, because the series
    /// there and back cancel to 10⁻⁸ degrees only.
    /// </summary>
    public static Rotation FromB1950(double equinox)
    {
        // Tropical millennia, from B1850 to B1950 and onwards.
        const double start = 0.1;
        double t = (equinox - 1950) / 1000;
        const double rate = 23035.545 + (139.720 + 0.060 * start) * start;
        var zeta = Arcsec([0, rate, 30.240 - 0.27 * start, 17.995], t);
        var z = Arcsec([0, rate, 109.480 + 0.39 * start, 18.325], t);
        var theta = Arcsec([0, 20051.12 - (85.29 + 0.37 * start) * start, -42.65 - 0.37 * start, -41.8], t);
        return Rotation.AboutZ(-z) * Rotation.AboutY(theta) * Rotation.AboutZ(-zeta);
    }

    private static Rotation IcrsToEquator(double equinox) =>
        Rotation.AboutX(-Arcsec(Obliquity, (equinox - 2000) / 100)) * IcrsToEcliptic(equinox);

    private static Angle Arcsec(ReadOnlySpan<double> coefficients, double t)
    {
        double sum = 0;
        for (int i = coefficients.Length - 1; i >= 0; i--) sum = sum * t + coefficients[i];
        return Angle.FromArcsec(sum);
    }
}
