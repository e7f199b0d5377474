namespace HstNotebooks.Astrometry;

/// <summary>
/// Applies the formulas of a projection to spans: degrees, the shift of the fiducial point, and the limits of the native sphere.
/// Generic over a struct, so that the formulas are compiled into the loops.
/// </summary>
internal sealed class PointwiseProjection<T> : Projection where T : struct, IProjectionFormulas
{
    private const double Radian = Math.PI / 180;

    // Rounding may carry a point on the edge of the map this far (radians) over the edge.
    private const double Tolerance = 1e-13;

    private readonly T _formulas;
    private readonly double _x0, _y0;

    public PointwiseProjection(string code, T formulas, double phi0, double theta0, double x0 = 0, double y0 = 0) =>
        (Code, _formulas, Phi0, Theta0, _x0, _y0) = (code, formulas, phi0, theta0, x0, y0);

    public override string Code { get; }

    public override double Theta0 { get; }

    public override double Phi0 { get; }

    public override void PlaneToNative(Span<double> xToPhi, Span<double> yToTheta)
    {
        for (int i = 0; i < xToPhi.Length; i++)
        {
            var (phi, theta) = _formulas.ToNative((xToPhi[i] + _x0) * Radian, (yToTheta[i] + _y0) * Radian);
            bool inside = Math.Abs(phi) <= Math.PI + Tolerance && Math.Abs(theta) <= Math.PI / 2 + Tolerance;
            xToPhi[i] = inside ? Math.Clamp(phi / Radian, -180, 180) : double.NaN;
            yToTheta[i] = inside ? Math.Clamp(theta / Radian, -90, 90) : double.NaN;
        }
    }

    public override void NativeToPlane(Span<double> phiToX, Span<double> thetaToY)
    {
        for (int i = 0; i < phiToX.Length; i++)
        {
            var (x, y) = _formulas.ToPlane(phiToX[i] * Radian, thetaToY[i] * Radian);
            bool visible = double.IsFinite(x) && double.IsFinite(y);
            phiToX[i] = visible ? x / Radian - _x0 : double.NaN;
            thetaToY[i] = visible ? y / Radian - _y0 : double.NaN;
        }
    }

    public override Projection WithFiducialPoint(double phi0, double theta0)
    {
        var (x, y) = _formulas.ToPlane(phi0 * Radian, theta0 * Radian);
        if (!double.IsFinite(x) || !double.IsFinite(y))
        {
            throw new WcsException(FormattableString.Invariant($"the projection {Code} cannot show (φ0, θ0) = ({phi0}°, {theta0}°)."));
        }
        return new PointwiseProjection<T>(Code, _formulas, phi0, theta0, x / Radian, y / Radian);
    }
}
