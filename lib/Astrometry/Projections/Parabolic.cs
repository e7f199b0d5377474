namespace HstNotebooks.Astrometry;

/// <summary>PAR: meridians are parabolas; true areas (paper II, section 5.3.2).</summary>
internal readonly struct Parabolic : IProjectionFormulas
{
    public (double X, double Y) ToPlane(double phi, double theta) =>
        (phi * (2 * Math.Cos(2 * theta / 3) - 1), Math.PI * Math.Sin(theta / 3));

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        double s = y / Math.PI, width = 1 - 4 * s * s;
        // |s| > 1/2 lies beyond the poles: θ > 90°.
        return (Clipped.Quotient(x, width), 3 * Clipped.Asin(s));
    }
}
