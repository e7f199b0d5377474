namespace HstNotebooks.Astrometry;

/// <summary>TAN: from the centre of the sphere; only the hemisphere θ &gt; 0 can be shown (paper II, section 5.1.3).</summary>
internal readonly struct Gnomonic : IZenithalRadius
{
    // The horizon itself lies at infinity; rounding may have lifted it by this much.
    private const double Horizon = 1e-14;

    public double Radius(double theta)
    {
        var (sin, cos) = Math.SinCos(theta);
        return theta > Horizon ? cos / sin : double.NaN;
    }

    public double Theta(double radius) => Math.Atan2(1, radius);
}
