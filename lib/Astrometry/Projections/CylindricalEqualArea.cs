namespace HstNotebooks.Astrometry;

/// <summary>CEA: cylindrical, of true areas up to the factor 1/λ (paper II, section 5.2.2).</summary>
internal readonly struct CylindricalEqualArea : IProjectionFormulas
{
    private readonly double _lambda;

    public CylindricalEqualArea(ProjectionParameters pv)
    {
        _lambda = pv.Optional(1, 1);
        if (!(_lambda > 0 && _lambda <= 1)) throw pv.Invalid(1, "0 < λ ≤ 1");
    }

    public (double X, double Y) ToPlane(double phi, double theta) => (phi, Math.Sin(theta) / _lambda);

    public (double Phi, double Theta) ToNative(double x, double y) => (x, Clipped.Asin(_lambda * y));
}
