namespace HstNotebooks.Astrometry;

/// <summary>MER: cylindrical and conformal; the poles lie at infinity (paper II, section 5.2.4).</summary>
internal readonly struct Mercator : IProjectionFormulas
{
    // y = ln tan((90° + θ)/2), in a form that is odd in θ and good near the equator.
    public (double X, double Y) ToPlane(double phi, double theta) =>
        (phi, Math.Abs(theta) < Math.PI / 2 ? Math.Asinh(Math.Tan(theta)) : double.NaN);

    public (double Phi, double Theta) ToNative(double x, double y) => (x, Math.Atan(Math.Sinh(y)));
}
