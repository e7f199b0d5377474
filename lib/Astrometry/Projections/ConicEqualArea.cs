namespace HstNotebooks.Astrometry;

/// <summary>COE: Albers' conic projection of true areas (paper II, section 5.4.2).</summary>
internal readonly struct ConicEqualArea : IConicRadius
{
    private readonly double _gamma, _constant;

    public ConicEqualArea(ProjectionParameters pv)
    {
        double thetaA = pv.Required(1), eta = pv.Optional(2, 0);
        double sin1 = double.SinPi((thetaA - eta) / 180), sin2 = double.SinPi((thetaA + eta) / 180);
        (_gamma, _constant) = (sin1 + sin2, 1 + sin1 * sin2);
    }

    public double C => _gamma / 2;

    public double Radius(double theta) => 2 / _gamma * Clipped.Sqrt(_constant - _gamma * Math.Sin(theta));

    public double Theta(double radius) => Clipped.Asin(_constant / _gamma - _gamma * radius * radius / 4);
}
