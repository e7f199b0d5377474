using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>
/// Record-valued cards of the distortion conventions: several cards of one keyword, each the text of a field and its number,
/// <c>DP1 = 'AXIS.1: 1.0'</c>.
/// </summary>
internal static class RecordCards
{
    /// <summary>The number of a field of a record, or null where there is none; the first counts.</summary>
    /// <exception cref="WcsException">The field is there, but no number.</exception>
    /// <exception cref="FitsException">A card of this keyword is malformed.</exception>
    public static double? Number(Header header, string keyword, string field)
    {
        foreach (var card in header)
        {
            if (!card.Keyword.Equals(keyword, StringComparison.OrdinalIgnoreCase) || card.Value is not string text) continue;
            int colon = text.IndexOf(':');
            if (colon < 0 || !text.AsSpan(0, colon).Trim().Equals(field, StringComparison.OrdinalIgnoreCase)) continue;
            bool isNumber = double.TryParse(text.AsSpan(colon + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
            return isNumber && double.IsFinite(value) ? value : throw new WcsException($"{keyword} = '{text}': that is no number.");
        }
        return null;
    }

    /// <summary>As <see cref="Number"/>, for a field that counts something: from 1 to 10⁶.</summary>
    /// <exception cref="WcsException">The field is no such number.</exception>
    public static int Count(Header header, string keyword, string field, int fallback)
    {
        double value = Number(header, keyword, field) ?? fallback;
        return value is >= 1 and <= 1e6 && value == Math.Floor(value)
            ? (int)value
            : throw new WcsException(Invariant($"{keyword}: the field {field} is {value}; a positive integer was expected."));
    }
}
