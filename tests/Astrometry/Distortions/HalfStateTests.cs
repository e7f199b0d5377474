using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>Headers that say half of a distortion, or two: what is applied, and that it is said.</summary>
public sealed class HalfStateTests
{
    private const string Plain = "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=1; CRPIX2=1;";
    private const string Suffix = "CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=1; CRPIX2=1;";
    private const string A = "A_ORDER=2; A_2_0=1E-4;";
    private const string B = "B_ORDER=2; B_0_2=1E-4;";

    [Theory]
    [InlineData(Suffix + A, "SIP order 2", "A_ORDER without B_ORDER")]
    [InlineData(Suffix + A + "B_2_1=1E-9", "SIP order 3", "A_ORDER without B_ORDER")]
    [InlineData(Suffix + B, "SIP order 2", "B_ORDER without A_ORDER")]
    [InlineData(Suffix, "no distortion", "no SIP coefficients")]
    [InlineData(Suffix + "A_2_0=1E-4; B_0_2=1E-4", "no distortion", "without A_ORDER and B_ORDER")]
    [InlineData(Suffix + A + B + "A_3_1=1E-9", "SIP order 2", "A_3_1 is beyond A_ORDER = 2")]
    [InlineData(Suffix + "A_ORDER=1; B_ORDER=1; A_1_0=0.5", "SIP order 1", "SIP begins at 2")]
    [InlineData(Plain + A + B, "SIP order 2", "do not both end in -SIP")]
    [InlineData(Plain + "AP_ORDER=2; BP_ORDER=2; AP_2_0=1E-4", "no distortion", "without A and B")]
    [InlineData(Suffix + A + B + "PV1_5=0.1; PV2_1=1.0", "SIP order 2", "beside SIP are ignored")]
    [InlineData(Plain + "PV2_1=0.7", "no distortion", "PV2_m are no parameters of TAN")]
    public void A_warning_says_what_is_done(string cards, string described, string warning)
    {
        var model = DistortionModel.FromHeader(WcsText.Header(cards), null, ' ', 1, 2, "TAN");
        Assert.Equal(described, model.Describe());
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains(warning, StringComparison.Ordinal));
    }

    [Fact]
    public void TPV_prevails_over_SIP()
    {
        string cards = "CTYPE1='RA---TPV'; CTYPE2='DEC--TPV'; CRPIX1=1; CRPIX2=1; PV1_1=1.0; PV2_1=1.0; PV1_4=0.1;" + A + B;
        var model = DistortionModel.FromHeader(WcsText.Header(cards), null, ' ', 1, 2, "TPV");
        Assert.Equal("TPV order 2", model.Describe());
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains("TPV describes the same", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PV1_1=1.0; PV1_5=0.1; PV2_1=1.0", true)]
    [InlineData("PV1_0=0.1; PV1_1=1.01; PV1_2=0.0; PV2_0=0.0; PV2_1=0.98; PV2_2=0.1", true)]
    [InlineData("PV1_1=0.0; PV1_2=90.0; PV1_3=180.0; PV1_4=20.0", false)]
    public void TAN_with_the_coefficients_of_SCAMP_is_TPV(string parameters, bool isTpv)
    {
        var model = DistortionModel.FromHeader(WcsText.Header(Plain + parameters), null, ' ', 1, 2, "TAN");
        Assert.Equal(isTpv, model.Tpv is not null);
        Assert.Equal(isTpv, model.ClaimsParameters);
        Assert.DoesNotContain(model.Notes, note => note.IsWarning);
    }

    [Fact]
    public void A_drizzled_image_keeps_the_names_of_reference_files()
    {
        var header = WcsText.Header(Plain + "D2IMFILE='jref$a_d2i.fits'; NPOLFILE='N/A'");
        var note = Assert.Single(DistortionModel.FromHeader(header, null, ' ', 1, 2, "TAN").Notes);
        Assert.False(note.IsWarning);
        Assert.Contains("D2IMFILE", note.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_without_distortion_has_nothing_to_say() =>
        Assert.Empty(DistortionModel.FromHeader(WcsText.Header(Plain), null, ' ', 1, 2, "TAN").Notes);

    [Theory]
    [InlineData("CPDIS1='Polynomial'", ' ')]
    [InlineData("CPDIS1='TPD'", ' ')]
    [InlineData("CQDIS2='TPV'", ' ')]
    [InlineData("CPDIS3='LOOKUP'", ' ')]
    [InlineData("CPDIS1A='SIP'", 'A')]
    [InlineData("CQDIS1A='TPV'", 'A')]
    public void Functions_that_are_not_understood_are_refused(string cards, char alternate)
    {
        var error = Assert.Throws<WcsException>(() =>
            DistortionModel.FromHeader(WcsText.Header(Plain + cards), null, alternate, 1, 2, "TAN"));
        Assert.Contains(cards.Split('=')[0], error.Message, StringComparison.Ordinal);
    }
}
