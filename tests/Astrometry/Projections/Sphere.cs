using System.Globalization;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Projections;

/// <summary>Single points through the projections, which take spans; parameters are written as "m:value m:value".</summary>
internal static class Sphere
{
    public static Projection Projection(string code, string parameters = "") =>
        HstNotebooks.Astrometry.Projection.Create(code, parameters
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split(':'))
            .ToDictionary(p => int.Parse(p[0], CultureInfo.InvariantCulture), p => double.Parse(p[1], CultureInfo.InvariantCulture)));

    public static (double X, double Y) ToPlane(this Projection projection, double phi, double theta)
    {
        projection.NativeToPlane(new Span<double>(ref phi), new Span<double>(ref theta));
        return (phi, theta);
    }

    public static (double Phi, double Theta) ToNative(this Projection projection, double x, double y)
    {
        projection.PlaneToNative(new Span<double>(ref x), new Span<double>(ref y));
        return (x, y);
    }

    public static (double Lon, double Lat) ToCelestial(this CelestialRotation rotation, double phi, double theta)
    {
        rotation.NativeToCelestial(new Span<double>(ref phi), new Span<double>(ref theta));
        return (phi, theta);
    }

    public static (double Phi, double Theta) ToNative(this CelestialRotation rotation, double lon, double lat)
    {
        rotation.CelestialToNative(new Span<double>(ref lon), new Span<double>(ref lat));
        return (lon, lat);
    }

    /// <summary>Angle between two directions given in degrees, by the chord: good for tiny angles.</summary>
    public static double Separation((double Lon, double Lat) a, (double Lon, double Lat) b)
    {
        var (p, q) = (Vector(a), Vector(b));
        double chord = Math.Sqrt((p.X - q.X) * (p.X - q.X) + (p.Y - q.Y) * (p.Y - q.Y) + (p.Z - q.Z) * (p.Z - q.Z));
        return 2 * Math.Asin(Math.Min(1, chord / 2)) * (180 / Math.PI);
    }

    public static void AssertOutside((double A, double B) point) =>
        Assert.True(double.IsNaN(point.A) && double.IsNaN(point.B), point.ToString());

    private static (double X, double Y, double Z) Vector((double Lon, double Lat) p)
    {
        var (sinLon, cosLon) = double.SinCosPi(p.Lon / 180);
        var (sinLat, cosLat) = double.SinCosPi(p.Lat / 180);
        return (cosLat * cosLon, cosLat * sinLon, sinLat);
    }
}
