namespace HstNotebooks.Astrometry;

public readonly partial record struct SkyPoint
{
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
        var motion = SpaceMotion.Of(this, pmRaCosDecMasYr, pmDecMasYr, parallaxMas, radialVelocityKmS);
        return motion.After(toEpoch - fromEpoch).Position.ToPoint();
    }
}
