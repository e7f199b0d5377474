namespace HstNotebooks.Astrometry;

/// <summary>A position on the sky in the frame of the WCS that gave it (ICRS or FK5 J2000).</summary>
/// <param name="Ra">Right ascension, degrees, [0, 360).</param>
/// <param name="Dec">Declination, degrees, [−90, 90].</param>
public readonly record struct SkyPoint(double Ra, double Dec)
{
    /// <summary>Great-circle distance, by the haversine formula: accurate for the smallest separations.</summary>
    public Angle SeparationTo(SkyPoint other)
    {
        double d1 = Dec * Radian, d2 = other.Dec * Radian;
        double h = Haversine(d2 - d1) + Math.Cos(d1) * Math.Cos(d2) * Haversine((other.Ra - Ra) * Radian);
        return Angle.FromRadians(2 * Math.Atan2(Math.Sqrt(h), Math.Sqrt(Math.Max(0, 1 - h))));

        static double Haversine(double angle) => Math.Pow(Math.Sin(angle / 2), 2);
    }

    /// <summary>Position angle of the other point as seen from this one, north through east, in [0°, 360°).</summary>
    public Angle PositionAngleTo(SkyPoint other)
    {
        double d1 = Dec * Radian, d2 = other.Dec * Radian, da = (other.Ra - Ra) * Radian;
        double east = Math.Cos(d2) * Math.Sin(da);
        double north = Math.Cos(d1) * Math.Sin(d2) - Math.Sin(d1) * Math.Cos(d2) * Math.Cos(da);
        return Angle.FromRadians(Math.Atan2(east, north)).Wrapped();
    }

    /// <summary>Sexagesimal, right ascension in hours: <c>03h32m38.595s −27°46′31.36″</c>.</summary>
    public override string ToString() => $"{Sexagesimal.Hours(Ra, 3)} {Sexagesimal.Degrees(Dec, 2)}";

    private const double Radian = Math.PI / 180;
}
