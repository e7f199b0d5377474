using System.Globalization;

namespace HstNotebooks.Fits;

/// <summary>What the header of an ECSV file says of a column (APE 6, "Column properties").</summary>
internal sealed record EcsvColumn(string Name, string DataType, string Unit, string Description, string Format)
{
    private const int MaxAxes = 32;

    public IReadOnlyList<KeyValuePair<string, object?>> Meta { get; private init; } = [];

    /// <summary>The lengths of the axes of an array, slowest first as in numpy, −1 for any; null where cells are no arrays.</summary>
    public int[]? Shape { get; private init; }

    /// <summary>The type as a subtype says it: int64[2,null].</summary>
    public string TypeText
    {
        get
        {
            var axes = Shape?.Select(length => length < 0 ? "null" : length.ToString(CultureInfo.InvariantCulture));
            return axes is null ? DataType : $"{DataType}[{string.Join(',', axes)}]";
        }
    }

    /// <exception cref="FormatException">The properties are not those of a column.</exception>
    public static EcsvColumn Of(object? node)
    {
        var properties = node as IReadOnlyList<KeyValuePair<string, object?>>
            ?? throw new FormatException("a column is not described by names and values");
        string Text(string key) =>
            Convert.ToString(properties.FirstOrDefault(pair => pair.Key == key).Value, CultureInfo.InvariantCulture) ?? "";
        string name = Text("name"), type = Text("datatype"), subtype = Text("subtype");
        if (name.Length == 0) throw new FormatException("a column has no name");
        var column = new EcsvColumn(name, type, Text("unit"), Text("description"), Text("format"))
        {
            Meta = properties.FirstOrDefault(pair => pair.Key == "meta").Value as IReadOnlyList<KeyValuePair<string, object?>> ?? [],
        };
        // Objects stay text; so do subtypes that are no arrays.
        int bracket = subtype.IndexOf('[', StringComparison.Ordinal);
        if (type != "string" || bracket < 0) return column;
        if (!subtype.EndsWith(']')) throw new FormatException($"column {name} has the subtype '{subtype}'");
        return column with { DataType = subtype[..bracket].Trim(), Shape = ShapeOf(name, subtype[(bracket + 1)..^1]) };
    }

    /// <exception cref="FormatException">The type is none of ECSV.</exception>
    public CellCollector NewCells(long fileLength)
    {
        int[]? fixedShape = Shape is null ? [] : Array.IndexOf(Shape, -1) >= 0 ? null : [.. Shape.Reverse()];
        return CellCollector.For(DataType, new CellLayout(fixedShape, CellLayout.FreeElements + fileLength))
            ?? throw new FormatException($"column {Name} has the datatype '{DataType}', which ECSV does not have");
    }

    /// <summary>Adds a field as a cell; false if it is not of the type and shape.</summary>
    public bool TryAdd(ReadOnlySpan<byte> field, CellCollector cells) =>
        field.IsEmpty ? cells.TryEndUndefined()
        : Shape is null ? cells.TryAdd(field) && cells.TryEndCell()
        : JsonArray.TryRead(field, Shape, cells);

    private static int[] ShapeOf(string name, string text)
    {
        string[] axes = text.Split(',', StringSplitOptions.TrimEntries);
        int[] shape = new int[axes.Length];
        for (int i = 0; i < shape.Length; i++)
        {
            bool isLength = int.TryParse(axes[i], NumberStyles.None, CultureInfo.InvariantCulture, out shape[i]);
            if (axes[i] == "null") shape[i] = -1;
            else if (!isLength) throw new FormatException($"column {name} has an array of shape [{text}]");
        }
        return shape.Length <= MaxAxes ? shape : throw new FormatException($"column {name} has more than {MaxAxes} axes");
    }
}
