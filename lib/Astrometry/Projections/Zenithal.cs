namespace HstNotebooks.Astrometry;

/// <summary>The radius R(θ) of a zenithal projection, in radians.</summary>
internal interface IZenithalRadius
{
    /// <summary>R(θ); NaN where the projection cannot show the parallel.</summary>
    double Radius(double theta);

    /// <summary>θ(R), R ≥ 0; NaN outside the image of the sphere.</summary>
    double Theta(double radius);
}

/// <summary>Zenithal projections without tilt: parallels are circles about the native pole (paper II, section 5.1).</summary>
internal readonly struct Zenithal<T>(T radius) : IProjectionFormulas where T : struct, IZenithalRadius
{
    private readonly T _radius = radius;

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double r = _radius.Radius(theta);
        var (sin, cos) = Math.SinCos(phi);
        return (r * sin, -r * cos);
    }

    // 0 − y: minus y would make −0 of 0 and φ = 180° of the pole.
    public (double Phi, double Theta) ToNative(double x, double y) => (Math.Atan2(x, 0 - y), _radius.Theta(Math.Sqrt(x * x + y * y)));
}
