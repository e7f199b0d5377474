using System.Text;

namespace HstNotebooks.Fits;

/// <summary>A table to ECSV 1.0 (APE 6).</summary>
internal static class EcsvWriting
{
    public static void Write(Stream stream, Table table)
    {
        var header = new StringBuilder("# %ECSV 1.0\n# ---\n");
        header.Append(table.Columns.Count == 0 ? "# datatype: []\n" : "# datatype:\n");
        foreach (var column in table.Columns)
        {
            header.Append("# - ");
            YamlText.Append(header, Properties(column));
            header.Append('\n');
        }
        var meta = Meta(table);
        if (meta.Count > 0) header.Append("# meta: !!omap\n");
        foreach (var pair in meta)
        {
            header.Append("# - ");
            YamlText.Append(header, (KeyValuePair<string, object?>[])[pair]);
            header.Append('\n');
        }
        header.Append("# schema: astropy-2.0\n");
        stream.Write(Encoding.UTF8.GetBytes(header.ToString()));
        new DelimitedWriter(stream, ' ', TextDialect.Ecsv).Write(table);
    }

    private static List<KeyValuePair<string, object?>> Properties(TableColumn column)
    {
        string type = DataType(column), format = PrintFormat.ToPython(column.DisplayFormat);
        var properties = new List<KeyValuePair<string, object?>> { new("name", column.Name) };
        if (column.Unit.Length > 0) properties.Add(new("unit", column.Unit));
        properties.Add(new("datatype", column.CellType.IsArray ? "string" : type));
        if (column.CellType.IsArray)
        {
            string axes = column.IsVariableLength ? "null" : string.Join(',', column.CellShape.Reverse());
            properties.Add(new("subtype", $"{type}[{axes}]"));
        }
        if (format.Length > 0) properties.Add(new("format", format));
        if (column.Description.Length > 0) properties.Add(new("description", column.Description));
        if (column.Meta.Count > 0) properties.Add(new("meta", column.Meta));
        return properties;
    }

    private static string DataType(TableColumn column)
    {
        var element = column.CellType.GetElementType() ?? column.CellType;
        return TypeName.Of(Nullable.GetUnderlyingType(element) ?? element) switch
        {
            "bool" => "bool",
            "byte" => "uint8",
            "sbyte" => "int8",
            "short" => "int16",
            "ushort" => "uint16",
            "int" => "int32",
            "uint" => "uint32",
            "long" => "int64",
            "ulong" => "uint64",
            "float" => "float32",
            "double" => "float64",
            "string" => "string",
            _ => column.Type == ColumnType.ComplexSingle ? "complex64" : "complex128",
        };
    }

    // The name of the table has no other place.
    private static List<KeyValuePair<string, object?>> Meta(Table table)
    {
        var meta = table.Meta.Where(pair => pair.Key != EcsvHeader.SerializedColumns).ToList();
        bool isNamed = table.Name.Length == 0 || meta.Exists(pair => pair.Key is "name" or "EXTNAME" && Equals(pair.Value, table.Name));
        if (!isNamed) meta.Insert(0, new("name", table.Name));
        return meta;
    }
}
