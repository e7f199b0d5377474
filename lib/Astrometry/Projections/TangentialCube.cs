namespace HstNotebooks.Astrometry;

/// <summary>TSC: each face is gnomonic (paper II, section 5.6.1).</summary>
internal readonly struct TangentialCube : ICubeFace
{
    public static (double X, double Y) ToFace(double xi, double eta, double zeta) => (xi / zeta, eta / zeta);

    public static (double Xi, double Eta, double Zeta) FromFace(double x, double y) => (x, y, 1);
}
