namespace HstNotebooks.Astrometry;

/// <summary>COO: Lambert's conformal conic projection (paper II, section 5.4.4).</summary>
internal readonly struct ConicOrthomorphic : IConicRadius
{
    private readonly double _psi;

    public ConicOrthomorphic(ProjectionParameters pv)
    {
        double thetaA = pv.Required(1) * (Math.PI / 180), eta = pv.Optional(2, 0) * (Math.PI / 180);
        // Eq. 133 is a ratio of two logarithms that vanish with η; these are the same logarithms, good for any η.
        C = eta == 0 ? Math.Sin(thetaA) : Math.Atanh(Math.Tan(thetaA) * Math.Tan(eta)) / Math.Atanh(Math.Sin(eta) / Math.Cos(thetaA));
        double theta1 = thetaA - eta;
        // Eq. 135.
        _psi = Math.Cos(theta1) / (C * Math.Pow(Math.Tan((Math.PI / 2 - theta1) / 2), C));
    }

    public double C { get; }

    // Eq. 134; the pole away from the apex lies at infinity.
    public double Radius(double theta) =>
        Math.Abs(theta) == Math.PI / 2 ? (theta > 0 == C > 0 ? 0 : double.NaN) : _psi * Math.Pow(Math.Tan((Math.PI / 2 - theta) / 2), C);

    // Eq. 137.
    public double Theta(double radius) => Math.PI / 2 - 2 * Math.Atan(Math.Pow(radius / _psi, 1 / C));
}
