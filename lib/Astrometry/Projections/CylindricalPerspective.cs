namespace HstNotebooks.Astrometry;

/// <summary>CYP: from a point μ radii beyond the axis on a cylinder of radius λ (paper II, section 5.2.1).</summary>
internal readonly struct CylindricalPerspective : IProjectionFormulas
{
    private readonly double _mu, _lambda;

    public CylindricalPerspective(ProjectionParameters pv)
    {
        (_mu, _lambda) = (pv.Optional(1, 1), pv.Optional(2, 1));
        if (_lambda == 0) throw pv.Invalid(2, "λ ≠ 0");
        if (_mu + _lambda == 0) throw pv.Invalid(1, "μ ≠ −λ");
    }

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (sin, cos) = Math.SinCos(theta);
        // 0 but for rounding at the poles where μ = 0: they lie at infinity.
        double distance = _mu + cos;
        return (_lambda * phi, Math.Abs(distance) > 1e-14 ? (_mu + _lambda) * sin / distance : double.NaN);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double eta = y / (_mu + _lambda);
        return (x / _lambda, Math.Atan(eta) + Clipped.Asin(eta * _mu / Math.Sqrt(eta * eta + 1)));
    }
}
