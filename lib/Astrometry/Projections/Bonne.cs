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
        if (!double.IsFinite(_y0)) throw pv.Invalid(1, "0, or a latitude farther from it");
    }

    // R_θ = Y0 − θ and A_φ = φ cos θ / R_θ: parallels keep their length.
    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double r = _y0 - theta;
        var (sinHalf, cosHalf) = Math.SinCos(r == 0 ? 0 : phi * Math.Cos(theta) / r / 2);
        // Y0 − R cos A = θ + R (1 − cos A), without the digits that Y0 would cost for a small θ_1.
        return (2 * r * sinHalf * cosHalf, theta + 2 * r * sinHalf * sinHalf);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double dy = _y0 - y, sign = Math.Sign(_y0), r = sign * Math.Sqrt(x * x + dy * dy);
        // Y0 − R, likewise
        double theta = (y * (2 * _y0 - y) - x * x) / (_y0 + r);
        return (Clipped.Quotient(r * Math.Atan2(sign * x, sign * dy), Math.Cos(theta)), theta);
    }
}
