using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>Dates as FITS writes them (FITS 4.0, section 9.1.1; before 2000 also DD/MM/YY).</summary>
internal static class DateFormat
{
    private static readonly string[] Days = ["yyyy-MM-dd", "dd'/'MM'/'yy"];

    public static bool IsDate(string text)
    {
        int time = text.IndexOf('T', StringComparison.Ordinal);
        if (time < 0) return IsDay(text, Days);
        return IsDay(text[..time], Days[..1]) && IsTime(text[(time + 1)..]);
    }

    private static bool IsDay(string text, string[] formats) =>
        DateOnly.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    // hh:mm:ss[.s…]; a leap second has ss = 60.
    private static bool IsTime(string text)
    {
        if (text.Length < 8 || text[2] != ':' || text[5] != ':') return false;
        bool isClock = Number(text[..2]) <= 23 && Number(text[3..5]) <= 59 && Number(text[6..8]) <= 60;
        return isClock && (text.Length == 8 || (text[8] == '.' && text.AsSpan(9).IndexOfAnyExceptInRange('0', '9') < 0));
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : int.MaxValue;
}
