using System.Globalization;
using System.Numerics;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

/// <summary>The values of a column as plain numbers, as other readers give them.</summary>
internal static class CellValues
{
    /// <summary>
    /// All numbers, cell after cell: logical values as 1 and 0, complex ones as pairs, undefined integers as what is stored for them
    /// (in an ASCII table 0).
    /// </summary>
    public static double[] Numbers(TableColumn column, long firstRow, int count) =>
        [.. Flat(column.Read(firstRow, count)).SelectMany(value => Parts(value, Undefined(column)))];

    public static IEnumerable<object?> Flat(Array cells) =>
        cells.Cast<object?>().SelectMany(cell => cell is Array more ? Flat(more) : [cell]);

    private static double[] Parts(object? value, double undefined) => value switch
    {
        null => [undefined],
        double.NaN when !double.IsNaN(undefined) => [undefined],
        Complex complex => [complex.Real, complex.Imaginary],
        _ => [Convert.ToDouble(value, CultureInfo.InvariantCulture)],
    };

    private static double Undefined(TableColumn column)
    {
        if (column.Source is AsciiCells || column.Type == ColumnType.Logical) return 0;
        var scaling = column.Format.Scaling;
        return scaling.Blank is { } blank ? scaling.Zero + scaling.Scale * blank : double.NaN;
    }
}
