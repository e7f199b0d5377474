namespace HstNotebooks.Astrometry;

public readonly partial record struct SkyPoint
{
    /// <summary>Great-circle distance, accurate from the smallest to antipodes (Vincenty's form; astropy's <c>separation</c>).</summary>
    public Angle SeparationTo(SkyPoint other)
    {
        var (east, north, towards) = Seen(other);
        return Angle.FromRadians(Math.Atan2(Hypotenuse(east, north), towards));
    }

    /// <summary>
    /// Position angle of the other point as seen from this one, north through east, in [0°, 360°) (astropy's <c>position_angle</c>). At a
    /// pole north is along this point's own meridian.
    /// </summary>
    public Angle PositionAngleTo(SkyPoint other)
    {
        var (east, north, _) = Seen(other);
        return Angle.FromRadians(Math.Atan2(east, north)).Wrapped();
    }

    /// <summary>
    /// Where the other point lies in the spherical frame whose origin is this point and whose pole is 90° north of it: for small offsets
    /// Δα cos δ and Δδ, but exact at any distance, across 0ʰ and at the poles (astropy's <c>spherical_offsets_to</c>). No tangent plane:
    /// for that there is <see cref="Wcs.Tan"/>.
    /// </summary>
    /// <returns>East in [−180°, 180°], north in [−90°, 90°].</returns>
    public (Angle East, Angle North) OffsetTo(SkyPoint other)
    {
        var (east, north, towards) = Seen(other);
        return (Angle.FromRadians(Math.Atan2(east, towards)), Angle.FromRadians(Math.Atan2(north, Hypotenuse(east, towards))));
    }

    /// <summary>
    /// The point at a great-circle distance in a direction (astropy's <c>directional_offset_by</c>); at a pole the direction counts from
    /// this point's own meridian.
    /// </summary>
    /// <param name="positionAngle">Of the direction, north through east.</param>
    /// <param name="distance">Along the great circle; negative goes the other way.</param>
    public SkyPoint Offset(Angle positionAngle, Angle distance)
    {
        var (sinDec, cosDec) = Math.SinCos(Dec * Radian);
        var (sinPa, cosPa) = Math.SinCos(positionAngle.Radians);
        var (sin, cos) = Math.SinCos(distance.Radians);
        double north = sin * cosPa, y = sin * sinPa, x = cosDec * cos - sinDec * north, z = sinDec * cos + cosDec * north;
        return new(
            Angle.FromDegrees(Ra + Math.Atan2(y, x) / Radian).Wrapped().Degrees,
            Angle.FromRadians(Math.Atan2(z, Hypotenuse(x, y))).Degrees);
    }

    // The unit vector to the other point along this point's east, north and line of sight. With sin(δ₂ − δ₁) and the haversine of the
    // difference in right ascension small offsets keep all their digits.
    private (double East, double North, double Towards) Seen(SkyPoint other)
    {
        double da = Math.IEEERemainder(other.Ra - Ra, 360) * Radian, dd = (other.Dec - Dec) * Radian;
        var (sinDec, cosDec) = Math.SinCos(Dec * Radian);
        double cosOther = Math.Cos(other.Dec * Radian), versine = 2 * Math.Pow(Math.Sin(da / 2), 2);
        return (cosOther * Math.Sin(da), Math.Sin(dd) + sinDec * cosOther * versine, Math.Cos(dd) - cosDec * cosOther * versine);
    }

    private static double Hypotenuse(double a, double b) => Math.Sqrt(a * a + b * b);
}
