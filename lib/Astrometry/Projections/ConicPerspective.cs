namespace HstNotebooks.Astrometry;

/// <summary>COP: from the centre of the sphere on a cone (paper II, section 5.4.1).</summary>
internal readonly struct ConicPerspective : IConicRadius
{
    private readonly double _thetaA, _cosEta, _cotThetaA;

    public ConicPerspective(ProjectionParameters pv)
    {
        var (sin, cos) = double.SinCosPi(pv.Required(1) / 180);
        _thetaA = pv.Required(1) * (Math.PI / 180);
        _cosEta = double.CosPi(pv.Optional(2, 0) / 180);
        if (_cosEta == 0) throw pv.Invalid(2, "η ≠ ±90°");
        (C, _cotThetaA) = (sin, cos / sin);
    }

    public double C { get; }

    // Only one nappe of the cone is shown, and rays more than 90° from its middle do not meet it.
    public double Radius(double theta)
    {
        double r = _cosEta * (_cotThetaA - Math.Tan(theta - _thetaA));
        return Math.Abs(theta - _thetaA) < Math.PI / 2 && r * C >= -1e-15 ? r : double.NaN;
    }

    public double Theta(double radius) => _thetaA + Math.Atan(_cotThetaA - radius / _cosEta);
}
