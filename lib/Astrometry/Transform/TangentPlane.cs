using System.Runtime.Intrinsics;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The gnomonic projection and the rotation to the sky in one: with ξ to the east and η to the north, the direction of a point of the
/// plane is n + ξ e + η m, n being the tangent point and e and m the unit vectors there. Four points at once, in place; spans are
/// padded to a multiple of <see cref="VectorMath.Lanes"/>.
/// </summary>
internal sealed class TangentPlane
{
    private const double Radian = Math.PI / 180;

    // The direction of (x, y) is origin + x · alongX + y · alongY, x and y in radians of the plane as LONPOLE turns it.
    private readonly double _nx, _ny, _nz, _xx, _xy, _xz, _yx, _yy, _yz;

    /// <param name="lon">Longitude of the tangent point, degrees.</param>
    /// <param name="lat">Latitude of the tangent point, degrees.</param>
    /// <param name="lonPole">LONPOLE, degrees: 180 has the plane's y to the north.</param>
    public TangentPlane(double lon, double lat, double lonPole)
    {
        var (sinLon, cosLon) = SinCosDegrees(lon);
        var (sinLat, cosLat) = SinCosDegrees(lat);
        var (sinPole, cosPole) = SinCosDegrees(lonPole);
        (_nx, _ny, _nz) = (cosLat * cosLon, cosLat * sinLon, sinLat);
        // ξ = −x cos φp − y sin φp, η = x sin φp − y cos φp; e = (−sin α, cos α, 0), m = (−sin δ cos α, −sin δ sin α, cos δ).
        _xx = cosPole * sinLon - sinPole * sinLat * cosLon;
        _xy = -cosPole * cosLon - sinPole * sinLat * sinLon;
        _xz = sinPole * cosLat;
        _yx = sinPole * sinLon + cosPole * sinLat * cosLon;
        _yy = -sinPole * cosLon + cosPole * sinLat * sinLon;
        _yz = -cosPole * cosLat;
    }

    /// <summary>Degrees of the plane to longitude, in [0, 360), and latitude in degrees.</summary>
    public void PlaneToSky(Span<double> xToLon, Span<double> yToLat)
    {
        Vector256<double> nx = V(_nx), ny = V(_ny), nz = V(_nz);
        Vector256<double> xx = V(_xx * Radian), xy = V(_xy * Radian), xz = V(_xz * Radian);
        Vector256<double> yx = V(_yx * Radian), yy = V(_yy * Radian), yz = V(_yz * Radian);
        for (int i = 0; i < xToLon.Length; i += VectorMath.Lanes)
        {
            var x = Vector256.Create<double>(xToLon.Slice(i, VectorMath.Lanes));
            var y = Vector256.Create<double>(yToLat.Slice(i, VectorMath.Lanes));
            var px = Vector256.FusedMultiplyAdd(x, xx, Vector256.FusedMultiplyAdd(y, yx, nx));
            var py = Vector256.FusedMultiplyAdd(x, xy, Vector256.FusedMultiplyAdd(y, yy, ny));
            var pz = Vector256.FusedMultiplyAdd(x, xz, Vector256.FusedMultiplyAdd(y, yz, nz));
            var lon = VectorMath.Atan2(py, px) * (180 / Math.PI);
            lon += Vector256.LessThan(lon, Vector256<double>.Zero).AsDouble() & V(360);
            // An angle below zero by less than its rounding would become 360.
            lon = Vector256.ConditionalSelect(Vector256.Equals(lon, V(360)), Vector256<double>.Zero, lon);
            var lat = VectorMath.Atan2(pz, Vector256.Sqrt(px * px + py * py)) * (180 / Math.PI);
            lon.CopyTo(xToLon.Slice(i, VectorMath.Lanes));
            lat.CopyTo(yToLat.Slice(i, VectorMath.Lanes));
        }
    }

    /// <summary>Longitude and latitude in degrees to degrees of the plane; NaN for points 90° or more from the tangent point.</summary>
    public void SkyToPlane(Span<double> lonToX, Span<double> latToY)
    {
        Vector256<double> nx = V(_nx), ny = V(_ny), nz = V(_nz);
        Vector256<double> xx = V(_xx), xy = V(_xy), xz = V(_xz), yx = V(_yx), yy = V(_yy), yz = V(_yz);
        for (int i = 0; i < lonToX.Length; i += VectorMath.Lanes)
        {
            var (sinLon, cosLon) = VectorMath.SinCosDegrees(Vector256.Create<double>(lonToX.Slice(i, VectorMath.Lanes)));
            var (sinLat, cosLat) = VectorMath.SinCosDegrees(Vector256.Create<double>(latToY.Slice(i, VectorMath.Lanes)));
            Vector256<double> px = cosLat * cosLon, py = cosLat * sinLon;
            var depth = Dot(px, py, sinLat, nx, ny, nz);
            var scale = V(180 / Math.PI) / depth;
            scale = Vector256.ConditionalSelect(Vector256.GreaterThan(depth, Vector256<double>.Zero), scale, V(double.NaN));
            (Dot(px, py, sinLat, xx, xy, xz) * scale).CopyTo(lonToX.Slice(i, VectorMath.Lanes));
            (Dot(px, py, sinLat, yx, yy, yz) * scale).CopyTo(latToY.Slice(i, VectorMath.Lanes));
        }
    }

    private static Vector256<double> Dot(
        Vector256<double> ax, Vector256<double> ay, Vector256<double> az,
        Vector256<double> bx, Vector256<double> by, Vector256<double> bz) =>
        Vector256.FusedMultiplyAdd(ax, bx, Vector256.FusedMultiplyAdd(ay, by, az * bz));

    private static Vector256<double> V(double value) => Vector256.Create(value);

    // Exact at multiples of 90°, where a polar tangent point or LONPOLE = 180 stands.
    private static (double Sin, double Cos) SinCosDegrees(double degrees)
    {
        double turn = Math.IEEERemainder(degrees, 360);
        return turn switch
        {
            0 => (0, 1),
            90 => (1, 0),
            -90 => (-1, 0),
            180 or -180 => (0, -1),
            _ => Math.SinCos(turn * Radian),
        };
    }
}
