using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class WcsDiagnosisTests
{
    private const string Sip = "CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=30.5; CRPIX2=-12.25;"
        + "CRVAL1=53.16; CRVAL2=-27.79;" + WcsText.Cd;

    [Theory]
    [InlineData(WcsText.Tan + WcsText.Cd + "A_ORDER=2; B_ORDER=2; A_2_0=1E-6", "do not both end in -SIP")]
    [InlineData(Sip, "no SIP coefficients")]
    [InlineData(Sip + "A_ORDER=2; A_2_0=1E-6", "A_ORDER without B_ORDER")]
    [InlineData(Sip + "AP_ORDER=2; BP_ORDER=2; AP_2_0=1E-6", "without A and B")]
    [InlineData(Sip + "A_ORDER=2; B_ORDER=2; A_2_0=1E-6; PV1_1=1.0; PV2_1=1.0", "beside SIP are ignored")]
    [InlineData(WcsText.Tan + WcsText.Cd + "PV2_1=0.01", "PV2_m are no parameters of TAN")]
    public void Half_of_a_distortion_is_a_warning(string cards, string warning)
    {
        var diagnosis = WcsText.Wcs(cards).Diagnose();
        Assert.False(diagnosis.IsSound);
        Assert.Contains(diagnosis.Warnings, text => text.Contains(warning, StringComparison.Ordinal));
        Assert.Contains(diagnosis.Warnings, text => diagnosis.ToString().Contains("⚠ " + text, StringComparison.Ordinal));
        Assert.StartsWith("⚠ TAN", diagnosis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_their_file_are_no_warning_but_an_error()
    {
        const string cards = WcsText.Tan + WcsText.Cd + "CPDIS1='LOOKUP'; DP1='EXTVER: 1'";
        string message = Assert.Throws<WcsException>(() => WcsText.Wcs(cards)).Message;
        Assert.Contains("WCSDVARR,1", message, StringComparison.Ordinal);
        Assert.Contains("with the file", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WcsText.Tan + WcsText.Cd, 0, 0)]
    [InlineData(WcsSamples.Sip, 60, 70)]
    [InlineData(WcsSamples.Tpv, 5, 200)]
    public void A_sound_system_has_nothing_to_say(string cards, double least, double most)
    {
        var diagnosis = WcsText.Wcs(cards).Diagnose(4096, 2048);
        Assert.True(diagnosis.IsSound, diagnosis.ToString());
        Assert.Equal(0, diagnosis.LostPoints);
        Assert.InRange(diagnosis.RoundTripPx, 0, 1e-6);
        Assert.InRange(diagnosis.LargestDisplacementPx, least, most);
        Assert.True(diagnosis.ScaleArcsec.Min > 0 && diagnosis.ScaleArcsec.Min <= diagnosis.ScaleArcsec.Max);
        Assert.StartsWith("✔ TAN", diagnosis.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_distortion_that_folds_over_loses_its_points()
    {
        // x + 10⁻³ x² folds over at x = −500, in the middle of the image: what is left of it lies over what is right of it.
        var wcs = WcsText.Wcs("CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=1001.0; CRPIX2=201.0; CRVAL1=10.0; CRVAL2=20.0;"
            + "CD1_1=-1E-5; CD2_2=1E-5; A_ORDER=2; B_ORDER=2; A_2_0=1E-3");
        var diagnosis = wcs.Diagnose(1001, 401);
        Assert.False(diagnosis.IsSound);
        // Of 33 columns 16 are left of the fold, and one on it.
        Assert.InRange(diagnosis.LostPoints, 16 * 33, 17 * 33);
        Assert.Contains(diagnosis.Warnings, text => text.StartsWith(diagnosis.LostPoints + " of 1089 points", StringComparison.Ordinal));
    }

    [Fact]
    public void The_report_reads_well()
    {
        var diagnosis = WcsText.Wcs(Sip + "A_ORDER=2; A_2_0=1E-6").Diagnose(64, 48);
        string text = diagnosis.ToString();
        string first = "⚠ TAN + SIP order 2, ICRS, 0.0587″/px, +y at PA 29.74°, centred on 03h32m38.400s −27°47′24.00″";
        Assert.StartsWith(first + "\n  pixel scale: 0.0587", text, StringComparison.Ordinal);
        Assert.Contains("\n  round trip: closes to ", text, StringComparison.Ordinal);
        Assert.Contains(" px at 1089 of 1089 points", text, StringComparison.Ordinal);
        Assert.Contains("<tr><td>pixel scale</td><td>0.0587", diagnosis.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("<div>⚠ A_ORDER without B_ORDER", diagnosis.ToHtml(), StringComparison.Ordinal);
    }
}
