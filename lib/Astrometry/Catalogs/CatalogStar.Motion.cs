namespace HstNotebooks.Astrometry;

public sealed partial record CatalogStar
{
    /// <summary>
    /// The star at another epoch: position, proper motion, parallax and radial velocity by uniform motion through space
    /// (<see cref="SkyPoint.AtEpoch"/>), errors and correlations by linear propagation, σ² = σ0² + 2 Δt ρ σ0 σμ + Δt² σμ² along each axis
    /// (The Hipparcos and Tycho Catalogues, vol. 1, section 1.5.5, without the errors of parallax and radial velocity and without the turn
    /// of the axes along the way, which count only within arcseconds of a pole).
    /// </summary>
    /// <remarks>
    /// A star without proper motion stays, and its errors grow by |Δt| <paramref name="unknownProperMotionMasYr"/> in quadrature; a star
    /// without epoch stays as it is. A known proper motion of unknown error makes the errors unknown. Go from the catalogue to the epoch
    /// in one step: back again the errors of a star without proper motion grow once more.
    /// </remarks>
    /// <param name="year">Epoch wanted, Julian years.</param>
    /// <param name="unknownProperMotionMasYr">
    /// 1σ along one axis of a proper motion that is not known, mas/yr; see <see cref="SkyCatalog.TypicalProperMotionMasYr"/>.
    /// </param>
    /// <exception cref="CatalogException">The star has a proper motion but no epoch.</exception>
    public CatalogStar AtEpoch(double year, double unknownProperMotionMasYr = SkyCatalog.TypicalProperMotionMasYr)
    {
        if (double.IsNaN(Epoch))
        {
            return HasProperMotion
                ? throw new CatalogException($"Star {Id} at {Position} has a proper motion but no epoch from which it moves.")
                : this;
        }
        double years = year - Epoch;
        if (years == 0) return this;
        if (!HasProperMotion) return Blurred(Math.Abs(years) * unknownProperMotionMasYr) with { Epoch = year };

        var motion = SpaceMotion.Of(Position, PmRaMasYr, PmDecMasYr, ParallaxMas, RadialVelocityKmS).After(years);
        var (position, pmRa, pmDec) = motion.Seen();
        bool isKnown = ParallaxMas > 0 && !double.IsNaN(RadialVelocityKmS);
        return Propagated(years) with
        {
            Position = position,
            Epoch = year,
            PmRaMasYr = pmRa,
            PmDecMasYr = pmDec,
            ParallaxMas = ParallaxMas / motion.Distance,
            RadialVelocityKmS = isKnown ? motion.RadialVelocityKmS(ParallaxMas) : RadialVelocityKmS,
        };
    }

    private CatalogStar Blurred(double mas)
    {
        double covariance = Correlation.RaDec * RaErrorMas * DecErrorMas;
        double ra = Math.Sqrt(RaErrorMas * RaErrorMas + mas * mas), dec = Math.Sqrt(DecErrorMas * DecErrorMas + mas * mas);
        return this with { RaErrorMas = ra, DecErrorMas = dec, Correlation = new(RaDec: Ratio(covariance, ra * dec)) };
    }

    // C′ = J C Jᵀ with J = [1 Δt; 0 1] for each axis.
    private CatalogStar Propagated(double t)
    {
        var rho = Correlation;
        double a = RaErrorMas, d = DecErrorMas, ma = PmRaErrorMasYr, md = PmDecErrorMasYr, cross = rho.PmRaPmDec * ma * md;
        double ra = Math.Sqrt(a * a + 2 * t * rho.RaPmRa * a * ma + t * t * ma * ma);
        double dec = Math.Sqrt(d * d + 2 * t * rho.DecPmDec * d * md + t * t * md * md);
        double raDec = rho.RaDec * a * d + t * (rho.RaPmDec * a * md + rho.DecPmRa * d * ma) + t * t * cross;
        return this with
        {
            RaErrorMas = ra,
            DecErrorMas = dec,
            Correlation = new(
                Ratio(raDec, ra * dec),
                Ratio(rho.RaPmRa * a * ma + t * ma * ma, ra * ma),
                Ratio(rho.RaPmDec * a * md + t * cross, ra * md),
                Ratio(rho.DecPmRa * d * ma + t * cross, dec * ma),
                Ratio(rho.DecPmDec * d * md + t * md * md, dec * md),
                rho.PmRaPmDec),
        };
    }

    // Of a covariance to the product of its errors; none where these are not known.
    private static double Ratio(double covariance, double product) => product > 0 ? Math.Clamp(covariance / product, -1, 1) : 0;
}
