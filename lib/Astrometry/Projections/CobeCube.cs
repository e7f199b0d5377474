namespace HstNotebooks.Astrometry;

/// <summary>
/// CSC: the quadrilateralized spherical cube of COBE (paper II, section 5.6.2). Both directions are fitted polynomials, inverse
/// to one another to some 24″ only; that is the definition of the projection.
/// </summary>
internal readonly struct CobeCube : ICubeFace
{
    // P_ij of f(x_f, y_f), pixel to sky: one row for each power of y², rising powers of x².
    private static readonly double[][] Inverse =
    [
        [-0.27292696, -0.07629969, -0.22797056, 0.54852384, -0.62930065, 0.25795794, 0.02584375],
        [-0.02819452, -0.01471565, 0.48051509, -1.74114454, 1.71547508, -0.53022337],
        [0.27058160, -0.56800938, 0.30803317, 0.98938102, -0.83180469],
        [-0.60441560, 1.50880086, -0.93678576, 0.08693841],
        [0.93412077, -1.41601920, 0.33887446],
        [-0.63915306, 0.52032238],
        [0.14381585],
    ];

    public static (double X, double Y) ToFace(double xi, double eta, double zeta)
    {
        double chi = xi / zeta, psi = eta / zeta;
        return (Forward(chi, psi), Forward(psi, chi));
    }

    public static (double Xi, double Eta, double Zeta) FromFace(double x, double y) => (Backward(x, y), Backward(y, x), 1);

    // F(χ, ψ), sky to pixel, with the constants γ*, M, Γ, Ω1, C_ij and D_i.
    private static double Forward(double chi, double psi)
    {
        const double gammaStar = 1.37484847732, m = 0.004869491981, gamma = -0.13161671474, omega1 = -0.159596235474;
        const double d0 = 0.0759196200467, d1 = -0.0217762490699;
        const double c00 = 0.141189631152, c10 = 0.0809701286525, c01 = -0.281528535557;
        const double c11 = 0.15384112876, c20 = -0.178251207466, c02 = 0.106959469314;
        double chi2 = chi * chi, psi2 = psi * psi, rest = 1 - chi2;
        double c = c00 + c10 * chi2 + c01 * psi2 + c11 * chi2 * psi2 + c20 * chi2 * chi2 + c02 * psi2 * psi2;
        return chi * (gammaStar + chi2 * (1 - gammaStar)
            + psi2 * rest * (gamma + (m - gamma) * chi2 + (1 - psi2) * c)
            + chi2 * rest * (omega1 - rest * (d0 + d1 * chi2)));
    }

    private static double Backward(double x, double y)
    {
        double x2 = x * x, y2 = y * y, sum = 0;
        for (int j = Inverse.Length - 1; j >= 0; j--)
        {
            double row = 0;
            for (int i = Inverse[j].Length - 1; i >= 0; i--) row = row * x2 + Inverse[j][i];
            sum = sum * y2 + row;
        }
        return x + x * (1 - x2) * sum;
    }
}
