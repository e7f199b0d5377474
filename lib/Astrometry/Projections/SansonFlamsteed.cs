namespace HstNotebooks.Astrometry;

/// <summary>SFL: parallels of true length and distance, meridians sinusoids; true areas (paper II, section 5.3.1).</summary>
internal readonly struct SansonFlamsteed : IProjectionFormulas
{
    public (double X, double Y) ToPlane(double phi, double theta) => (phi * Math.Cos(theta), theta);

    public (double Phi, double Theta) ToNative(double x, double y) => (Clipped.Quotient(x, Math.Cos(y)), y);
}
