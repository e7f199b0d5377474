using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class TablePreviewTests
{
    [Fact]
    public void A_preview_has_names_units_and_twenty_rows()
    {
        string[] names = [.. Enumerable.Repeat("a<b", 23)];
        var table = new Table(TableColumn.Create("n", [.. Enumerable.Range(100, 23)], "adu"), TableColumn.Create("name", names));
        string[] lines = table.ToString().Split(Environment.NewLine);
        Assert.Equal(["n    name", "adu", "100  a<b"], lines[..3]);
        Assert.Equal(["119  a<b", "… and 3 more rows"], lines[^2..]);
        Assert.Equal(23, lines.Length);
        Assert.Contains("<td style=\"text-align:left;padding:2px 10px\">a&lt;b</td>", table.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("n<br><small>adu</small>", table.ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_rows_that_are_shown_are_read()
    {
        byte[] logicals = [.. Enumerable.Repeat((byte)'T', 20), 7];
        Assert.DoesNotContain("unreadable", TableText.Binary(1, 21, logicals, "TFORM1  = 'L'").Table.ToString(), StringComparison.Ordinal);
        Assert.Contains("unreadable", TableText.Binary(1, 20, logicals[1..], "TFORM1  = 'L'").Table.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_arrays_are_shortened()
    {
        var column = TableColumn.Create<int[]>("v", [[1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]]);
        Assert.Contains("[7, 8, 9, 10, … 6 values]", new Table(column).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F8.2", 3.14159, "3.14")]
    [InlineData("E10.3", 31415.9, "3.142E+04")]
    [InlineData("D10.3E3", -0.00123, "-1.230E-03")]
    [InlineData("EN12.2", 31415.9, "31.42E+03")]
    [InlineData("EN12.1", 999999.0, "1.0E+06")]
    [InlineData("G15.7", 0.1234567891, "0.1234568")]
    [InlineData("F8.2", double.NaN, "NaN")]
    [InlineData("A5", 1.5, "1.5")]
    [InlineData("", 0.1, "0.1")]
    public void Real_numbers_are_shown_by_TDISP(string format, double value, string text) => Assert.Equal(text, Shown(value, format));

    [Theory]
    [InlineData("I5", 42, "42")]
    [InlineData("I5.4", 42, "0042")]
    [InlineData("Z4.4", 255, "00FF")]
    [InlineData("O6", 8, "10")]
    [InlineData("B8.8", 5, "00000101")]
    [InlineData("I99999999999", 42, "42")]
    [InlineData("F8.3", 42, "42")]
    public void Integers_are_shown_by_TDISP(string format, int value, string text) => Assert.Equal(text, Shown(value, format));

    private static string Shown<T>(T value, string format)
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            return new Table(TableColumn.Create("x", [value], displayFormat: format)).ToString().Split(Environment.NewLine)[1];
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
