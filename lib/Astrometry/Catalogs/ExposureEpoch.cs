using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>When an exposure was taken, as the epoch to which stars are moved.</summary>
public static class ExposureEpoch
{
    /// <summary>
    /// The middle of an exposure in Julian years, J = 2000 + (MJD − 51544.5) / 365.25: of EXPSTART and EXPEND (MJD), as HST and drizzled
    /// products have them, else of DATE-OBS, TIME-OBS and EXPTIME. UTC is taken for TDB: 70 s are 2 × 10⁻⁶ years.
    /// </summary>
    /// <param name="header">The header with these keywords: of HST the primary one.</param>
    /// <exception cref="FitsException">They are missing, or no time from 1900 to 2200; the message names file, HDU and keyword.</exception>
    public static double Of(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        double? start = header.DoubleOrNull("EXPSTART"), end = header.DoubleOrNull("EXPEND");
        double exposureDays = Math.Max(0, header.DoubleOrNull("EXPTIME") ?? 0) / 86400;
        if (start is { } first)
        {
            double last = end ?? first + exposureDays;
            if (last < first) throw new FitsException(Invariant($"{header.Origin}: EXPEND {last} is before EXPSTART {first}."));
            return Years((first + last) / 2, header, "EXPSTART");
        }
        if (header.TextOrNull("DATE-OBS") is not { } date)
        {
            throw new FitsException($"{header.Origin}: neither EXPSTART nor DATE-OBS says when the exposure was taken.");
        }
        return Years(Mjd(date, header) + exposureDays / 2, header, "DATE-OBS");
    }

    // FITS 4.0, section 9.1.1; before 2000 also DD/MM/YY (section 4.4.2.1).
    private static double Mjd(string date, Header header)
    {
        bool hasTime = date.Contains('T', StringComparison.Ordinal);
        string text = hasTime || header.TextOrNull("TIME-OBS") is not { } time ? date : $"{date}T{time}";
        string[] formats = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "dd/MM/yy", "dd/MM/yyTHH:mm:ss.FFFFFFF"];
        // Two digits of a year are of the 1900s.
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.Calendar.TwoDigitYearMax = 1999;
        if (!DateTime.TryParseExact(text.Trim(), formats, culture, DateTimeStyles.None, out var start))
        {
            throw new FitsException($"{header.Origin}: DATE-OBS and TIME-OBS say '{text}'; 2012-06-15T03:12:44 or the like was expected.");
        }
        return (start - new DateTime(1858, 11, 17)).TotalDays;
    }

    private static double Years(double mjd, Header header, string keyword)
    {
        double years = 2000 + (mjd - 51544.5) / 365.25;
        return years is >= 1900 and <= 2200
            ? years
            : throw new FitsException(Invariant($"{header.Origin}: {keyword} leads to the year {years:0.##}; 1900 to 2200 was expected."));
    }
}
