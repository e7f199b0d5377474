namespace HstNotebooks.Astrometry;

/// <summary>Uniform motion through space, in units of the star's first distance and Julian years, seen from the barycentre.</summary>
internal readonly record struct SpaceMotion(SkyVector Position, SkyVector Velocity)
{
    // One astronomical unit a Julian year: 4.74047 km/s (with the unit of IAU 2012 Resolution B2).
    private const double AuPerYearKmS = 149597870.7 / (365.25 * 86400);

    /// <summary>
    /// What is not known, a parallax that is not positive, or a velocity without parallax count as no motion along the line.
    /// </summary>
    public static SpaceMotion Of(SkyPoint point, double pmRaCosDecMasYr, double pmDecMasYr, double parallaxMas, double radialVelocityKmS)
    {
        bool isKnown = parallaxMas > 0 && !double.IsNaN(radialVelocityKmS);
        double along = isKnown ? Angle.FromMas(parallaxMas * radialVelocityKmS / AuPerYearKmS).Radians : 0;
        var (east, north, towards) = SkyVector.Triad(point);
        return new(
            towards, Angle.FromMas(pmRaCosDecMasYr).Radians * east + Angle.FromMas(pmDecMasYr).Radians * north + along * towards);
    }

    /// <summary>In units of the first distance.</summary>
    public double Distance => Math.Sqrt(Position.Dot(Position));

    public SpaceMotion After(double years) => this with { Position = Position + years * Velocity };

    /// <summary>Where the star is seen, and its proper motion there, mas/yr.</summary>
    public (SkyPoint Position, double PmRaCosDecMasYr, double PmDecMasYr) Seen()
    {
        var point = Position.ToPoint();
        var (east, north, _) = SkyVector.Triad(point);
        double distance = Distance;
        return (point, Angle.FromRadians(east.Dot(Velocity) / distance).Mas, Angle.FromRadians(north.Dot(Velocity) / distance).Mas);
    }

    /// <summary>With the parallax that the star had at its first distance.</summary>
    public double RadialVelocityKmS(double firstParallaxMas) =>
        Angle.FromRadians(Velocity.Dot(Position) / Distance).Mas * AuPerYearKmS / firstParallaxMas;
}
