namespace HstNotebooks.Astrometry;

public readonly partial record struct SkyPoint
{
    // One astronomical unit a Julian year: 4.74047 km/s (with the unit of IAU 2012 Resolution B2).
    private const double AuPerYearKmS = 149597870.7 / (365.25 * 86400);

    /// <summary>
    /// The position at another epoch of a star that moves uniformly through space, which is the standard model of The Hipparcos and Tycho
    /// Catalogues (vol. 1, section 1.5.5) and of Gaia. With a parallax and a radial velocity the perspective acceleration is in it; the
    /// change of light-travel time is not, which astropy's <c>apply_space_motion</c> adds (for Barnard's star 0.03 mas in 16 years).
    /// </summary>
    /// <param name="pmRaCosDecMasYr">
    /// μα* = μα cos δ, mas per Julian year, as Gaia's <c>pmra</c>; NaN (no proper motion known): the star stays.
    /// </param>
    /// <param name="pmDecMasYr">μδ, mas per Julian year; NaN: the star stays.</param>
    /// <param name="fromEpoch">Epoch of this position, Julian years (Gaia DR3: 2016).</param>
    /// <param name="toEpoch">Epoch wanted, Julian years.</param>
    /// <param name="parallaxMas">Parallax, mas; NaN and what is not positive count as 0.</param>
    /// <param name="radialVelocityKmS">
    /// Radial velocity, km/s, positive when receding; NaN counts as 0. Without parallax it has no effect.
    /// </param>
    /// <returns>Right ascension in [0°, 360°); seen from the barycentre of the solar system.</returns>
    public SkyPoint AtEpoch(
        double pmRaCosDecMasYr, double pmDecMasYr, double fromEpoch, double toEpoch, double parallaxMas = 0, double radialVelocityKmS = 0)
    {
        if (double.IsNaN(pmRaCosDecMasYr) || double.IsNaN(pmDecMasYr)) return this;
        double years = toEpoch - fromEpoch;
        double east = Angle.FromMas(pmRaCosDecMasYr * years).Radians, north = Angle.FromMas(pmDecMasYr * years).Radians;
        bool isKnown = parallaxMas > 0 && !double.IsNaN(radialVelocityKmS);
        double along = isKnown ? Angle.FromMas(parallaxMas * radialVelocityKmS / AuPerYearKmS * years).Radians : 0;

        // The normal triad [p q r] of the catalogue: east, north, line of sight.
        var (sinRa, cosRa) = Math.SinCos(Ra * Radian);
        var (sinDec, cosDec) = Math.SinCos(Dec * Radian);
        var p = new SkyVector(-sinRa, cosRa, 0);
        var q = new SkyVector(-sinDec * cosRa, -sinDec * sinRa, cosDec);
        var r = SkyVector.Towards(this);
        return ((1 + along) * r + east * p + north * q).ToPoint();
    }
}
