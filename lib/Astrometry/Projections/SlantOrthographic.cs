namespace HstNotebooks.Astrometry;

/// <summary>
/// SIN: parallel light along (ξ, η, 1), straight down for ξ = η = 0; the aperture-synthesis projection of radio interferometers
/// (paper II, section 5.1.5).
/// </summary>
internal readonly struct SlantOrthographic(double xi, double eta) : IProjectionFormulas
{
    private readonly double _xi = xi, _eta = eta;

    // The visible half of the sphere faces the light.
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (sinPhi, cosPhi) = Math.SinCos(phi);
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        double facing = cosTheta * (_xi * sinPhi - _eta * cosPhi) + sinTheta;
        if (facing < -1e-13) return (double.NaN, double.NaN);
        double depth = 1 - sinTheta;
        return (cosTheta * sinPhi + _xi * depth, -cosTheta * cosPhi + _eta * depth);
    }

    public (double Phi, double Theta) ToNative(double x, double y) => Ray(x, y, _xi, _eta);

    /// <summary>
    /// Where the ray that arrives at (x, y) with slope (ξ, η) leaves the sphere. With the depth z = 1 − sin θ,
    /// (x − ξz)² + (y − ηz)² = cos²θ = 2z − z²; solved for z, so that no digits are lost near the pole.
    /// </summary>
    public static (double Phi, double Theta) Ray(double x, double y, double xi, double eta)
    {
        double p = 1 + x * xi + y * eta, r2 = x * x + y * y;
        double root = Clipped.Sqrt(p * p - (1 + xi * xi + eta * eta) * r2);
        if (!(p > 0)) return (double.NaN, double.NaN);
        // The smaller root is the nearer side.
        double z = r2 / (p + root);
        double sin = x - xi * z, cos = y - eta * z;
        return (Math.Atan2(sin, 0 - cos), Math.Atan2(1 - z, Math.Sqrt(sin * sin + cos * cos)));
    }
}
