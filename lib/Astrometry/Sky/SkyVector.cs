namespace HstNotebooks.Astrometry;

/// <summary>A direction in space; x towards (0°, 0°), y towards (90°, 0°), z towards the north pole of its frame.</summary>
internal readonly record struct SkyVector(double X, double Y, double Z)
{
    /// <summary>The unit vector towards a position.</summary>
    public static SkyVector Towards(SkyPoint point)
    {
        var (sinLon, cosLon) = Math.SinCos(point.Lon * (Math.PI / 180));
        var (sinLat, cosLat) = Math.SinCos(point.Lat * (Math.PI / 180));
        return new(cosLat * cosLon, cosLat * sinLon, sinLat);
    }

    /// <summary>The normal triad [p q r] at a position: unit vectors to its east, to its north and towards it.</summary>
    public static (SkyVector East, SkyVector North, SkyVector Towards) Triad(SkyPoint point)
    {
        var (sinLon, cosLon) = Math.SinCos(point.Lon * (Math.PI / 180));
        var (sinLat, cosLat) = Math.SinCos(point.Lat * (Math.PI / 180));
        return (new(-sinLon, cosLon, 0), new(-sinLat * cosLon, -sinLat * sinLon, cosLat), new(cosLat * cosLon, cosLat * sinLon, sinLat));
    }

    /// <summary>The position to which the vector points; its length does not matter.</summary>
    public SkyPoint ToPoint() => new(
        Angle.FromRadians(Math.Atan2(Y, X)).Wrapped().Degrees,
        Angle.FromRadians(Math.Atan2(Z, Math.Sqrt(X * X + Y * Y))).Degrees);

    public double Dot(SkyVector other) => X * other.X + Y * other.Y + Z * other.Z;

    public static SkyVector operator +(SkyVector a, SkyVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static SkyVector operator -(SkyVector a, SkyVector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static SkyVector operator *(double factor, SkyVector v) => new(factor * v.X, factor * v.Y, factor * v.Z);
}
