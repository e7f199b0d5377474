using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>The form of a field of an ASCII table, TFORMn = Aw, Iw, Fw.d, Ew.d or Dw.d (FITS 4.0, section 7.2.2).</summary>
/// <param name="Code">A, I, F, E or D.</param>
/// <param name="Width">Characters of the field.</param>
/// <param name="Decimals">Digits after the point, where a field has none.</param>
internal sealed record AsciiFormat(char Code, int Width, int Decimals)
{
    /// <summary>The type that the values get.</summary>
    public ColumnType Type => Code switch { 'A' => ColumnType.Text, 'I' => ColumnType.Int64, _ => ColumnType.Double };

    /// <exception cref="FitsException">The text is no TFORM of an ASCII table.</exception>
    public static AsciiFormat Parse(string text, string origin, string keyword)
    {
        string trimmed = text.Trim().ToUpperInvariant();
        int point = trimmed.IndexOf('.', StringComparison.Ordinal);
        string width = trimmed.Length == 0 ? "" : point < 0 ? trimmed[1..] : trimmed[1..point];
        bool isForm = trimmed.Length > 0 && "AIFED".Contains(trimmed[0]);
        int decimals = 0, characters = 0;
        isForm = isForm && IsCount(width, out characters) && (point < 0 || IsCount(trimmed[(point + 1)..], out decimals));
        if (isForm) return new AsciiFormat(trimmed[0], characters, decimals);
        throw new FitsException(
            $"{origin}: {keyword} = '{text}' is no format of an ASCII table column; expected is Aw, Iw, Fw.d, Ew.d or Dw.d.");
    }

    private static bool IsCount(string digits, out int count) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>As TFORMn says it.</summary>
    public override string ToString() => Code is 'A' or 'I'
        ? string.Create(CultureInfo.InvariantCulture, $"{Code}{Width}")
        : string.Create(CultureInfo.InvariantCulture, $"{Code}{Width}.{Decimals}");
}
