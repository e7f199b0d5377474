namespace HstNotebooks.Astrometry;

/// <summary>QSC: the quadrilateralized spherical cube, of true areas (paper II, section 5.6.3).</summary>
internal readonly struct EqualAreaCube : ICubeFace
{
    // The formulas of the quarter of the face where |ξ| ≥ |η|; the others are its mirror images.
    public static (double X, double Y) ToFace(double xi, double eta, double zeta)
    {
        if (Math.Abs(xi) >= Math.Abs(eta)) return Quarter(xi, eta, zeta);
        var (y, x) = Quarter(eta, xi, zeta);
        return (x, y);
    }

    public static (double Xi, double Eta, double Zeta) FromFace(double x, double y)
    {
        if (Math.Abs(x) >= Math.Abs(y)) return QuarterInverse(x, y);
        var (eta, xi, zeta) = QuarterInverse(y, x);
        return (xi, eta, zeta);
    }

    private static (double Along, double Across) Quarter(double along, double across, double zeta)
    {
        if (along == 0) return (0, 0);
        double omega = across / along, omega2 = omega * omega;
        // 1 − ζ of a unit vector
        double depth = (along * along + across * across) / (1 + zeta);
        double s = Math.CopySign(Math.Sqrt(depth / (1 - 1 / Math.Sqrt(2 + omega2))), along);
        return (s, s * (12 / Math.PI) * (Math.Atan(omega) - Math.Asin(omega / Math.Sqrt(2 + 2 * omega2))));
    }

    private static (double Along, double Across, double Zeta) QuarterInverse(double along, double across)
    {
        if (along == 0) return (0, 0, 1);
        var (sin, cos) = Math.SinCos(Math.PI / 12 * (across / along));
        double omega = sin / (cos - Math.Sqrt(0.5)), omega2 = omega * omega;
        double depth = along * along * (1 - 1 / Math.Sqrt(2 + omega2));
        double length = Math.CopySign(Math.Sqrt(depth * (2 - depth) / (1 + omega2)), along);
        return (length, length * omega, 1 - depth);
    }
}
