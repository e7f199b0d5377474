namespace HstNotebooks.Astrometry;

/// <summary>
/// XPH: the four quarters of HEALPix around the north pole, the "butterfly" (Calabretta &amp; Lowe 2013, PASA 30, e050).
/// </summary>
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

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        const double tolerance = 1e-12;
        int quadrant = x >= 0 ? (y < 0 ? 0 : 1) : (y < 0 ? -1 : -2);
        var (a, b) = quadrant switch { 0 => (x, y), 1 => (y, -x), -2 => (-x, -y), _ => (-y, x) };
        double xi = Math.Sqrt(0.5) * (a + b), eta = Math.Sqrt(0.5) * (b - a) + Quarter;
        double sigma = Math.Min(1, 2 - Math.Abs(eta) / (Quarter / 2)), psi = Clipped.Quotient(xi, sigma);
        if (sigma < -tolerance || Math.Abs(psi) > Quarter / 2 + tolerance) return (double.NaN, double.NaN);
        double theta = sigma == 1
            ? Math.Asin(eta / (3 * Math.PI / 8))
            : Math.CopySign(Math.PI / 2 - 2 * Math.Asin(Math.Max(0, sigma) / Math.Sqrt(6)), eta);
        return (psi + Quarter / 2 + quadrant * Quarter, theta);
    }

    private static (double X, double Y) Turn(double xi, double down, int quadrant)
    {
        var (a, b) = (Math.Sqrt(0.5) * (xi - down), Math.Sqrt(0.5) * (xi + down));
        return quadrant switch { 0 => (a, b), 1 => (-b, a), -2 => (-a, -b), _ => (b, -a) };
    }
}
