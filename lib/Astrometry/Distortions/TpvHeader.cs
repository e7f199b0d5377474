using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>The cards PVi_m as coefficients of a polynomial: of TPV, or of TAN as SCAMP writes it.</summary>
internal static class TpvHeader
{
    private const int FirstOfNoProjection = 5;

    /// <summary>
    /// Reads the polynomial, and whether it or SIP claims the cards PVi_m, which then are no parameters of the projection.
    /// </summary>
    /// <exception cref="WcsException">There is a PVi_m beyond 39.</exception>
    /// <exception cref="FitsException">A coefficient is no number.</exception>
    public static (TpvPolynomial? Polynomial, bool ClaimsParameters) Read(
        Header header, char alternate, int lonAxis, int latAxis, string projection, bool hasSip, List<DistortionNote> notes)
    {
        if (projection is not ("TPV" or "TAN")) return (null, false);
        var (lon, lat) = (Parameters(header, alternate, lonAxis), Parameters(header, alternate, latAxis));
        if (projection == "TAN")
        {
            bool isPolynomial = lon.Keys.Concat(lat.Keys).Any(m => m >= FirstOfNoProjection) || (IsNearOne(lon) && IsNearOne(lat));
            if (hasSip && (isPolynomial || lat.Count > 0))
            {
                notes.Add(DistortionNote.Warning("PVi_m beside SIP are ignored, as astropy does: SIP describes the same distortion."));
                return (null, true);
            }
            if (!isPolynomial)
            {
                if (lat.Count > 0) notes.Add(DistortionNote.Warning($"PV{latAxis}_m are no parameters of TAN and no polynomial: ignored."));
                return (null, false);
            }
            notes.Add(DistortionNote.Info("TAN with coefficients PVi_m, as SCAMP writes it, is read as TPV."));
        }
        return (new(Coefficients(lon, lonAxis, notes), Coefficients(lat, latAxis, notes)), true);
    }

    /// <summary>Writes the coefficients that are not zero, and PVi_1.</summary>
    public static void Write(Header header, TpvPolynomial polynomial, int lonAxis, int latAxis, string letter = "")
    {
        foreach (var (axis, coefficients) in new[] { (lonAxis, polynomial.Lon), (latAxis, polynomial.Lat) })
        {
            for (int m = 0; m <= TpvPolynomial.MaxTerm; m++)
            {
                if (m == 1 || coefficients[m] != 0) header.Set(Invariant($"PV{axis}_{m}{letter}"), coefficients[m], "TPV coefficient");
            }
        }
    }

    /// <summary>Removes every PVi_m of one axis.</summary>
    public static void Remove(Header header, int axis)
    {
        foreach (int m in Parameters(header, ' ', axis).Keys) header.Remove(Invariant($"PV{axis}_{m}"));
    }

    // PVi_1 is the linear coefficient of a polynomial. As a parameter of TAN it is an angle, and nobody writes 1° on both axes.
    private static bool IsNearOne(SortedDictionary<int, double> parameters) =>
        parameters.TryGetValue(1, out double first) && Math.Abs(first - 1) < 0.5;

    private static double[] Coefficients(SortedDictionary<int, double> parameters, int axis, List<DistortionNote> notes)
    {
        var coefficients = new double[TpvPolynomial.MaxTerm + 1];
        if (!parameters.ContainsKey(1))
        {
            coefficients[1] = 1;
            notes.Add(DistortionNote.Warning($"PV{axis}_1 of TPV is missing: 1 is taken, which leaves the scale as it is."));
        }
        foreach (var (m, value) in parameters)
        {
            if (m <= TpvPolynomial.MaxTerm) coefficients[m] = value;
            else if (value != 0) throw new WcsException(Invariant($"PV{axis}_{m}: TPV ends at {TpvPolynomial.MaxTerm}."));
        }
        return coefficients;
    }

    // m and value; of a repeated keyword the first counts.
    private static SortedDictionary<int, double> Parameters(Header header, char alternate, int axis)
    {
        var parameters = new SortedDictionary<int, double>();
        string prefix = $"PV{axis}_";
        foreach (var card in header)
        {
            if (!card.Keyword.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) continue;
            var rest = card.Keyword.AsSpan(prefix.Length);
            if (alternate != ' ')
            {
                if (rest.IsEmpty || char.ToUpperInvariant(rest[^1]) != alternate) continue;
                rest = rest[..^1];
            }
            bool isIndex = int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out int m) && rest.Length <= 4;
            if (isIndex && !parameters.ContainsKey(m)) parameters.Add(m, header.Double(card.Keyword));
        }
        return parameters;
    }
}
