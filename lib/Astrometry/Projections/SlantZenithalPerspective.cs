namespace HstNotebooks.Astrometry;

/// <summary>
/// SZP: from a point μ radii from the centre of the sphere, in any direction, on the plane tangent at the native pole
/// (paper II, section 5.1.2).
/// </summary>
internal readonly struct SlantZenithalPerspective : IProjectionFormulas
{
    private readonly double _xp, _yp, _zp, _divergence;
    private readonly bool _overlaps;

    public SlantZenithalPerspective(ProjectionParameters pv)
    {
        double mu = pv.Optional(1, 0);
        var (sinPhi, cosPhi) = double.SinCosPi(pv.Optional(2, 0) / 180);
        var (sinTheta, cosTheta) = double.SinCosPi(pv.Optional(3, 90) / 180);
        (_xp, _yp, _zp) = (-mu * cosTheta * sinPhi, mu * cosTheta * cosPhi, mu * sinTheta + 1);
        if (_zp == 0) throw pv.Invalid(1, "a point of projection off the tangent plane (μ sin θc ≠ −1)");
        _overlaps = Math.Abs(mu) > 1;
        _divergence = Math.Abs(1 - _zp) < 1 ? Math.Asin(1 - _zp) : double.NegativeInfinity;
    }

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (sinPhi, cosPhi) = Math.SinCos(phi);
        var (sinTheta, cosTheta) = Math.SinCos(theta);
        if (theta < _divergence || theta < Horizon(sinPhi, cosPhi)) return (double.NaN, double.NaN);
        double depth = 1 - sinTheta, t = _zp - depth;
        return ((_zp * cosTheta * sinPhi - _xp * depth) / t, (-_zp * cosTheta * cosPhi - _yp * depth) / t);
    }

    // Each plane point has its own direction to the point of projection.
    public (double Phi, double Theta) ToNative(double x, double y) => SlantOrthographic.Ray(x, y, (x - _xp) / _zp, (y - _yp) / _zp);

    // From outside the sphere the map would overlap itself below this latitude of the meridian: the ray grazes the sphere.
    private double Horizon(double sinPhi, double cosPhi)
    {
        if (!_overlaps) return double.NegativeInfinity;
        double s = _xp * sinPhi - _yp * cosPhi, t = 1 / Math.Sqrt((_zp - 1) * (_zp - 1) + s * s);
        return t <= 1 ? ZenithalPerspective.Higher(Math.Atan2(s, _zp - 1), Math.Asin(t)) : double.NegativeInfinity;
    }
}
