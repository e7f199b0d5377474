namespace HstNotebooks.Astrometry;

/// <summary>What sets FK4 apart from FK5: its equinox, its slow rotation, and the E-terms of aberration in its positions.</summary>
internal static class Fk4
{
    // Lieske 1979, A&A 73, 282: the date of B1950 and the tropical year of 1900, in days.
    private const double B1950 = 2433282.42345905, TropicalYear = 365.242198781, J2000 = 2451545;

    // Murray 1989, A&A 218, 325, equations 28 and 29: B1950 to J2000, and its change in a Julian century.
    private static readonly Rotation Murray = new(
        new(0.9999256794956877, -0.0111814832204662, -0.0048590038153592),
        new(0.0111814832391717, 0.9999374848933135, -0.0000271625947142),
        new(0.0048590037723143, -0.0000271702937440, 0.9999881946023742));

    private static readonly Rotation MurrayPerCentury = new(
        new(-0.0026455262e-6, -1.1539918689e-6, 2.1111346190e-6),
        new(1.1540628161e-6, -0.0129042997e-6, 0.0236021478e-6),
        new(-2.1112979048e-6, -0.0056024448e-6, 0.0102587734e-6));

    /// <summary>
    /// From FK4 of an equinox, without E-terms, to FK5 J2000, for a position observed at the equinox (FK4 turns slowly).
    /// </summary>
    public static Rotation ToFk5(double equinox)
    {
        double centuries = (JulianDate(equinox) - J2000) / 36525 + 0.5;
        var linear = new Rotation(
            Murray.X + centuries * MurrayPerCentury.X,
            Murray.Y + centuries * MurrayPerCentury.Y,
            Murray.Z + centuries * MurrayPerCentury.Z);
        return Orthogonal(linear) * Precession.FromB1950(equinox).Transposed;
    }

    /// <summary>
    /// The elliptic part of annual aberration in a year's mean equatorial axes, in radians (Explanatory Supplement to the Astronomical
    /// Almanac, 1992): k = 20.496″, eccentricity and longitude of the perigee of the Sun's orbit, obliquity of IAU 1980.
    /// </summary>
    public static SkyVector ETerms(double equinox)
    {
        double date = JulianDate(equinox), t = (date - B1950) / 36525;
        double eccentricity = 0.01673011 + (-0.00004193 - 0.000000126 * t) * t;
        var perigee = Angle.FromArcsec(1015489.951 + (6190.67 + (1.65 + 0.012 * t) * t) * t);
        double t2000 = (date - J2000) / 36525;
        var obliquity = Angle.FromArcsec(84381.448 + (-46.8150 + (-0.00059 + 0.001813 * t2000) * t2000) * t2000);

        double length = eccentricity * Angle.FromDegrees(0.0056932).Radians;
        var (sinPerigee, cosPerigee) = Math.SinCos(perigee.Radians);
        var (sinObliquity, cosObliquity) = Math.SinCos(obliquity.Radians);
        return length * new SkyVector(sinPerigee, -cosPerigee * cosObliquity, -cosPerigee * sinObliquity);
    }

    private static double JulianDate(double besselianYear) => B1950 + (besselianYear - 1950) * TropicalYear;

    // Murray's matrix is a rotation to first order in time only (10⁻¹⁰ degrees in a century). One step of Newton's iteration for the
    // nearest rotation, (3R − R Rᵀ R) / 2, so that the way back is the transpose.
    private static Rotation Orthogonal(Rotation r)
    {
        var cube = r * r.Transposed * r;
        return new(Mean(r.X, cube.X), Mean(r.Y, cube.Y), Mean(r.Z, cube.Z));

        static SkyVector Mean(SkyVector row, SkyVector cubeRow) => 1.5 * row - 0.5 * cubeRow;
    }
}
