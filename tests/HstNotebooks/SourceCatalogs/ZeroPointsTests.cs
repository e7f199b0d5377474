using HstNotebooks.Fits;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Magnitudes of one electron per second.</summary>
public sealed class ZeroPointsTests
{
    [Fact]
    public void A_round_PHOTFLAM_gives_what_can_be_worked_out_by_hand()
    {
        // −2.5 × −19 − 21.10; −5 × 4 + 18.6921 at a pivot of 10 000 Å.
        Assert.Equal(26.4, ZeroPoints.St(1e-19), 1e-12);
        Assert.Equal(25.0921, ZeroPoints.Ab(1e-19, 1e4), 1e-12);
        Assert.Equal(25.6617, ZeroPoints.Ab(1e-19, 7692.4), 1e-3);
    }

    [Theory]
    [InlineData("F475W", 25.757, 26.068)]
    [InlineData("F606W", 26.655, 26.486)]
    [InlineData("F625W", 26.206, 25.898)]
    [InlineData("F775W", 26.393, 25.654)]
    [InlineData("F814W", 26.776, 25.937)]
    public void AB_follows_from_ST_as_in_the_tables_of_ACS(string filter, double st, double ab)
    {
        // Sirianni et al. (2005), table 10; their pivot wavelengths are shorter or longer by 2 Å.
        double photFlam = Math.Pow(10, -0.4 * (st + 21.10));
        Assert.Equal(ab, ZeroPoints.Ab(photFlam, ZeroPoints.PivotAngstrom("ACS/WFC", filter)!.Value), 2e-3);
    }

    [Fact]
    public void The_AB_magnitude_is_that_of_the_flux_per_frequency()
    {
        // m = −2.5 log f_ν − 48.60 with f_ν = f_λ λ²/c.
        double perHertz = 3e-17 * 5921.1 * 5921.1 / 2.99792458e18;
        Assert.Equal(-2.5 * Math.Log10(perHertz) - 48.60, ZeroPoints.Ab(3e-17, 5921.1), 1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-19)]
    [InlineData(double.NaN)]
    public void What_is_not_positive_has_no_magnitude(double flux)
    {
        Assert.True(double.IsNaN(ZeroPoints.St(flux)));
        Assert.True(double.IsNaN(ZeroPoints.MagnitudeError(flux, 1e-20)));
    }

    [Fact]
    public void A_flux_of_ten_sigma_has_an_error_of_a_tenth_of_a_magnitude() =>
        Assert.Equal(0.10857, ZeroPoints.MagnitudeError(5, 0.5), 1e-5);

    [Fact]
    public void Only_what_is_known_is_told()
    {
        Assert.Equal(0.398, ZeroPoints.AbMinusVega("ACS/WFC", "F775W")!.Value, 1e-9);
        Assert.Equal(-0.1, ZeroPoints.AbMinusVega("acs/wfc", "f475w")!.Value, 1e-9);
        Assert.Null(ZeroPoints.AbMinusVega("WFC3/UVIS", "F775W"));
        Assert.Null(ZeroPoints.AbMinusVega("ACS/WFC", "F850LP"));
        Assert.Null(ZeroPoints.PivotAngstrom("ACS/HRC", "F775W"));
    }

    [Theory]
    [InlineData("F435W")]
    [InlineData("F475W")]
    [InlineData("F555W")]
    [InlineData("F606W")]
    [InlineData("F625W")]
    [InlineData("F775W")]
    [InlineData("F814W")]
    public void The_spectrum_of_Vega_through_the_filter_has_the_magnitude_of_the_table(string filter)
    {
        var vega = FitsFile.Open(SharedData.Path("filters", "alpha_lyr_stis_011.fits")).Hdus.OfType<TableHdu>().First().Table;
        var curve = Table.Read(SharedData.Path("filters", $"hst_acs_wfc_{filter.ToLowerInvariant()}.csv"));
        var spectrum = new Bandpass("Vega", vega.Column<double>("WAVELENGTH"), vega.Column<double>("FLUX"));
        var band = new Bandpass(filter, curve.Column<double>("WAVELENGTH"), curve.Column<double>("THROUGHPUT"));
        double magnitude = ZeroPoints.Ab(band.PhotonMean(spectrum.Throughput), band.Pivot);
        Assert.Equal(ZeroPoints.AbMinusVega("ACS/WFC", filter)!.Value, magnitude, 0.011);
        Assert.Equal(ZeroPoints.PivotAngstrom("ACS/WFC", filter)!.Value, band.Pivot, 4.0);
    }
}
