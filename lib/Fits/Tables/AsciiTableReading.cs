using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The columns of a TABLE as its header describes them (FITS 4.0, section 7.2).</summary>
internal static class AsciiTableReading
{
    /// <exception cref="FitsException">The header does not describe an ASCII table.</exception>
    public static Table Read(TableHdu hdu)
    {
        var header = hdu.Header;
        var (rowBytes, rowCount) = TableHeader.Shape(hdu);
        var rows = new BinaryRows(hdu.Data, rowCount, rowBytes, rowBytes * rowCount);
        int count = TableHeader.ColumnCount(header);
        var columns = new List<TableColumn>(count);
        for (int n = 1; n <= count; n++) columns.Add(ReadColumn(header, rows, n));
        return new Table(columns, hdu.Name) { RowCount = rowCount };
    }

    private static TableColumn ReadColumn(Header header, BinaryRows rows, int n)
    {
        string name = TableHeader.ColumnName(header, n), origin = TableHeader.ColumnOrigin(header, n, name);
        var form = AsciiFormat.Parse(header.Text($"TFORM{n}"), header.Origin, $"TFORM{n}");
        long first = header.Integer($"TBCOL{n}");
        if (first < 1 || first - 1 > rows.RowBytes - form.Width)
        {
            throw new FitsException(Invariant(
                $"{origin}: {form} at character {first} (TBCOL{n}) does not fit into the {rows.RowBytes} of a row (NAXIS1)."));
        }
        bool isText = form.Code == 'A';
        string? undefined = isText ? null : header.TextOrNull($"TNULL{n}")?.Trim();
        var scaling = isText ? PixelScaling.None : new PixelScaling(header.Double($"TSCAL{n}", 1), header.Double($"TZERO{n}", 0), null);
        if (undefined is not null && form.Code == 'I') scaling = scaling with { Blank = AsciiCells.UndefinedInteger };
        var format = new CellFormat(new BinaryFormat(isText ? form.Width : 1, form.Type)) { Scaling = scaling };
        return new TableColumn(name, format, new AsciiCells(rows, first - 1, form, undefined, origin), origin)
        {
            Unit = header.Text($"TUNIT{n}", ""),
            Description = header.Text($"TCOMM{n}", ""),
            DisplayFormat = header.Text($"TDISP{n}", ""),
        };
    }
}
