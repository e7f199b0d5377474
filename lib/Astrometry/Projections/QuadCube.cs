namespace HstNotebooks.Astrometry;

/// <summary>How one face of a cube is drawn: its middle is ζ = 1, and the face spans −1 to 1 in both coordinates.</summary>
internal interface ICubeFace
{
    /// <summary>The point of the face for a unit vector (ξ, η, ζ) with ζ ≥ |ξ|, |η|.</summary>
    static abstract (double X, double Y) ToFace(double xi, double eta, double zeta);

    /// <summary>A vector of any length towards a point of the face.</summary>
    static abstract (double Xi, double Eta, double Zeta) FromFace(double x, double y);
}

/// <summary>Projections on the six faces of a cube: 0 is north, 1 to 4 follow the equator, 5 is south (paper II, section 5.6).</summary>
internal readonly struct QuadCube<T> : IProjectionFormulas where T : struct, ICubeFace
{
    private const double HalfFace = Math.PI / 4;

    public (double X, double Y) ToPlane(double phi, double theta)
    {
        var (m, l) = Math.SinCos(phi);
        var (n, cos) = Math.SinCos(theta);
        (l, m) = (l * cos, m * cos);
        int face = 0;
        double zeta = n;
        if (l > zeta) (face, zeta) = (1, l);
        if (m > zeta) (face, zeta) = (2, m);
        if (-l > zeta) (face, zeta) = (3, -l);
        if (-m > zeta) (face, zeta) = (4, -m);
        if (-n > zeta) (face, zeta) = (5, -n);
        var (xi, eta) = face switch { 0 => (m, -l), 1 => (m, n), 2 => (-l, n), 3 => (-m, n), 4 => (l, n), _ => (m, l) };
        var (x, y) = T.ToFace(xi, eta, zeta);
        var (x0, y0) = face switch { 0 => (0, 2), 5 => (0, -2), _ => (2 * (face - 1), 0) };
        return (HalfFace * (x0 + x), HalfFace * (y0 + y));
    }

    public (double Phi, double Theta) ToNative(double x, double y)
    {
        const double tolerance = 1e-12;
        (x, y) = (x / HalfFace, y / HalfFace);
        bool inside = Math.Abs(x) <= 1 + tolerance
            ? Math.Abs(y) <= 3 + tolerance
            : Math.Abs(x) <= 7 + tolerance && Math.Abs(y) <= 1 + tolerance;
        if (!inside) return (double.NaN, double.NaN);
        // Faces 2 to 4 may also be laid out to the west of face 1.
        if (x < -1 - tolerance) x += 8;
        int face = x > 5 ? 4 : x > 3 ? 3 : x > 1 ? 2 : y > 1 ? 0 : y < -1 ? 5 : 1;
        var (x0, y0) = face switch { 0 => (0, 2), 5 => (0, -2), _ => (2 * (face - 1), 0) };
        var (xi, eta, zeta) = T.FromFace(x - x0, y - y0);
        var (l, m, n) = face switch
        {
            0 => (-eta, xi, zeta),
            1 => (zeta, xi, eta),
            2 => (-xi, zeta, eta),
            3 => (-zeta, -xi, eta),
            4 => (xi, -zeta, eta),
            _ => (eta, xi, -zeta),
        };
        return (Math.Atan2(m, l), Math.Atan2(n, Math.Sqrt(l * l + m * m)));
    }
}
