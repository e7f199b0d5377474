using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry;

public sealed class ExposureEpochTests
{
    // astropy 5.2.1: Time(mjd, format='mjd', scale='tdb').jyear and the like.
    [Theory]
    [InlineData("EXPSTART=51544.5 EXPEND=51544.5", 2000)]
    [InlineData("EXPSTART=53005.125 EXPEND=53005.375", 2003.99931553730321)]
    [InlineData("EXPSTART=53005.25 EXPTIME=0", 2003.99931553730321)]
    [InlineData("EXPSTART=53005 EXPTIME=43200.0", 2003.99931553730321)]
    [InlineData("DATE-OBS='2004-01-01' TIME-OBS='06:00:00'", 2003.99931553730321)]
    [InlineData("DATE-OBS='2004-01-01' TIME-OBS='05:59:50.500' EXPTIME=19", 2003.99931553730321)]
    [InlineData("DATE-OBS='2004-01-01T06:00:00.00' TIME-OBS='11:11:11'", 2003.99931553730321)]
    [InlineData("DATE-OBS='01/01/96' TIME-OBS='12:00:00'", 1996)]
    public void The_epoch_is_the_middle_of_the_exposure(string cards, double expected) =>
        Assert.Equal(expected, ExposureEpoch.Of(Header(cards)), 1e-11);

    [Theory]
    [InlineData("EXPTIME=100", "DATE-OBS")]
    [InlineData("EXPSTART=53005.5 EXPEND=53005.2", "EXPEND")]
    [InlineData("EXPSTART=0 EXPEND=0", "1858.88")]
    [InlineData("DATE-OBS='June' TIME-OBS='06:00:00'", "JuneT06:00:00")]
    [InlineData("DATE-OBS='2004-02-30'", "2004-02-30")]
    public void A_header_that_says_no_time_is_refused(string cards, string said)
    {
        var e = Assert.Throws<FitsException>(() => ExposureEpoch.Of(Header(cards)));
        Assert.Contains(said, e.Message);
        Assert.Contains("new header", e.Message);
    }

    [Fact]
    public void The_simulated_exposures_say_when_they_were_taken()
    {
        var primary = FitsFile.Open(SharedData.Path("drizzle", "input", "jtst1a01q_flc.fits.gz")).Hdus[0].Header;
        // EXPSTART 55993, EXPTIME 500 s.
        Assert.Equal(2000 + (55993 + 250 / 86400.0 - 51544.5) / 365.25, ExposureEpoch.Of(primary), 1e-9);
    }

    private static Header Header(string cards)
    {
        var header = new Header();
        foreach (string card in cards.Split(' '))
        {
            string[] parts = card.Split('=');
            if (parts[1].StartsWith('\'')) header.Set(parts[0], parts[1].Trim('\''));
            else header.Set(parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        }
        return header;
    }
}
