using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>The columns of a BINTABLE as its header describes them (FITS 4.0, section 7.3).</summary>
internal sealed class BinaryTableReading
{
    private readonly Header header;
    private readonly BinaryRows rows;
    private readonly List<TableColumn> columns = [];
    private readonly List<string> warnings = [];

    private BinaryTableReading(TableHdu hdu)
    {
        header = hdu.Header;
        var (rowBytes, rowCount) = TableHeader.Shape(hdu);
        rows = new BinaryRows(hdu.Data, rowCount, rowBytes, header.Integer("THEAP", rowBytes * rowCount));
    }

    /// <exception cref="FitsException">The header does not describe a binary table.</exception>
    public static Table Read(TableHdu hdu)
    {
        hdu.Data.RequirePlausible();
        var reading = new BinaryTableReading(hdu);
        reading.ReadColumns();
        return new Table(reading.columns, hdu.Name) { RowCount = reading.rows.RowCount, Warnings = reading.warnings };
    }

    private void ReadColumns()
    {
        int count = TableHeader.ColumnCount(header);
        Int128 offset = 0;
        for (int n = 1; n <= count; n++)
        {
            string keyword = $"TFORM{n}", name = TableHeader.ColumnName(header, n), origin = TableHeader.ColumnOrigin(header, n, name);
            var form = BinaryFormat.Parse(header.Text(keyword), header.Origin, keyword);
            if (offset + form.Width > rows.RowBytes)
            {
                throw new FitsException(Invariant($"{origin}: {form} ends beyond the {rows.RowBytes} bytes of a row (NAXIS1)."));
            }
            if (form.IsVariableLength) RequireHeap();
            var cells = new BinaryCells(rows, (long)offset, form, origin);
            columns.Add(new TableColumn(name, FormatOf(form, n), cells, origin)
            {
                Unit = header.Text($"TUNIT{n}", ""),
                Description = header.Text($"TCOMM{n}", ""),
                DisplayFormat = header.Text($"TDISP{n}", ""),
            });
            offset += form.Width;
        }
        if (offset == rows.RowBytes) return;
        warnings.Add(Invariant($"{header.Origin}: the columns fill {offset} of the {rows.RowBytes} bytes of a row (NAXIS1)."));
    }

    private void RequireHeap()
    {
        long rowsEnd = rows.RowBytes * rows.RowCount, end = rows.Data.Length;
        if (rows.HeapStart >= rowsEnd && rows.HeapStart <= end) return;
        throw new FitsException(Invariant(
            $"{header.Origin}: THEAP is {rows.HeapStart}; it must be behind the rows ({rowsEnd}) and within the data ({end})."));
    }

    private CellFormat FormatOf(BinaryFormat form, int n)
    {
        var format = new CellFormat(form);
        bool isNumeric = form.Type is not (ColumnType.Text or ColumnType.Logical or ColumnType.Bit);
        if (isNumeric) format = format with { Scaling = ScalingOf(format, n) };
        if (form.IsVariableLength) return format;
        if (form.Substring > 0 && form.Substring <= form.Repeat)
        {
            long strings = form.Repeat / form.Substring;
            format = format with { Elements = strings, TextWidth = form.Substring, Shape = [(int)Math.Min(strings, int.MaxValue)] };
        }
        else if (form.Type != ColumnType.Text && form.Repeat != 1)
        {
            format = format with { Shape = [(int)Math.Min(form.Repeat, int.MaxValue)] };
        }
        return header.TextOrNull($"TDIM{n}") is { } text ? WithDimensions(format, text, n) : format;
    }

    // The elements of a cell beyond the product of its dimensions are undefined.
    private CellFormat WithDimensions(CellFormat format, string text, int n)
    {
        var lengths = CellDimensions.Parse(text);
        if (lengths is null || CellDimensions.Product(lengths) > format.Form.Repeat || (lengths.Contains(0) && format.Form.Repeat > 0))
        {
            warnings.Add($"{header.Origin}: TDIM{n} = '{text}' does not fit TFORM{n} = '{format.Form}' and is ignored.");
            return format;
        }
        if (format.Type != ColumnType.Text) return format with { Shape = lengths, Elements = (long)CellDimensions.Product(lengths) };
        int[] shape = lengths[1..];
        return format with { Shape = shape, Elements = (long)CellDimensions.Product(shape), TextWidth = lengths[0] };
    }

    private PixelScaling ScalingOf(CellFormat format, int n)
    {
        long? blank = null;
        if (format.IsInteger && header.Find($"TNULL{n}") is { } card)
        {
            blank = card.ValueOrNull as long?;
            if (blank is null) warnings.Add($"{header.Origin}: TNULL{n} is no integer and is ignored. The card is «{card}».");
        }
        return new PixelScaling(header.Double($"TSCAL{n}", 1), header.Double($"TZERO{n}", 0), blank);
    }
}
