namespace HstNotebooks.Astrometry;

/// <summary>
/// The TPV polynomial: PVi_0 to PVi_39 on the tangent plane, with odd powers of the radius; for latitude the roles of ξ and η are
/// exchanged. (Registry of FITS conventions, "The TPV World Coordinate System"; Shupe et al. 2012, SPIE 8451, eq. 1.)
/// </summary>
internal sealed class TpvPolynomial
{
    /// <summary>The largest m of PVi_m.</summary>
    public const int MaxTerm = 39;

    // The last m of the terms of degree 0, 1, … with that in r.
    private static readonly int[] LastOfDegree = [0, 3, 6, 11, 16, 23, 30, MaxTerm];

    private readonly double[] lon, lat, radialLon, radialLat;
    private readonly PolynomialPair pair;
    private readonly bool hasRadius;

    /// <summary>From the coefficients PVi_m, index m, 40 of each axis.</summary>
    public TpvPolynomial(double[] lon, double[] lat)
    {
        (this.lon, this.lat) = (lon, lat);
        int last = Math.Max(Array.FindLastIndex(lon, c => c != 0), Array.FindLastIndex(lat, c => c != 0));
        Order = Array.FindIndex(LastOfDegree, end => end >= last);
        (radialLon, radialLat) = (Radial(lon), Radial(lat));
        hasRadius = radialLon.Any(c => c != 0) || radialLat.Any(c => c != 0);
        // What is added to ξ and η: the polynomial without the identity.
        pair = new(Math.Max(1, Order),
            (p, q) => lon[Term(p, q)] - (p == 1 && q == 0 ? 1 : 0),
            (p, q) => lat[Term(q, p)] - (p == 0 && q == 1 ? 1 : 0));
    }

    /// <summary>Highest degree of a term.</summary>
    public int Order { get; }

    /// <summary>PVi_m of longitude, index m.</summary>
    public IReadOnlyList<double> Lon => lon;

    /// <summary>PVi_m of latitude, index m.</summary>
    public IReadOnlyList<double> Lat => lat;

    /// <summary>Degrees in place: intermediate world coordinates to the tangent plane; spans of one length.</summary>
    public void Apply(Span<double> xi, Span<double> eta)
    {
        if (!hasRadius)
        {
            pair.Add(xi, eta, 0, 0, xi, eta);
            return;
        }
        for (int i = 0; i < xi.Length; i++)
        {
            var (dXi, dEta) = pair.At(xi[i], eta[i]);
            double r2 = xi[i] * xi[i] + eta[i] * eta[i], r = Math.Sqrt(r2);
            xi[i] += dXi + r * Horner(radialLon, r2);
            eta[i] += dEta + r * Horner(radialLat, r2);
        }
    }

    // The number m of the term ξᵖ ηᑫ: degree after degree with falling powers of ξ, after each odd degree one term in r.
    private static int Term(int p, int q)
    {
        int degree = p + q;
        return degree * (degree + 1) / 2 + degree / 2 + q;
    }

    // Of r, r³, r⁵ and r⁷.
    private static double[] Radial(double[] coefficients) => [coefficients[3], coefficients[11], coefficients[23], coefficients[39]];

    private static double Horner(double[] c, double x) => c[0] + x * (c[1] + x * (c[2] + x * c[3]));
}
