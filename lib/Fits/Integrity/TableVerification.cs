using System.Globalization;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The keywords of the columns of ASCII and binary tables (FITS 4.0, sections 7.2 and 7.3).</summary>
internal static class TableVerification
{
    private static readonly string[] Indexed = ["TTYPE", "TFORM", "TUNIT", "TNULL", "TSCAL", "TZERO", "TDISP", "TBCOL", "TDIM"];

    private enum CellKind
    {
        Text,
        Logical,
        Bit,
        Integer,
        Real,
        Complex,
    }

    public static void Check(Hdu hdu, FindingList findings)
    {
        var header = hdu.Header;
        if (header.Find("TFIELDS")?.ValueOrNull is not long columns) return;
        if (columns is < 0 or > TableHeader.MaxColumns)
        {
            findings.Error("TFIELDS", Invariant($"is {columns}; 0 to {TableHeader.MaxColumns} was expected"));
            return;
        }
        CheckIndices(header, columns, findings);
        CheckNames(header, (int)columns, findings);
        Int128 width = 0;
        for (int column = 1; column <= columns; column++)
        {
            string keyword = $"TFORM{column}";
            if (Text(header, keyword) is not { } format)
            {
                findings.Error(keyword, "is missing, or no text");
            }
            else if (hdu.Type == "BINTABLE")
            {
                width += CheckBinary(hdu, column, format, findings);
            }
            else
            {
                CheckAscii(hdu, column, format, findings);
            }
        }
        if (hdu.Type != "BINTABLE") return;
        long row = hdu.Layout.Shape is [var first, ..] ? first : 0;
        if (width != row) findings.Error("NAXIS1", Invariant($"is {row}; the columns are {width} bytes wide"));
        CheckHeap(hdu, findings);
    }

    private static void CheckIndices(Header header, long columns, FindingList findings)
    {
        foreach (string keyword in header.Where(card => !card.IsCommentary).Select(card => card.Keyword))
        {
            bool isBeyond = Indexed.Any(stem => KeywordVerification.Index(keyword, stem) > columns);
            if (isBeyond) findings.Error(keyword, Invariant($"is beyond TFIELDS, which is {columns}"));
        }
    }

    private static void CheckNames(Header header, int columns, FindingList findings)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int column = 1; column <= columns; column++)
        {
            string keyword = $"TTYPE{column}";
            string name = Text(header, keyword) ?? "";
            if (name.Length == 0) findings.Warning(keyword, "is missing: the column has no name");
            else if (!names.Add(name)) findings.Warning(keyword, $"another column is called {name}, too");
            else if (!name.All(IsNameCharacter)) findings.Warning(keyword, $"'{name}' has other characters than letters, digits and '_'");
        }
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    // The width of the column.
    private static long CheckBinary(Hdu hdu, int column, string text, FindingList findings)
    {
        BinaryFormat format;
        try
        {
            format = BinaryFormat.Parse(text, hdu.Header.Origin, $"TFORM{column}");
        }
        catch (FitsException e)
        {
            findings.Error($"TFORM{column}", e.Message);
            return 0;
        }
        var kind = format.Type switch
        {
            ColumnType.Text => CellKind.Text,
            ColumnType.Logical => CellKind.Logical,
            ColumnType.Bit => CellKind.Bit,
            ColumnType.Single or ColumnType.Double => CellKind.Real,
            ColumnType.ComplexSingle or ColumnType.ComplexDouble => CellKind.Complex,
            _ => CellKind.Integer,
        };
        CheckScaling(hdu.Header, column, kind, findings);
        CheckDisplay(hdu.Header, column, kind, text, findings);
        string nullKeyword = $"TNULL{column}";
        if (hdu.Header.Find(nullKeyword) is { } card && (kind != CellKind.Integer || card.ValueOrNull is not (long or null)))
        {
            findings.Error(nullKeyword, $"an integer in a column of integers was expected; TFORM{column} is '{text}'");
        }
        if (!format.IsVariableLength) CheckDimensions(hdu.Header, column, format.Repeat, findings);
        return format.Width;
    }

    private static void CheckAscii(Hdu hdu, int column, string text, FindingList findings)
    {
        string formatKeyword = $"TFORM{column}", startKeyword = $"TBCOL{column}";
        string trimmed = text.Trim(' ');
        var parts = trimmed.Length < 2 ? [] : trimmed[1..].Split('.');
        bool isFormat = parts.Length is 1 or 2 && trimmed[0] is 'A' or 'I' or 'F' or 'E' or 'D' && parts.All(part => Number(part) >= 0);
        if (!isFormat || Number(parts[0]) == 0)
        {
            findings.Error(formatKeyword, $"'{text}' is no format of an ASCII table: Aw, Iw, Fw.d, Ew.d or Dw.d was expected");
            return;
        }
        var kind = trimmed[0] switch { 'A' => CellKind.Text, 'I' => CellKind.Integer, _ => CellKind.Real };
        CheckScaling(hdu.Header, column, kind, findings);
        CheckDisplay(hdu.Header, column, kind, text, findings);
        long row = hdu.Layout.Shape is [var first, ..] ? first : 0;
        if (hdu.Header.Find(startKeyword)?.ValueOrNull is not long start)
        {
            findings.Error(startKeyword, "is missing, or no integer");
        }
        else if (start < 1 || start > row - Number(parts[0]) + 1)
        {
            findings.Error(startKeyword, Invariant($"is {start}: the column is not within NAXIS1, which is {row}"));
        }
    }

    private static void CheckScaling(Header header, int column, CellKind kind, FindingList findings)
    {
        foreach (string keyword in new[] { $"TSCAL{column}", $"TZERO{column}" })
        {
            if (header.Find(keyword) is not { } card) continue;
            bool isNumber = kind is CellKind.Integer or CellKind.Real or CellKind.Complex;
            if (!isNumber) findings.Error(keyword, $"does not belong to a column of this type ({kind})");
            else if (card.ValueOrNull is not (double or long or null)) findings.Error(keyword, "a number was expected");
        }
    }

    private static void CheckDisplay(Header header, int column, CellKind kind, string format, FindingList findings)
    {
        string keyword = $"TDISP{column}";
        if (Text(header, keyword) is not { Length: > 0 } display) return;
        bool fits = display.TrimStart(' ')[0] switch
        {
            'A' => kind == CellKind.Text,
            'L' => kind == CellKind.Logical,
            'I' or 'B' or 'O' or 'Z' => kind is CellKind.Integer or CellKind.Bit,
            'F' or 'E' or 'D' or 'G' => kind is CellKind.Integer or CellKind.Real or CellKind.Complex,
            _ => false,
        };
        if (!fits) findings.Error(keyword, $"'{display}' does not belong to a column of TFORM '{format}'");
    }

    private static void CheckDimensions(Header header, int column, long repeat, FindingList findings)
    {
        string keyword = $"TDIM{column}";
        if (Text(header, keyword) is not { } text) return;
        if (CellDimensions.Parse(text) is not { } sizes) findings.Error(keyword, $"'{text}' is no list of sizes: (l,m,…) was expected");
        else if (CellDimensions.Product(sizes) > repeat) findings.Error(keyword, $"'{text}' is more than the {repeat} elements of a cell");
    }

    private static void CheckHeap(Hdu hdu, FindingList findings)
    {
        if (hdu.Header.Find("THEAP")?.ValueOrNull is not long start || hdu.Layout.Shape.Count != 2) return;
        Int128 table = (Int128)hdu.Layout.Shape[0] * hdu.Layout.Shape[1];
        if (start >= table && start <= hdu.DataLength) return;
        findings.Error("THEAP", Invariant($"is {start}; {table} (NAXIS1 × NAXIS2) to {hdu.DataLength} was expected"));
    }

    private static string? Text(Header header, string keyword) => header.Find(keyword)?.ValueOrNull as string;

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : -1;
}
