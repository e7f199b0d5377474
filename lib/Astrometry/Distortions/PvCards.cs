using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>The cards PVi_m of one world axis.</summary>
internal static class PvCards
{
    /// <summary>m and value of every PVi_m; of a repeated keyword the first counts.</summary>
    /// <exception cref="FitsException">A value is no number.</exception>
    public static SortedDictionary<int, double> Of(Header header, char alternate, int axis)
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

    /// <summary>Removes every PVi_m of one axis.</summary>
    public static void Remove(Header header, int axis)
    {
        foreach (int m in Of(header, ' ', axis).Keys) header.Remove(FormattableString.Invariant($"PV{axis}_{m}"));
    }
}
