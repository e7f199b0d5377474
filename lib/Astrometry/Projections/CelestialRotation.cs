namespace HstNotebooks.Astrometry;

/// <summary>The rotation between native and celestial spherical coordinates (paper II, section 2), all in degrees.</summary>
internal sealed class CelestialRotation
{
    private const double Radian = Math.PI / 180;

    // What wcslib too forgives in LONPOLE, LATPOLE and CRVAL that contradict one another by rounding.
    private const double Tolerance = 1e-10;

    private readonly double _sinPole, _cosPole;

    /// <summary>
    /// The rotation that puts native (<paramref name="phi0"/>, <paramref name="theta0"/>) on the celestial reference point.
    /// </summary>
    /// <param name="lon0">Celestial longitude of the reference point, CRVAL.</param>
    /// <param name="lat0">Celestial latitude of the reference point, CRVAL.</param>
    /// <param name="phi0">Native longitude of the reference point.</param>
    /// <param name="theta0">Native latitude of the reference point.</param>
    /// <param name="lonPole">LONPOLE φ_p; null for its default, φ0 where δ0 ≥ θ0 and φ0 + 180° elsewhere.</param>
    /// <param name="latPole">
    /// LATPOLE, which chooses between two solutions u ± v for δ_p, u − v if both are as close; null for its default, 90°.
    /// </param>
    /// <exception cref="WcsException">No rotation does that.</exception>
    public CelestialRotation(double lon0, double lat0, double phi0, double theta0, double? lonPole, double? latPole)
    {
        if (!double.IsFinite(lon0)) throw new WcsException(FormattableString.Invariant($"CRVAL = {lon0} is no longitude."));
        if (!(Math.Abs(lat0) <= 90)) throw new WcsException(FormattableString.Invariant($"CRVAL = {lat0} is no latitude."));
        if (!double.IsFinite(phi0) || !(Math.Abs(theta0) <= 90))
        {
            throw new WcsException(FormattableString.Invariant($"(φ0, θ0) = ({phi0}, {theta0}) is no native position."));
        }
        LonPole = lonPole ?? Wrap180(phi0 + (lat0 < theta0 ? 180 : 0));
        if (!double.IsFinite(LonPole)) throw new WcsException(FormattableString.Invariant($"LONPOLE = {LonPole} is no longitude."));
        double wanted = latPole ?? 90;
        if (!double.IsFinite(wanted)) throw new WcsException(FormattableString.Invariant($"LATPOLE = {wanted} is no latitude."));

        // A zenithal projection has its reference point at the native pole.
        (NativePoleLon, LatPole) = theta0 == 90 ? (lon0, lat0) : SolvePole(lon0, lat0, LonPole - phi0, theta0, wanted);
        (_sinPole, _cosPole) = double.SinCosPi(LatPole / 180);
    }

    /// <summary>Native longitude of the celestial pole, φ_p.</summary>
    public double LonPole { get; }

    /// <summary>Celestial latitude of the native pole, and native latitude of the celestial one, δ_p.</summary>
    public double LatPole { get; }

    /// <summary>Celestial longitude of the native pole, α_p.</summary>
    public double NativePoleLon { get; }

    /// <summary>Replaces native coordinates by celestial ones, 0 ≤ longitude &lt; 360 (eq. 2). NaN stays NaN.</summary>
    public void NativeToCelestial(Span<double> phiToLon, Span<double> thetaToLat)
    {
        Rotate(phiToLon, thetaToLat, LonPole, NativePoleLon);
        foreach (ref double lon in phiToLon) lon = Wrap360(lon);
    }

    /// <summary>Replaces celestial coordinates by native ones, −180 ≤ φ ≤ 180 (eq. 5); latitudes within ±90. NaN stays NaN.</summary>
    public void CelestialToNative(Span<double> lonToPhi, Span<double> latToTheta)
    {
        Rotate(lonToPhi, latToTheta, NativePoleLon, LonPole);
        foreach (ref double phi in lonToPhi) phi = Wrap180(phi);
    }

    // α_p and δ_p from eq. 8–10.
    private static (double Lon, double Lat) SolvePole(double lon0, double lat0, double lonPole, double theta0, double wanted)
    {
        var (sin0, cos0) = double.SinCosPi(lat0 / 180);
        var (sinTheta, cosTheta) = double.SinCosPi(theta0 / 180);
        var (sinPhi, cosPhi) = double.SinCosPi(lonPole / 180);
        double lat = SolveLatitude(lat0, sin0, cos0, sinTheta, cosTheta, sinPhi, cosPhi, wanted);
        if (cos0 < Tolerance) return (lon0, lat);
        // Eq. 9 and 10 times cos δ0, the latter in its form without a division by cos δ_p: good for any δ_p.
        var (sinPole, cosPole) = double.SinCosPi(lat / 180);
        return (lon0 - Math.Atan2(cosTheta * sinPhi, sinTheta * cosPole - cosTheta * sinPole * cosPhi) / Radian, lat);
    }

    // δ_p = u ± v of eq. 8: the solution closer to LATPOLE, if it is a latitude.
    private static double SolveLatitude(
        double lat0, double sin0, double cos0, double sinTheta, double cosTheta, double sinPhi, double cosPhi, double wanted)
    {
        double x = cosTheta * cosPhi, z2 = x * x + sinTheta * sinTheta;
        if (z2 == 0)
        {
            // Reference points and poles are 90° apart in any case: LATPOLE alone decides.
            return sin0 == 0 ? Math.Clamp(wanted, -90, 90) : throw Unsolvable();
        }
        // sin² v · z² = cos²δ0 − cos²θ0 sin²(φp − φ0): as a product, which keeps its digits where v is small.
        double sinV2 = (cos0 - cosTheta * Math.Abs(sinPhi)) * (cos0 + cosTheta * Math.Abs(sinPhi));
        if (sinV2 < -2 * Tolerance * z2) throw Unsolvable();
        double u = Math.Atan2(sinTheta, x) / Radian, v = Math.Atan2(Math.Sqrt(Math.Max(0, sinV2)), sin0) / Radian;
        double sum = Wrap180(u + v), difference = Wrap180(u - v);
        // LATPOLE = 0 may leave both equally close: rounding must not decide.
        var (first, second) = Math.Abs(wanted - sum) < Math.Abs(wanted - difference) - Tolerance ? (sum, difference) : (difference, sum);
        double lat = Math.Abs(first) <= 90 + Tolerance ? first : second;
        return Math.Abs(lat) <= 90 + Tolerance ? Math.Clamp(lat, -90, 90) : throw Unsolvable();

        WcsException Unsolvable() => new(FormattableString.Invariant(
            $"LONPOLE and the reference point contradict one another: no native pole fits CRVAL = {lat0} (paper II, section 2.4)."));
    }

    // Both directions are the same rotation: `from` and `to` are the longitudes of the other system's pole in the two systems.
    private void Rotate(Span<double> lon, Span<double> lat, double from, double to)
    {
        if (_cosPole == 0)
        {
            // The poles coincide: an exact change of the origin of longitude, as all-sky maps have it.
            double offset = _sinPole > 0 ? (to - from + 180) % 360 : (to + from) % 360;
            for (int i = 0; i < lon.Length; i++) (lon[i], lat[i]) = (offset + _sinPole * lon[i], _sinPole * lat[i]);
            return;
        }
        for (int i = 0; i < lon.Length; i++)
        {
            // Exact at multiples of 90°; 0 − 0 is +0, which makes the far meridian +180° always, as wcslib has it.
            var (sinLon, cosLon) = double.SinCosPi((lon[i] - from) / 180);
            var (sinLat, cosLat) = double.SinCosPi(lat[i] / 180);
            double x = sinLat * _cosPole - cosLat * cosLon * _sinPole;
            double y = 0 - cosLat * sinLon;
            double z = sinLat * _sinPole + cosLat * cosLon * _cosPole;
            lon[i] = to + Math.Atan2(y, x) / Radian;
            lat[i] = Math.Atan2(z, Math.Sqrt(x * x + y * y)) / Radian;
        }
    }

    private static double Wrap360(double degrees)
    {
        double turn = degrees is >= 0 and < 360 ? degrees : degrees % 360;
        if (turn < 0) turn += 360;
        return turn >= 360 ? 0 : turn;
    }

    private static double Wrap180(double degrees)
    {
        double turn = degrees is >= -180 and <= 180 ? degrees : degrees % 360;
        return turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
    }
}
