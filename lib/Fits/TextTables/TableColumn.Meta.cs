namespace HstNotebooks.Fits;

public sealed partial class TableColumn
{
    /// <summary>What else a text table says of the column, in order, such as its UCD; empty for a column of a FITS file.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Meta { get; private init; } = [];

    /// <summary>The same cells from this file, and all that it says of them.</summary>
    internal TableColumn From(
        string file,
        string unit,
        string description,
        string displayFormat = "",
        IReadOnlyList<KeyValuePair<string, object?>>? meta = null) =>
        new(Name, Format, Source, $"{file}, column {Name}")
        {
            Unit = unit,
            Description = description,
            DisplayFormat = displayFormat,
            Meta = meta ?? [],
        };
}
