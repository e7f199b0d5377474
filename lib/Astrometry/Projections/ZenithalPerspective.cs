namespace HstNotebooks.Astrometry;

/// <summary>AZP: from a point μ radii below the centre of the sphere on a plane tilted by γ (paper II, section 5.1.1).</summary>
internal readonly struct ZenithalPerspective : IProjectionFormulas
{
    private readonly double _mu, _sinGamma, _cosGamma, _horizon;

    public ZenithalPerspective(ProjectionParameters pv)
    {
        _mu = pv.Optional(1, 0);
        if (_mu == -1) throw pv.Invalid(1, "μ ≠ −1");
        (_sinGamma, _cosGamma) = double.SinCosPi(pv.Optional(2, 0) / 180);
        if (_cosGamma == 0) throw pv.Invalid(2, "γ ≠ ±90°");
        // From outside the sphere the map would overlap itself below this latitude.
        _horizon = Math.Abs(_mu) > 1 ? Math.Asin(-1 / _mu) : double.NegativeInfinity;
    }

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (sinPhi, cosPhi) = Math.SinCos(phi);
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        double slope = _sinGamma / _cosGamma * cosPhi;
        if (theta < _horizon || theta < Divergence(slope)) return (double.NaN, double.NaN);
        // 0 but for rounding where the ray is parallel to the plane.
        double denominator = _mu + sinTheta + cosTheta * slope;
        double r = Math.Abs(denominator) > 1e-14 ? (_mu + 1) * cosTheta / denominator : double.NaN;
        return (r * sinPhi, -r * cosPhi / _cosGamma);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double down = y * _cosGamma, r = Math.Sqrt(x * x + down * down);
        double rho = r / (_mu + 1 + y * _sinGamma);
        double psi = Math.Atan2(1, rho), omega = Clipped.Asin(rho * _mu / Math.Sqrt(rho * rho + 1));
        return (Math.Atan2(x, 0 - down), Higher(psi, omega));
    }

    /// <summary>The higher of the two latitudes ψ − ω and ψ + ω + 180°, as angles below 90°.</summary>
    public static double Higher(double psi, double omega)
    {
        double a = psi - omega, b = psi + omega + Math.PI;
        if (a > Math.PI / 2) a -= 2 * Math.PI;
        if (b > Math.PI / 2) b -= 2 * Math.PI;
        return Math.Max(a, b);
    }

    // A tilted plane cuts the bundle of rays: where the denominator vanishes on this meridian.
    private double Divergence(double slope)
    {
        double sin = _mu / Math.Sqrt(1 + slope * slope);
        return Math.Abs(_mu * _cosGamma) < 1 && Math.Abs(sin) <= 1 ? Higher(Math.Atan(-slope), Math.Asin(sin)) : double.NegativeInfinity;
    }
}
