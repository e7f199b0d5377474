using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>ECSV 1.0 (APE 6) to a table.</summary>
internal static class EcsvReading
{
    private const int ShownCharacters = 40;

    public static Table Read(ByteSource source)
    {
        using var rows = new DelimitedRows(source);
        var header = EcsvHeader.Parse(rows.ReadComments(), source.Name);
        var cells = Fill(rows, header, source);
        var masks = Masks(header);
        var columns = new List<TableColumn>();
        for (int i = 0; i < cells.Length; i++)
        {
            var column = header.Columns[i];
            if (masks.ContainsValue(column.Name)) continue;
            if (masks.TryGetValue(column.Name, out string? mask)) Mask(cells[i], column.Name, mask, header, cells, source);
            columns.Add(Column(cells[i], column, source));
        }
        return new Table(columns, Name(header.Meta), header.Meta);
    }

    private static CellCollector[] Fill(DelimitedRows rows, EcsvHeader header, ByteSource source)
    {
        CellCollector[] cells;
        try
        {
            cells = [.. header.Columns.Select(column => column.NewCells(source.Length))];
        }
        catch (FormatException e)
        {
            throw new FitsException($"{source.Name}: the ECSV header is not as it should be: {e.Message}.", e);
        }
        rows.Delimiter = header.Delimiter;
        rows.HasComments = false;
        if (!rows.Next())
        {
            if (cells.Length == 0) return cells;
            throw new FitsException($"{source.Name} ends after its header; a line with the names of columns was expected.");
        }
        RequireNames(rows, header);
        while (rows.Next())
        {
            RequireCount(rows, cells.Length);
            for (int i = 0; i < cells.Length; i++)
            {
                var column = header.Columns[i];
                if (column.TryAdd(rows[i], cells[i])) continue;
                string text = rows.Text(i), shown = text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";
                throw rows.Error($"column {column.Name} is {column.TypeText}, which '{shown}' is not.");
            }
        }
        return cells;
    }

    private static void RequireNames(DelimitedRows rows, EcsvHeader header)
    {
        RequireCount(rows, header.Columns.Count);
        for (int i = 0; i < rows.Count; i++)
        {
            string name = rows.Text(i);
            if (name != header.Columns[i].Name) throw rows.Error($"the column '{name}' is '{header.Columns[i].Name}' in the header.");
        }
    }

    private static void RequireCount(DelimitedRows rows, int columns)
    {
        if (rows.Count != columns)
        {
            throw rows.Error(Invariant($"the row has {rows.Count} fields, the header describes {columns} columns."));
        }
    }

    // Columns that astropy has written with their masks beside them (serialize_method 'data_mask'), and the names of the masks.
    private static Dictionary<string, string> Masks(EcsvHeader header)
    {
        var masks = new Dictionary<string, string>();
        foreach (var (_, value) in Pairs(Find(header.Meta, EcsvHeader.SerializedColumns)))
        {
            var parts = Pairs(value);
            if (Find(parts, "__class__") is not string type || !type.EndsWith(".MaskedColumn", StringComparison.Ordinal)) continue;
            if (Find(Pairs(Find(parts, "data")), "name") is string data && Find(Pairs(Find(parts, "mask")), "name") is string mask)
            {
                masks[data] = mask;
            }
        }
        return masks;
    }

    private static void Mask(CellCollector data, string name, string mask, EcsvHeader header, CellCollector[] cells, ByteSource source)
    {
        int index = header.Columns.ToList().FindIndex(column => column.Name == mask);
        if (index >= 0 && data.TryMask(cells[index])) return;
        throw new FitsException($"{source.Name}: column {name} has the mask {mask}, which is no logical column of the same shape.");
    }

    private static TableColumn Column(CellCollector cells, EcsvColumn column, ByteSource source)
    {
        try
        {
            string format = PrintFormat.ToFortran(column.Format);
            return cells.ToColumn(column.Name).From(source.Name, column.Unit, column.Description, format, column.Meta);
        }
        catch (ArgumentException e)
        {
            throw new FitsException($"{source.Name}: {e.Message}", e);
        }
    }

    private static string Name(IReadOnlyList<KeyValuePair<string, object?>> meta) =>
        (Find(meta, "name") ?? Find(meta, "EXTNAME")) as string ?? "";

    private static object? Find(IReadOnlyList<KeyValuePair<string, object?>> pairs, string key) =>
        pairs.FirstOrDefault(pair => pair.Key == key).Value;

    private static IReadOnlyList<KeyValuePair<string, object?>> Pairs(object? value) =>
        value as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
}
