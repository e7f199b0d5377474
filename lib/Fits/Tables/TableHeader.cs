using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>What binary and ASCII tables say in the same keywords.</summary>
internal static class TableHeader
{
    /// <summary>The most columns that a table can have: their number must fit behind TFORM.</summary>
    public const int MaxColumns = 999;

    /// <summary>NAXIS1 and NAXIS2.</summary>
    /// <exception cref="FitsException">The mandatory keywords are not those of a table.</exception>
    public static (long RowBytes, long RowCount) Shape(TableHdu hdu)
    {
        string origin = hdu.Header.Origin;
        var layout = hdu.Layout;
        if (layout.Bitpix != 8 || layout.Shape is not [var rowBytes, var rowCount])
        {
            throw new FitsException(
                Invariant($"{origin}: a table has BITPIX 8 and 2 axes; found are {layout.Bitpix} and {layout.Shape.Count}."));
        }
        if ((Int128)rowBytes * rowCount > layout.DataLength)
        {
            throw new FitsException($"{origin}: GCOUNT is not 1, as it must be in a table.");
        }
        return (rowBytes, rowCount);
    }

    /// <exception cref="FitsException">TFIELDS is missing or not in 0 to 999.</exception>
    public static int ColumnCount(Header header)
    {
        long count = header.Integer("TFIELDS");
        return count is >= 0 and <= MaxColumns
            ? (int)count
            : throw new FitsException(Invariant($"{header.Origin}: TFIELDS is {count}; 0 to {MaxColumns} was expected."));
    }

    /// <summary>TTYPEn, or col1, col2, … where the file gives no name.</summary>
    public static string ColumnName(Header header, int n) =>
        header.Find($"TTYPE{n}")?.ValueOrNull is string { Length: > 0 } name ? name : Invariant($"col{n}");

    /// <summary>The column as messages call it.</summary>
    public static string ColumnOrigin(Header header, int n, string name) => Invariant($"{header.Origin}, column {n} ({name})");
}
