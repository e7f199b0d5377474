namespace HstNotebooks.Astrometry;

/// <summary>BON: parallels are arcs of true length about one point; true areas (paper II, section 5.5.1). θ_1 = 0 is SFL.</summary>
internal readonly struct Bonne : IProjectionFormulas
{
    private readonly double _y0;

    public Bonne(ProjectionParameters pv)
    {
        double theta1 = pv.Required(1);
        if (!(Math.Abs(theta1) <= 90)) throw pv.Invalid(1, "|θ_1| ≤ 90°");
        var (sin, cos) = double.SinCosPi(theta1 / 180);
        _y0 = cos / sin + theta1 * (Math.PI / 180);
    }

    // R_θ = Y0 − θ and A_φ = φ cos θ / R_θ: parallels keep their length.
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double r = _y0 - theta;
        var (sin, cos) = Math.SinCos(r == 0 ? 0 : phi * Math.Cos(theta) / r);
        return (r * sin, _y0 - r * cos);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double dy = _y0 - y, sign = Math.Sign(_y0), r = sign * Math.Sqrt(x * x + dy * dy), theta = _y0 - r;
        double arc = r * Math.Atan2(sign * x, sign * dy);
        return (Math.Abs(arc) < 1e-12 ? 0 : arc / Math.Cos(theta), theta);
    }
}
