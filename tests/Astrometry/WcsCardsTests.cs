using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Which cards belong to which WCS: copies under another letter, removal.</summary>
public sealed class WcsCardsTests
{
    [Fact]
    public void An_archived_WCS_is_restored()
    {
        var header = WcsText.Header(WcsSamples.Sip);
        var before = Wcs.FromHeader(header);
        Wcs.Copy(header, ' ', 'O', "as observed");
        Assert.Equal([' ', 'O'], Wcs.Alternates(header));
        Assert.Equal("as observed", Wcs.FromHeader(header, alternate: 'O').Name);
        header.Set("CRVAL1", 150.2);
        WcsAssert.Same(before, Wcs.FromHeader(header, alternate: 'O'));
        Wcs.Copy(header, 'O', ' ');
        WcsAssert.Same(before, Wcs.FromHeader(header));
        Assert.Equal("as observed", Wcs.FromHeader(header).Name);
        Assert.Throws<WcsException>(() => Wcs.Copy(header, 'X', ' '));
        WcsAssert.Same(before, Wcs.FromHeader(header));
    }

    [Fact]
    public void A_copy_replaces_all_that_was_there()
    {
        var header = WcsText.Header(WcsText.Tan + WcsText.Cd
            + "CTYPE1B='GLON-CAR'; CTYPE2B='GLAT-CAR'; CDELT1B=1; CDELT2B=1; PC1_2B=0.1; CRVAL1B=3; CRVAL2B=0; LONPOLEB=4; PV2_1B=7");
        Wcs.Copy(header, ' ', 'B');
        WcsAssert.Same(Wcs.FromHeader(header), Wcs.FromHeader(header, alternate: 'B'));
        Assert.DoesNotContain(header, card => card.Keyword is "CDELT1B" or "PC1_2B" or "LONPOLEB" or "PV2_1B");
    }

    [Fact]
    public void Removing_a_WCS_leaves_everything_else_in_its_order()
    {
        const string others = "OBJECT='M 31'; PA_V3=12.5; EXPTIME=100.0; CDBSFILE='no'; DATE-OBS='2001-01-01'; NPOLFILE='a.fits'; PVALUE=3";
        string mixed = "OBJECT='M 31';" + WcsSamples.Sip + "; PA_V3=12.5; WCSAXES=2; EXPTIME=100.0; CPDIS1='LOOKUP'; DP1='EXTVER: 1';"
            + "CDBSFILE='no'; D2IMDIS2='LOOKUP'; D2IM2='EXTVER: 1'; DATE-OBS='2001-01-01'; AXISCORR=1; NPOLFILE='a.fits';"
            + "CTYPE1A='RA---TAN'; CRPIX1A=4; AP_ORDER=2; AP_1_1=1E-7; LONPOLE=180.0; RADESYS='ICRS'; EQUINOX=2000.0; PVALUE=3; A_DMAX=2.0;"
            + "CROTA2=0.0; CD1_1A=2; CQDIS1A='TPV'; DQ1A='NAXES: 2'; WAT1_001='wtype=tnx'";
        var header = WcsText.Header(mixed);
        Wcs.RemoveFrom(header);
        string[] alternate = ["CTYPE1A", "CRPIX1A", "CD1_1A", "CQDIS1A", "DQ1A"];
        Assert.Equal(alternate, header.Select(card => card.Keyword).Where(alternate.Contains));
        Assert.Equal(['A'], Wcs.Alternates(header));
        Wcs.RemoveFrom(header, 'A');
        Assert.Equal(WcsText.Header(others).Select(card => card.ToString()), header.Select(card => card.ToString()));
        Assert.Empty(Wcs.Alternates(header));
        Assert.Contains("there is no WCS", Assert.Throws<WcsException>(() => Wcs.FromHeader(header)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WcsSamples.Names), MemberType = typeof(WcsSamples))]
    public void Nothing_remains_of_a_WCS_that_is_removed(string name)
    {
        var header = WcsText.Header(WcsSamples.CardsOf(name));
        Wcs.RemoveFrom(header);
        Assert.Empty(Wcs.Alternates(header));
        Assert.Throws<WcsException>(() => Wcs.FromHeader(header));
        // What is left of a plate says when and where it was scanned.
        string[] structure = ["SIMPLE", "BITPIX", "NAXIS"], plate = ["PPO", "XPI", "YPI", "CNP", "PLT"];
        var others = header.Select(card => card.Keyword).Except(structure);
        Assert.Empty(name == "DSS" ? others.Where(keyword => !plate.Contains(keyword[..3])) : others);
    }

    [Fact]
    public void Alternates_are_those_with_a_reference_point_or_a_type()
    {
        var header = WcsText.Header(WcsText.Tan + "CTYPE1Z='RA---TAN'; CRVAL2B=1.0; CRPIX1A=3; WCSNAMEQ='no'; CTYPEX='?'; CD1_1P=1");
        Assert.Equal([' ', 'A', 'B', 'Z'], Wcs.Alternates(header));
        Assert.Empty(Wcs.Alternates(new Header()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wcs.FromHeader(new Header(), alternate: 'a'));
    }
}
