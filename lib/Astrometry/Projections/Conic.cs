namespace HstNotebooks.Astrometry;

/// <summary>The radius R(θ) of a conic projection, in radians; negative for a cone that opens to the north.</summary>
internal interface IConicRadius
{
    /// <summary>The constant of the cone, C: the angle at the apex is C φ.</summary>
    double C { get; }

    /// <summary>R(θ); NaN where the projection cannot show the parallel.</summary>
    double Radius(double theta);

    /// <summary>θ(R), R of the sign of θ_a; NaN outside the image of the sphere.</summary>
    double Theta(double radius);
}

/// <summary>Conic projections: parallels are arcs about the apex (paper II, section 5.4).</summary>
internal readonly struct Conic<T> : IProjectionFormulas where T : struct, IConicRadius
{
    private readonly T _radius;
    private readonly double _c, _y0;

    public Conic(T radius, ProjectionParameters pv)
    {
        double thetaA = pv.Required(1);
        (_radius, _c, _y0) = (radius, radius.C, radius.Radius(thetaA * (Math.PI / 180)));
        if (!(Math.Abs(thetaA) <= 90) || _c == 0 || !double.IsFinite(_c) || !double.IsFinite(_y0))
        {
            throw pv.Invalid(1, "with PV2_2 two standard parallels that define a cone");
        }
    }

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double r = _radius.Radius(theta);
        var (sin, cos) = Math.SinCos(_c * phi);
        return (r * sin, _y0 - r * cos);
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double dy = _y0 - y, sign = Math.Sign(_c);
        double alpha = Math.Atan2(sign * x, sign * dy);
        return (alpha / _c, _radius.Theta(sign * Math.Sqrt(x * x + dy * dy)));
    }
}
