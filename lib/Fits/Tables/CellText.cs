using System.Globalization;
using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>Values of cells as text in a preview.</summary>
internal static class CellText
{
    private const int ShownElements = 4;

    public static string Of(object? value, TableColumn column) => value is Array array ? Vector(array, column) : Scalar(value, column);

    private static string Vector(Array array, TableColumn column)
    {
        var shown = array.Cast<object?>().Take(ShownElements).Select(value => Scalar(value, column));
        string more = array.Length > ShownElements ? string.Create(CultureInfo.InvariantCulture, $", … {array.Length} values") : "";
        return $"[{string.Join(", ", shown)}{more}]";
    }

    private static string Scalar(object? value, TableColumn column) =>
        (value is null ? null : DisplayFormat.Apply(column.DisplayFormat, value)) ?? value switch
        {
            null => "",
            bool logical => logical ? "true" : "false",
            float single => single.ToString("G7", CultureInfo.InvariantCulture),
            double real => real.ToString("G10", CultureInfo.InvariantCulture),
            Complex complex => string.Create(
                CultureInfo.InvariantCulture, $"{complex.Real:G7}{(complex.Imaginary < 0 ? "" : "+")}{complex.Imaginary:G7}i"),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
}
