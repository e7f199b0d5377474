using System.Globalization;
using System.Text.RegularExpressions;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class GaiaQueryTests
{
    private static readonly SkyCone Cone = new(new(10, -5), Angle.FromArcmin(3));

    [Theory]
    [InlineData("gaiadr3.gaia_source; DROP TABLE x")]
    [InlineData("gaiadr3.gaia_source WHERE 1=1 --")]
    [InlineData("gaiadr3.gaia_source\n")]
    [InlineData("a.b.c.d")]
    [InlineData("")]
    public void A_table_that_is_no_name_is_refused(string table) =>
        Assert.Contains("Table", Assert.Throws<ArgumentException>(() => new GaiaQuery { Table = table }.ToAdql(Cone)).Message);

    [Fact]
    public void Values_out_of_range_are_all_listed()
    {
        var query = new GaiaQuery { Table = "1", FaintLimit = double.NaN, MaxStars = 0, Columns = ["ra", "dec FROM x"] };
        string message = Assert.Throws<ArgumentException>(query.Validate).Message;
        foreach (string name in new[] { "Table", "FaintLimit", "MaxStars", "dec FROM x" }) Assert.Contains(name, message);
    }

    [Fact]
    public void Numbers_are_written_without_locale_and_exponent()
    {
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            string adql = new GaiaQuery { FaintLimit = 20 }.ToAdql(new SkyCone(new(1e-7, -89.999999), Angle.FromMas(10)));
            Assert.Contains("CIRCLE('ICRS', 0.0000001, -89.999999, 0.000002777778)", adql);
            Assert.Contains("phot_g_mean_mag <= 20.0 ", adql);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void A_box_is_a_polygon_of_its_corners()
    {
        var box = new SkyRectangle(new(0.001, -27), Angle.FromArcmin(4), Angle.FromArcmin(3));
        var numbers = Regex.Match(new GaiaQuery().ToAdql(box), @"POLYGON\('ICRS', ([^)]*)\)").Groups[1].Value.Split(", ");
        var degrees = numbers.Select(text => double.Parse(text, CultureInfo.InvariantCulture));
        var corners = degrees.Chunk(2).Select(pair => new SkyPoint(pair[0], pair[1]));
        Assert.All(corners.Zip(box.Corners), pair => Assert.InRange(pair.First.SeparationTo(pair.Second).Degrees, 0, 2e-12));
    }
}
