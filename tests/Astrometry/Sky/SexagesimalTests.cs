using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class SexagesimalTests
{
    [Fact]
    public void Sexagesimal_carries_when_the_seconds_round_up()
    {
        Assert.Equal("01h00m00.00s", Sexagesimal.Hours(14.9999999999, 2));
        Assert.Equal("00h00m00.0s", Sexagesimal.Hours(359.99999999, 1));
        Assert.Equal("00h01m00s", Sexagesimal.Hours(59.6 / 240, 0));
        Assert.Equal("+10°00′00.0″", Sexagesimal.Degrees(9.99999999));
        Assert.Equal("−90°00′00″", Sexagesimal.Degrees(-89.9999999, 0));
        Assert.Equal("+00°59′59.9996″", Sexagesimal.Degrees(1 - 0.0004 / 3600, 4));
    }

    [Fact]
    public void Zero_degrees_keep_the_sign_of_what_follows()
    {
        Assert.Equal("−00°30′00.0″", Sexagesimal.Degrees(-0.5));
        Assert.Equal("+00°00′00.0″", Sexagesimal.Degrees(-1e-9));
        Assert.Equal(-0.5, Sexagesimal.ParseDec("-00 30 00"));
        Assert.Equal(-0.5, Sexagesimal.ParseDec("−0°30′"));
    }

    [Fact]
    public void Separators_take_the_place_of_the_letters()
    {
        Assert.Equal("03:32:38.600", Sexagesimal.Hours(53.16083333333333, 3, ':'));
        Assert.Equal("-27:46:31.00", Sexagesimal.Degrees(-27.775277777777777, 2, ':'));
        Assert.Equal("03 32 38.6", Sexagesimal.Hours(53.16083333333333, 1, ' '));
        Assert.Equal("+27 46 31", Sexagesimal.Degrees(27.775277777777777, 0, ' '));
    }

    [Fact]
    public void What_is_written_is_read_back_to_the_last_digit()
    {
        var random = new Random(3);
        for (int i = 0; i < 1000; i++)
        {
            double ra = 360 * random.NextDouble(), dec = 180 * random.NextDouble() - 90;
            int decimals = i % 10;
            char? separator = (i % 3) switch { 0 => null, 1 => ':', _ => ' ' };
            string raText = Sexagesimal.Hours(ra, decimals, separator), decText = Sexagesimal.Degrees(dec, decimals, separator);
            double raBack = Sexagesimal.ParseRa(raText), decBack = Sexagesimal.ParseDec(decText);
            Assert.Equal(0, Math.IEEERemainder(raBack - ra, 360) * 240, 0.5001 * Math.Pow(10, -decimals) + 2e-11);
            Assert.Equal(0, (decBack - dec) * 3600, 0.5001 * Math.Pow(10, -decimals) + 1e-10);
            Assert.Equal(raText, Sexagesimal.Hours(raBack, decimals, separator));
            Assert.Equal(decText, Sexagesimal.Degrees(decBack, decimals, separator));
        }
    }

    [Theory]
    [InlineData("03:32:38.6", 53.16083333333333)]
    [InlineData("03h32m38.6s", 53.16083333333333)]
    [InlineData("3h 32m 38.6s", 53.16083333333333)]
    [InlineData("3H32M38.6", 53.16083333333333)]
    [InlineData("03ʰ32ᵐ38.6ˢ", 53.16083333333333)]
    [InlineData(" 03 32 38.6 ", 53.16083333333333)]
    [InlineData("12:34.5", 188.625)]
    [InlineData("53.5", 53.5)]
    [InlineData("5.35e+01", 53.5)]
    [InlineData(".5", 0.5)]
    [InlineData("53.5d", 53.5)]
    [InlineData("53.5 deg", 53.5)]
    [InlineData("53°30′36″", 53.51)]
    [InlineData("12h", 180)]
    [InlineData("12.5h", 187.5)]
    [InlineData("23:59:59.999", 359.99999583333333)]
    public void Right_ascension_is_read_as_hours_when_it_is_sexagesimal_without_degrees(string text, double degrees) =>
        Assert.Equal(degrees, Sexagesimal.ParseRa(text), 1e-12);

    [Theory]
    [InlineData("-27:46:31", -27.775277777777777)]
    [InlineData("−27°46′31″", -27.775277777777777)]
    [InlineData("-27d46m31s", -27.775277777777777)]
    [InlineData("-27d46'31\"", -27.775277777777777)]
    [InlineData("-27 46 31", -27.775277777777777)]
    [InlineData("-27°46'31''", -27.775277777777777)]
    [InlineData("+41d16m09s", 41.269166666666667)]
    [InlineData("+41.25", 41.25)]
    [InlineData("90:00:00", 90)]
    [InlineData("-90", -90)]
    public void Declination_keeps_its_sign(string text, double degrees) => Assert.Equal(degrees, Sexagesimal.ParseDec(text), 1e-12);

    [Theory]
    [InlineData("", "not an angle")]
    [InlineData("-", "not an angle")]
    [InlineData("12:61:00", "stay below 60")]
    [InlineData("12:00:60", "stay below 60")]
    [InlineData("north", "not an angle")]
    [InlineData("nan", "not an angle")]
    [InlineData("Infinity", "not an angle")]
    [InlineData("1:2:3:4", "not an angle")]
    [InlineData("1::3", "not an angle")]
    [InlineData("12.5:30", "only its last number")]
    [InlineData("12:30.5:10", "only its last number")]
    [InlineData("1e1 30", "only its last number")]
    [InlineData("12m30s", "not an angle")]
    [InlineData("12d30:20", "not an angle")]
    [InlineData("12:-30", "not an angle")]
    [InlineData("--12", "not an angle")]
    [InlineData("1,5", "not an angle")]
    [InlineData("١٢:٣٠", "not an angle")]
    [InlineData("12h", "in hours")]
    [InlineData("90:00:00.1", "no declination")]
    [InlineData("-91", "no declination")]
    [InlineData("1e400", "no declination")]
    public void What_is_no_declination_is_refused(string text, string reason) =>
        Assert.Contains(reason, Refused(() => Sexagesimal.ParseDec(text)), StringComparison.Ordinal);

    [Theory]
    [InlineData("24:00:00")]
    [InlineData("24h")]
    [InlineData("360")]
    [InlineData("-00:30:00")]
    [InlineData("-10.5")]
    public void What_is_no_right_ascension_is_refused(string text) =>
        Assert.Contains("no right ascension", Refused(() => Sexagesimal.ParseRa(text)), StringComparison.Ordinal);

    [Fact]
    public void A_long_text_is_refused_at_once()
    {
        foreach (char filler in "1 :.'h") Refused(() => Sexagesimal.ParseRa("1" + new string(filler, 100_000) + "x"));
    }

    [Fact]
    public void What_has_no_minutes_is_written_plainly_and_wrong_decimals_are_refused()
    {
        Assert.Equal("-1E+300°", Sexagesimal.Degrees(-1e300));
        Assert.Equal("NaN", Sexagesimal.Hours(double.PositiveInfinity));
        Assert.Equal("NaN", Sexagesimal.Degrees(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sexagesimal.Hours(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Sexagesimal.Degrees(1, 10));
    }

    private static string Refused(Func<double> parse) => Assert.Throws<FormatException>(() => { parse(); }).Message;
}
