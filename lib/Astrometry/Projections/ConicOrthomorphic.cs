namespace HstNotebooks.Astrometry;

/// <summary>COO: Lambert's conformal conic projection (paper II, section 5.4.4).</summary>
internal readonly struct ConicOrthomorphic : IConicRadius
{
    private readonly double _psi;

    public ConicOrthomorphic(ProjectionParameters pv)
    {
        bool offPoles = Math.Abs(pv.Required(1)) + Math.Abs(pv.Optional(2, 0)) < 90;
        if (!offPoles) throw pv.Invalid(1, "two standard parallels θ_a ± η off the poles");
        double thetaA = pv.Required(1) * (Math.PI / 180), eta = pv.Optional(2, 0) * (Math.PI / 180);
        // The paper has C = ln(cos θ2/cos θ1) / ln(tan((90° − θ2)/2)/tan((90° − θ1)/2)). Both logarithms vanish with η;
        // written as area tangents they keep their digits.
        C = eta == 0 ? Math.Sin(thetaA) : Math.Atanh(Math.Tan(thetaA) * Math.Tan(eta)) / Math.Atanh(Math.Sin(eta) / Math.Cos(thetaA));
        double theta1 = thetaA - eta;
        _psi = Math.Cos(theta1) / (C * Math.Pow(Math.Tan((Math.PI / 2 - theta1) / 2), C));
    }

    public double C { get; }

    // The pole away from the apex lies at infinity.
    public double Radius(double theta) =>
        Math.Abs(theta) == Math.PI / 2 ? (theta > 0 == C > 0 ? 0 : double.NaN) : _psi * Math.Pow(Math.Tan((Math.PI / 2 - theta) / 2), C);

    public double Theta(double radius) => Math.PI / 2 - 2 * Math.Atan(Math.Pow(radius / _psi, 1 / C));
}
