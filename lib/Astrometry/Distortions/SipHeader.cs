using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>The cards of SIP: A_ORDER and A_p_q, B, and the approximate inverse AP and BP.</summary>
internal static class SipHeader
{
    /// <summary>Reads the polynomial and its approximate inverse as the header gives it; null where there is none.</summary>
    /// <param name="header">Header of the image.</param>
    /// <param name="alternate">' ' or 'A' to 'Z': whose CRPIX and CTYPE.</param>
    /// <param name="lonAxis">World axis of longitude, 1-based.</param>
    /// <param name="latAxis">World axis of latitude, 1-based.</param>
    /// <param name="notes">Receives what is incomplete or contradictory.</param>
    /// <exception cref="WcsException">An order is not within 0 to <see cref="SipPolynomial.MaxOrder"/>, or CRPIX is missing.</exception>
    /// <exception cref="FitsException">An order or coefficient is no number.</exception>
    public static (SipPolynomial? Sip, SipPolynomial? Inverse) Read(
        Header header, char alternate, int lonAxis, int latAxis, List<DistortionNote> notes)
    {
        string suffix = alternate == ' ' ? "" : alternate.ToString();
        string lon = $"CTYPE{lonAxis}{suffix}", lat = $"CTYPE{latAxis}{suffix}", x = $"CRPIX1{suffix}", y = $"CRPIX2{suffix}";
        var origin = new PixelPoint(header.Double(x, 0) - 1, header.Double(y, 0) - 1);
        var sip = Polynomial(header, "A", "B", origin, notes);
        var inverse = Polynomial(header, "AP", "BP", origin, notes);
        bool lonSaysSip = SaysSip(header, lon), latSaysSip = SaysSip(header, lat);
        if (sip is null)
        {
            if (lonSaysSip || latSaysSip)
            {
                notes.Add(DistortionNote.Warning($"{lon} or {lat} ends in -SIP, but there are no SIP coefficients: no SIP is applied."));
            }
            if (inverse is not null) notes.Add(DistortionNote.Warning("AP and BP, the inverse of SIP, without A and B: not applied."));
            return (null, null);
        }
        if (!header.Contains(x) || !header.Contains(y)) throw new WcsException($"SIP counts from {x} and {y}; one of them is missing.");
        notes.Add(DistortionNote.Info(Invariant($"SIP, order {sip.Order} (A_ORDER, B_ORDER).")));
        if (!lonSaysSip || !latSaysSip)
        {
            notes.Add(DistortionNote.Warning(
                $"SIP is applied, although {lon} and {lat} do not both end in -SIP; remove its cards if the image has no distortion."));
        }
        return (sip, inverse);
    }

    /// <summary>Writes the orders and the coefficients that are not zero.</summary>
    public static void Write(Header header, string a, string b, SipPolynomial sip)
    {
        Write(header, a, sip.OrderA, sip.A);
        Write(header, b, sip.OrderB, sip.B);
    }

    /// <summary>Removes every card of SIP.</summary>
    public static void Remove(Header header)
    {
        foreach (string name in (string[])["A", "B", "AP", "BP"])
        {
            header.Remove($"{name}_ORDER");
            foreach (string keyword in Terms(header, name).Values) header.Remove(keyword);
        }
        header.Remove("A_DMAX");
        header.Remove("B_DMAX");
    }

    private static void Write(Header header, string name, int order, Func<int, int, double> coefficient)
    {
        header.Set($"{name}_ORDER", order, "order of the SIP polynomial");
        for (int p = 0; p <= order; p++)
        {
            for (int q = 0; p + q <= order; q++)
            {
                if (coefficient(p, q) != 0) header.Set(Invariant($"{name}_{p}_{q}"), coefficient(p, q), "SIP coefficient");
            }
        }
    }

    private static bool SaysSip(Header header, string ctype) =>
        header.TextOrNull(ctype)?.EndsWith("-SIP", StringComparison.OrdinalIgnoreCase) == true;

    // Of A and B, or of AP and BP.
    private static SipPolynomial? Polynomial(Header header, string a, string b, PixelPoint origin, List<DistortionNote> notes)
    {
        int? orderA = Order(header, a), orderB = Order(header, b);
        if (orderA is null && orderB is null)
        {
            if (Terms(header, a).Count + Terms(header, b).Count > 0)
            {
                notes.Add(DistortionNote.Warning($"Coefficients {a}_p_q or {b}_p_q without {a}_ORDER and {b}_ORDER: not applied."));
            }
            return null;
        }
        if (orderA is null || orderB is null)
        {
            var (there, missing) = orderA is null ? (b, a) : (a, b);
            notes.Add(DistortionNote.Warning($"{there}_ORDER without {missing}_ORDER: that order is taken from the coefficients."));
        }
        var sip = new SipPolynomial(origin, Coefficients(header, a, orderA, notes), Coefficients(header, b, orderB, notes));
        if (sip.IsZero) return null;
        if (sip.Order < 2)
        {
            notes.Add(DistortionNote.Warning(Invariant($"{a}_ORDER is {sip.Order}, though SIP begins at 2; astropy would ignore it.")));
        }
        return sip;
    }

    private static int? Order(Header header, string name)
    {
        if (header.DoubleOrNull($"{name}_ORDER") is not { } order) return null;
        return order is >= 0 and <= SipPolynomial.MaxOrder && order == Math.Floor(order)
            ? (int)order
            : throw new WcsException(Invariant($"{name}_ORDER = {order}: an integer from 0 to {SipPolynomial.MaxOrder} was expected."));
    }

    private static double[,] Coefficients(Header header, string name, int? given, List<DistortionNote> notes)
    {
        var terms = Terms(header, name);
        int order = given ?? Math.Min(SipPolynomial.MaxOrder, terms.Keys.Select(term => term.P + term.Q).DefaultIfEmpty(0).Max());
        var coefficients = new double[order + 1, order + 1];
        foreach (var ((p, q), keyword) in terms)
        {
            double value = header.Double(keyword);
            if (p + q <= order) coefficients[p, q] = value;
            else if (value != 0) notes.Add(DistortionNote.Warning($"{keyword} is beyond {name}_ORDER = {order}: ignored."));
        }
        return coefficients;
    }

    // All cards such as A_2_0; of a repeated keyword the first counts.
    private static Dictionary<(int P, int Q), string> Terms(Header header, string name)
    {
        var terms = new Dictionary<(int, int), string>();
        foreach (var card in header)
        {
            string[] parts = card.Keyword.Split('_');
            bool isTerm = parts.Length == 3 && parts[0].Equals(name, StringComparison.OrdinalIgnoreCase);
            if (isTerm && Power(parts[1]) is { } p && Power(parts[2]) is { } q) terms.TryAdd((p, q), card.Keyword);
        }
        return terms;

        static int? Power(string text) =>
            text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int power) ? power : null;
    }
}
