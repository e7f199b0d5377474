using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Table HDUs from tables in memory or of other files.</summary>
internal static class TableCreation
{
    public static TableHdu Binary(Table table, Header? template)
    {
        RequireColumns(table);
        var data = new BinaryTableData(table);
        var cards = new List<Card>();
        for (int i = 0; i < table.Columns.Count; i++) AddBinaryCards(cards, table.Columns[i], data.Forms[i], i + 1);
        var layout = new HduLayout("BINTABLE", 8, Array.AsReadOnly([data.RowBytes, table.RowCount]), IsImage: false, data.Length);
        return Hdu(table, template, layout, cards, data);
    }

    public static TableHdu Ascii(Table table, Header? template)
    {
        RequireColumns(table);
        var data = new AsciiTableData(table);
        var cards = new List<Card>();
        for (int i = 0; i < table.Columns.Count; i++)
        {
            var (field, first) = data.Fields[i];
            AddName(cards, table.Columns[i], i + 1);
            cards.Add(CardFormat.Integer($"TBCOL{i + 1}", first + 1, ""));
            cards.Add(CardFormat.Text($"TFORM{i + 1}", field.Form.ToString(), ""));
            if (field.CanBeUndefined) cards.Add(CardFormat.Text($"TNULL{i + 1}", AsciiField.Undefined, "undefined"));
            AddDescription(cards, table.Columns[i], i + 1);
        }
        var layout = new HduLayout("TABLE", 8, Array.AsReadOnly([data.RowBytes, table.RowCount]), IsImage: false, data.Length);
        return Hdu(table, template, layout, cards, data);
    }

    private static TableHdu Hdu(Table table, Header? template, HduLayout layout, List<Card> columnCards, DataUnit data)
    {
        long heap = layout.DataLength - layout.Shape[0] * layout.Shape[1];
        List<Card> cards =
        [
            CardFormat.Text("XTENSION", layout.Type, layout.Type == "TABLE" ? "ASCII table extension" : "binary table extension"),
            CardFormat.Integer("BITPIX", 8, ""),
            CardFormat.Integer("NAXIS", 2, ""),
            CardFormat.Integer("NAXIS1", layout.Shape[0], "bytes in a row"),
            CardFormat.Integer("NAXIS2", layout.Shape[1], "rows"),
            CardFormat.Integer("PCOUNT", heap, heap > 0 ? "bytes of the heap" : ""),
            CardFormat.Integer("GCOUNT", 1, ""),
            CardFormat.Integer("TFIELDS", table.Columns.Count, "columns"),
            .. columnCards,
        ];
        var name = table.Name.Length > 0 ? Text("EXTNAME", table.Name, "name of the table") : null;
        if (name is not null && template?.Contains("EXTNAME") is not true) cards.Add(name);
        if (template is not null)
        {
            var kept = template.Where(card => IsKept(card, template, table));
            cards.AddRange(kept.Select(card => card.Is("EXTNAME") && name is not null ? name : card));
        }
        if (columnCards.Exists(card => card.Lines.Count > 1) && !cards.Exists(card => card.Keyword == "LONGSTRN"))
        {
            cards.Insert(8, CardFormat.Text("LONGSTRN", "OGIP 1.0", "long strings go on in CONTINUE"));
        }
        return new TableHdu(new Header(cards, "new table", isChanged: true), layout, data, -1, table);
    }

    private static void AddBinaryCards(List<Card> cards, TableColumn column, BinaryFormat form, int n)
    {
        var format = column.Format;
        AddName(cards, column, n);
        cards.Add(CardFormat.Text($"TFORM{n}", form.ToString(), ""));
        bool isText = format.Type == ColumnType.Text;
        bool isPlain = format.Shape.Count == 0 || (!isText && format.Shape.Count == 1 && format.Elements == form.Repeat);
        if (!isPlain)
        {
            var axes = format.Shape.Select(length => (long)length);
            cards.Add(CardFormat.Text($"TDIM{n}", CellDimensions.Text(isText ? axes.Prepend(format.TextWidth) : axes), ""));
        }
        if (!format.Scaling.IsIdentity)
        {
            cards.Add(Number($"TSCAL{n}", format.Scaling.Scale));
            cards.Add(Number($"TZERO{n}", format.Scaling.Zero));
        }
        if (format.Scaling.Blank is { } blank) cards.Add(CardFormat.Integer($"TNULL{n}", blank, "undefined"));
        AddDescription(cards, column, n);
    }

    private static void AddName(List<Card> cards, TableColumn column, int n) => cards.Add(Text($"TTYPE{n}", column.Name, ""));

    private static void AddDescription(List<Card> cards, TableColumn column, int n)
    {
        if (column.Unit.Length > 0) cards.Add(Text($"TUNIT{n}", column.Unit, ""));
        if (SuitsType(column)) cards.Add(Text($"TDISP{n}", column.DisplayFormat, ""));
        if (column.Description.Length > 0) cards.Add(Text($"TCOMM{n}", column.Description, ""));
    }

    // A format that the standard does not allow for the type (table 20), such as I12 for real numbers, is left out.
    private static bool SuitsType(TableColumn column) => column.DisplayFormat.TrimStart() is [var code, ..] && column.Type switch
    {
        ColumnType.Text => code == 'A',
        ColumnType.Logical => code == 'L',
        _ when column.Format.IsInteger || column.Type == ColumnType.Bit => "IBOZFEDG".Contains(code),
        _ => "FEDG".Contains(code),
    };

    private static Card Text(string keyword, string value, string comment)
    {
        CardRules.Text(value, keyword);
        return CardFormat.Text(keyword, value, comment);
    }

    private static Card Number(string keyword, double value) =>
        double.IsInteger(value) && Math.Abs(value) <= 1ul << 63
            ? CardFormat.Whole(keyword, value, "")
            : CardFormat.Real(keyword, value, "");

    private static bool IsKept(Card card, Header template, Table table)
    {
        string keyword = card.Keyword;
        if (HeaderStructure.IsStructural(keyword) || HeaderStructure.IsChecksum(keyword)) return false;
        if (keyword is "TFIELDS" or "THEAP" or "BSCALE" or "BZERO" or "BLANK") return false;
        string stem = keyword.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (stem.Length == keyword.Length || !keyword.StartsWith('T') || !int.TryParse(keyword.AsSpan(stem.Length), out int n)) return true;
        bool isOurs = stem is "TTYPE" or "TFORM" or "TUNIT" or "TDIM" or "TSCAL" or "TZERO" or "TNULL" or "TDISP" or "TCOMM" or "TBCOL";
        if (isOurs) return false;
        bool isOfColumn = template.Contains($"TFORM{n}");
        return !isOfColumn || (n <= table.Columns.Count && table.Columns[n - 1].Name == TableHeader.ColumnName(template, n));
    }

    private static void RequireColumns(Table table)
    {
        if (table.Columns.Count <= TableHeader.MaxColumns) return;
        throw new ArgumentException(
            Invariant($"A FITS table has at most {TableHeader.MaxColumns} columns; this one has {table.Columns.Count}."), nameof(table));
    }
}
