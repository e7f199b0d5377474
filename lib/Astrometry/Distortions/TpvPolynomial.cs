using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The TPV polynomial: PVi_0 to PVi_39 on the tangent plane, with odd powers of the radius. For latitude the roles of ξ and η are exchanged.
/// SCAMP calls the same TAN. (Registry of FITS conventions, "TPV World Coordinate System"; Shupe et al. 2012, SPIE 8451, eq. 1.)
/// </summary>
internal sealed class TpvPolynomial
{
    /// <summary>The largest m of PVi_m.</summary>
    public const int MaxTerm = 39;

    // The last m of the terms of degree 0, 1, …
    private static readonly int[] LastOfDegree = [0, 3, 6, 11, 16, 23, 30, MaxTerm];

    // The number m of the term in r of degree 1, 3, 5 and 7.
    private static readonly int[] Radial = [3, 11, 23, 39];

    private readonly double[] lon, lat, radialLon, radialLat;
    private readonly PolynomialPair pair;
    private readonly bool hasRadius;

    /// <summary>From the coefficients PVi_m, index m, 40 of each axis.</summary>
    public TpvPolynomial(double[] lon, double[] lat)
    {
        (this.lon, this.lat) = (lon, lat);
        (radialLon, radialLat) = ([.. Radial.Select(m => lon[m])], [.. Radial.Select(m => lat[m])]);
        hasRadius = radialLon.Any(c => c != 0) || radialLat.Any(c => c != 0);
        Order = Array.FindIndex(LastOfDegree, last => last >= Array.FindLastIndex(lon, c => c != 0) && last >= Array.FindLastIndex(lat, c => c != 0));
        // What is added to ξ and η: the polynomial without the identity.
        pair = new(Math.Max(1, Order),
            (p, q) => lon[Term(p, q)] - (p == 1 && q == 0 ? 1 : 0),
            (p, q) => lat[Term(q, p)] - (p == 0 && q == 1 ? 1 : 0));
    }

    /// <summary>Highest degree of a term.</summary>
    public int Order { get; }

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

    /// <summary>Reads PVi_m of both axes; PVi_1 is 1 where it is missing, every other coefficient 0.</summary>
    /// <exception cref="WcsException">There is a PVi_m beyond 39.</exception>
    /// <exception cref="FitsException">A coefficient is no number.</exception>
    public static TpvPolynomial Read(Header header, char alternate, int lonAxis, int latAxis, List<DistortionNote> notes)
    {
        return new(Coefficients(lonAxis), Coefficients(latAxis));

        double[] Coefficients(int axis)
        {
            var coefficients = new double[MaxTerm + 1];
            coefficients[1] = 1;
            var parameters = PvCards.Of(header, alternate, axis);
            foreach (var (m, value) in parameters)
            {
                if (m <= MaxTerm) coefficients[m] = value;
                else if (value != 0) throw new WcsException(Invariant($"PV{axis}_{m}: the coefficients of TPV end at {MaxTerm}."));
            }
            if (!parameters.ContainsKey(1)) notes.Add(DistortionNote.Warning($"PV{axis}_1 of TPV is missing: 1 is taken, as SCAMP does."));
            return coefficients;
        }
    }

    /// <summary>Writes the coefficients that are not zero, and PVi_1.</summary>
    public void WriteTo(Header header, int lonAxis, int latAxis)
    {
        foreach (var (axis, coefficients) in new[] { (lonAxis, lon), (latAxis, lat) })
        {
            for (int m = 0; m <= MaxTerm; m++)
            {
                if (m == 1 || coefficients[m] != 0) header.Set(Invariant($"PV{axis}_{m}"), coefficients[m], "TPV coefficient");
            }
        }
    }

    // The number m of the term ξᵖ ηᑫ: the degrees follow one another with falling powers of ξ, after each odd degree one term in r.
    private static int Term(int p, int q)
    {
        int degree = p + q;
        return degree * (degree + 1) / 2 + degree / 2 + q;
    }

    private static double Horner(double[] c, double x) => c[0] + x * (c[1] + x * (c[2] + x * c[3]));
}
