namespace HstNotebooks.Astrometry;

/// <summary>
/// HPX: HEALPix with H facets around and K from pole to pole; true areas (Calabretta &amp; Roukema 2007, MNRAS 381, 865).
/// </summary>
internal readonly struct Healpix : IProjectionFormulas
{
    private readonly double _h, _k;
    private readonly bool _odd;

    public Healpix(ProjectionParameters pv)
    {
        (_h, _k) = (pv.Optional(1, 4), pv.Optional(2, 3));
        if (!(_h > 0) || _h != Math.Floor(_h)) throw pv.Invalid(1, "a positive integer");
        if (!(_k > 0) || _k != Math.Floor(_k)) throw pv.Invalid(2, "a positive integer");
        _odd = _k % 2 == 1;
    }

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        double sin = Math.Sin(theta);
        // Equatorial zone: cylindrical equal-area.
        if (Math.Abs(sin) <= (_k - 1) / _k) return (phi, Math.PI * _k / (2 * _h) * sin);
        // Polar caps: σ² = K (1 − sin |θ|).
        double sigma = Math.Sqrt(2 * _k) * Math.Sin((Math.PI / 2 - Math.Abs(theta)) / 2), centre = Centre(phi, theta > 0);
        return (centre + (phi - centre) * sigma, Math.CopySign(Math.PI / _h * ((_k + 1) / 2 - sigma), theta));
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        const double tolerance = 1e-12;
        double up = Math.Abs(y) * _h / Math.PI;
        if (up <= (_k - 1) / 2) return (x, Math.Asin(2 * _h * y / (Math.PI * _k)));
        double sigma = (_k + 1) / 2 - up;
        if (!(sigma >= -tolerance && Math.Abs(x) <= Math.PI + tolerance)) return (double.NaN, double.NaN);
        double centre = Centre(x, y > 0), dx = x - centre;
        if (Math.Abs(dx) > Math.PI / _h * sigma + tolerance) return (double.NaN, double.NaN);
        double phi = centre + Clipped.Quotient(dx, sigma);
        return (phi, Math.CopySign(Math.PI / 2 - 2 * Math.Asin(Math.Max(0, sigma) / Math.Sqrt(2 * _k)), y));
    }

    // The middle meridian of a polar facet. For even K the southern facets are half a facet away from the northern ones.
    private double Centre(double phi, bool north)
    {
        double turns = (phi + Math.PI) * _h / (2 * Math.PI);
        double middle = _odd || north ? Math.Min(Math.Floor(turns), _h - 1) + 0.5 : Math.Floor(turns + 0.5);
        return -Math.PI + middle * 2 * Math.PI / _h;
    }
}
