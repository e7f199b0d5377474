using System.Diagnostics;
using System.Globalization;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>How the values of a column are written in an ASCII table.</summary>
/// <param name="Column">The column.</param>
/// <param name="Form">The format of the field.</param>
/// <param name="CanBeUndefined">Whether a TNULL is needed.</param>
internal sealed record AsciiField(TableColumn Column, AsciiFormat Form, bool CanBeUndefined)
{
    public const string Undefined = "*";

    private const int ChunkRows = 4096;

    /// <exception cref="ArgumentException">An ASCII table cannot hold the column.</exception>
    public static AsciiField Of(TableColumn column)
    {
        var type = Nullable.GetUnderlyingType(column.CellType) ?? column.CellType;
        if (type == typeof(double)) return new AsciiField(column, new AsciiFormat('D', 24, 16), true);
        if (type == typeof(float)) return new AsciiField(column, new AsciiFormat('E', 15, 8), true);
        if (type.IsArray || column.Type is ColumnType.Logical or ColumnType.Bit or ColumnType.ComplexSingle or ColumnType.ComplexDouble)
        {
            string found = TypeName.Of(column.CellType);
            throw new ArgumentException($"{column.Origin}: an ASCII table holds text and single numbers, not {found}; use a binary table.");
        }
        return new AsciiField(column, new AsciiFormat(type == typeof(string) ? 'A' : 'I', Longest(column), 0), column.CellType != type);
    }

    /// <summary>The fields of some rows.</summary>
    public IEnumerable<string> Texts(long firstRow, int count)
    {
        foreach (object? value in Column.Read(firstRow, count)) yield return Text(value);
    }

    private static int Longest(TableColumn column)
    {
        int longest = 1;
        var field = new AsciiField(column, new AsciiFormat('A', 0, 0), false);
        for (long first = 0; first < column.RowCount; first += ChunkRows)
        {
            int count = (int)Math.Min(ChunkRows, column.RowCount - first);
            foreach (string text in field.Texts(first, count)) longest = Math.Max(longest, text.Length);
        }
        return longest;
    }

    private string Text(object? value) => value switch
    {
        null => Form.Code == 'A' ? "" : Undefined,
        string text => text,
        double real => Real(real, "E16"),
        float real => Real(real, "E8"),
        IFormattable integer => integer.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new UnreachableException($"{TypeName.Of(value.GetType())} is refused when the field is made."),
    };

    private string Real(double value, string format) =>
        double.IsNaN(value) ? Undefined
        : double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture)
        : throw new FitsException(Invariant($"{Column.Origin}: an ASCII table cannot hold {value}."));
}
