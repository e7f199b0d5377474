namespace HstNotebooks.Astrometry;

/// <summary>XPH: the four quarters of HEALPix around the north pole, the "butterfly" (Calabretta &amp; Roukema 2007; Calabretta &amp; Lowe 2013).</summary>
internal readonly struct HealpixPolar : IProjectionFormulas
{
    private const double Quarter = Math.PI / 2;

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        int quadrant = Math.Clamp((int)Math.Floor(phi / Quarter), -2, 1);
        double psi = phi - quadrant * Quarter - Quarter / 2, sin = Math.Sin(theta), xi = psi, eta = 3 * Math.PI / 8 * sin;
        if (Math.Abs(sin) > 2.0 / 3)
        {
            double sigma = Math.Sqrt(6) * Math.Sin((Math.PI / 2 - Math.Abs(theta)) / 2);
            (xi, eta) = (psi * sigma, Math.CopySign(Quarter / 2 * (2 - sigma), theta));
        }
        // Distance from the apex, along the middle of the quarter; each quarter is turned by 45° and its multiple of 90°.
        return Turn(xi, eta - Quarter, quadrant);
    }

    public (double Phi, double Theta) ToNative(double x, double y) => (double.NaN, double.NaN);

    private static (double X, double Y) Turn(double xi, double down, int quadrant)
    {
        var (a, b) = (Math.Sqrt(0.5) * (xi - down), Math.Sqrt(0.5) * (xi + down));
        return quadrant switch { 0 => (a, b), 1 => (-b, a), -2 => (-a, -b), _ => (b, -a) };
    }
}
