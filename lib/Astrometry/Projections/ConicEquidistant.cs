namespace HstNotebooks.Astrometry;

/// <summary>COD: conic with true distances along the meridians (paper II, section 5.4.3).</summary>
internal readonly struct ConicEquidistant : IConicRadius
{
    private readonly double _apex;

    public ConicEquidistant(ProjectionParameters pv)
    {
        double thetaA = pv.Required(1) * (Math.PI / 180), eta = pv.Optional(2, 0) * (Math.PI / 180);
        var (sin, cos) = double.SinCosPi(pv.Required(1) / 180);
        // For η = 0 the limits: one standard parallel.
        C = eta == 0 ? sin : sin * Math.Sin(eta) / eta;
        _apex = thetaA + (eta == 0 ? 1 : eta / Math.Tan(eta)) * cos / sin;
    }

    public double C { get; }

    public double Radius(double theta) => _apex - theta;

    public double Theta(double radius) => _apex - radius;
}
