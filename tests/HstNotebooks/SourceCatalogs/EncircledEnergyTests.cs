namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Fractions of the light within a radius: the built-in tables, and those that users bring.</summary>
public sealed class EncircledEnergyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-energy-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_radii_of_the_table_give_its_numbers()
    {
        // 0.7127 × 0.910; 6 px of 0.05″ are 0.30000000000000004″.
        Assert.Equal(0.648557, EncircledEnergy.AcsWfc.Fraction("F475W", 2 * 0.05), 1e-6);
        Assert.Equal(0.918 * 0.9679, EncircledEnergy.AcsWfc.Fraction("f775w", 6 * 0.05));
        Assert.Equal(0.918, EncircledEnergy.AcsWfc.Fraction("F625W", 0.5));
        Assert.Equal(0.741, EncircledEnergy.Published.Fraction("F625W", 4));
        Assert.True(EncircledEnergy.Published.IsInPixels);
    }

    [Theory]
    [InlineData("F475W")]
    [InlineData("F625W")]
    [InlineData("F775W")]
    public void Between_the_radii_the_energy_rises_and_stays_between_its_neighbours(string filter)
    {
        var table = EncircledEnergy.AcsWfc;
        double last = 0;
        for (double radius = 0.1; radius <= 0.5; radius += 0.003)
        {
            int below = table.Radii.Index().Last(r => r.Item <= radius + 1e-12).Index;
            double fraction = table.Fraction(filter, radius);
            Assert.True(fraction > last, $"{fraction} at {radius}");
            double next = table.Radii[Math.Min(below + 1, table.Radii.Count - 1)];
            Assert.InRange(fraction, table.Fraction(filter, table.Radii[below]), table.Fraction(filter, next));
            last = fraction;
        }
    }

    [Fact]
    public void Two_radii_are_joined_by_a_straight_line()
    {
        Assert.Equal(0.65, CatalogScene.HalfAndFourFifths.Fraction("F775W", 0.15), 1e-15);
    }

    [Theory]
    [InlineData(0.04, "0.04″")]
    [InlineData(0.55, "0.55″")]
    [InlineData(double.NaN, "NaN″")]
    public void Beyond_the_table_nothing_is_known(double radius, string shown)
    {
        var e = Assert.Throws<ArgumentOutOfRangeException>(() => EncircledEnergy.AcsWfc.Fraction("F475W", radius));
        Assert.StartsWith($"ACS/WFC, F475W: a radius of {shown} is outside the table, 0.1″ to 0.5″.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_filter_is_answered_with_the_closest()
    {
        var e = Assert.Throws<ReductionException>(() => EncircledEnergy.AcsWfc.Fraction("F774W", 0.2));
        Assert.Equal("ACS/WFC has no encircled energy of F774W; did you mean F775W? It has F475W, F625W, F775W.", e.Message);
    }

    [Fact]
    public void A_table_with_a_column_of_each_filter_is_read()
    {
        var table = EncircledEnergy.Read(Write("radius,F606W,F814W", "0.1,0.6,0.5", "0.2,0.8,0.75", "0.4,0.9,0.88"));
        Assert.Equal(["F606W", "F814W"], table.Filters);
        Assert.Equal(0.88, table.Fraction("F814W", 0.4));
    }

    [Fact]
    public void A_fraction_that_falls_is_kept_with_a_warning()
    {
        var table = EncircledEnergy.Read(Write("radius,F606W", "0.1,0.6", "0.2,0.59", "0.4,0.9"));
        Assert.Equal("energy.csv, F606W: the fraction falls from 0.6 within 0.1″ to 0.59 within 0.2″.", Assert.Single(table.Warnings));
        Assert.Equal(0.59, table.Fraction("F606W", 0.2));
        Assert.Empty(EncircledEnergy.AcsWfc.Warnings);
    }

    [Fact]
    public void A_table_of_several_instruments_needs_the_name_of_one()
    {
        string path = Write("radius,\"acs,wfc1,f606w\",\"wfc3,uvis2,f606w\"", "0.1,0.6,0.5", "0.2,0.8,0.75");
        Assert.Equal(0.75, EncircledEnergy.Read(path, "WFC3/UVIS").Fraction("F606W", 0.2));
        var e = Assert.Throws<ReductionException>(() => EncircledEnergy.Read(path));
        Assert.Equal("energy.csv has the encircled energy of ACS/WFC, WFC3/UVIS: name one of them.", e.Message);
        e = Assert.Throws<ReductionException>(() => EncircledEnergy.Read(path, "WFC3/IR"));
        Assert.Equal("energy.csv has no encircled energy of WFC3/IR; it has that of ACS/WFC, WFC3/UVIS.", e.Message);
    }

    [Fact]
    public void A_table_with_a_row_of_each_filter_is_read()
    {
        var table = EncircledEnergy.Read(
            Write("FILTER,WAVELENGTH,APER#0.04,APER#0.08,APER#6.0", "FFFFF,2000,0.1,0.2,1", "F336W,3355,0.3,0.6,1"));
        Assert.Equal(["F336W"], table.Filters);
        Assert.Equal([0.04, 0.08, 6], table.Radii);
        Assert.Equal(0.6, table.Fraction("F336W", 0.08));
    }

    [Theory]
    [InlineData("radius,F606W\n0.1,0.6\n0.2,1.5", "F606W: the fraction within 0.2″ is 1.5; above 0 and at most 1 is expected")]
    [InlineData("radius,F606W\n0.1,0\n0.2,0.5", "F606W: the fraction within 0.1″ is 0;")]
    [InlineData("radius,F606W\n0.1,\n0.2,0.5", "F606W: the fraction within 0.1″ is NaN;")]
    [InlineData("radius,F606W\n0.2,0.6\n0.1,0.7", "radius 2 is 0.1; positive, rising ones are expected")]
    [InlineData("radius,F606W\n0.2,0.6", "has 1 radii; two or more are expected")]
    [InlineData("radii,F606W\n0.1,0.6\n0.2,0.7", "no column radius; did you mean radii?")]
    [InlineData("radius,F606W\n0.1,six\n0.2,0.7", "F606W")]
    [InlineData("FILTER,APER#x,APER#0.2\nF606W,0.5,0.6", "column APER#x does not name a radius")]
    public void What_is_no_encircled_energy_is_refused(string text, string expected)
    {
        var e = Assert.Throws<ReductionException>(() => EncircledEnergy.Read(Write(text)));
        Assert.StartsWith("energy.csv is no table of encircled energy: ", e.Message, StringComparison.Ordinal);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("F475W")]
    [InlineData("F625W")]
    [InlineData("F775W")]
    public void A_table_of_other_origin_differs_by_3_percent_within_4_pixels_and_by_2_farther_out(string filter)
    {
        var other = EncircledEnergy.Read(SharedData.Path("psf-ee", "hst_encircled_energy.fits"), "ACS/WFC");
        foreach (double radius in EncircledEnergy.AcsWfc.Radii)
        {
            double difference = EncircledEnergy.AcsWfc.Fraction(filter, radius) / other.Fraction(filter, radius) - 1;
            Assert.InRange(Math.Abs(difference), 0, radius <= 0.2 ? 0.03 : 0.02);
        }
    }

    [Fact]
    public void The_tables_of_STScI_for_WFC3_are_read()
    {
        var table = EncircledEnergy.Read(SharedData.Path("psf-ee", "wfc3uvis1_aper_007_syn.csv"));
        Assert.Equal(1, table.Fraction("F814W", 6));
        Assert.InRange(table.Fraction("F475W", 0.2), 0.8, 0.9);
        Assert.DoesNotContain("FFFFF", table.Filters);
        Assert.Equal("wfc3uvis1_aper_007_syn.csv, F475X: the fraction falls from 0.9078 within 0.4″ to 0.88043 within 0.44″.",
            Assert.Single(table.Warnings));
        var infrared = EncircledEnergy.Read(SharedData.Path("psf-ee", "hst_encircled_energy.fits"), "WFC3/IR");
        Assert.Equal(0.41966230531428583, infrared.Fraction("F160W", 0.1), 1e-12);
    }

    private string Write(params string[] lines)
    {
        string path = Path.Combine(_folder, "energy.csv");
        File.WriteAllLines(path, lines);
        return path;
    }
}
