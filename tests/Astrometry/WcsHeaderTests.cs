using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry;

public sealed class WcsHeaderTests
{
    /// <summary>
    /// The ways to write a TAN system, and the right ascension and declination that astropy 5.2.1 (wcs_pix2world, origin 0) finds at the
    /// pixels (0, 0), (40.25, 7.5) and (−100, 350).
    /// </summary>
    public static TheoryData<string, double[]> Systems => new()
    {
        {
            WcsText.Tan + "CD1_1=-1.5E-05; CD1_2=8E-06; CD2_1=7E-06; CD2_2=1.4E-05",
            [53.16062001067274, -27.790020998616352, 53.16000536926202, -27.789634249999896, 53.16548041131903, -27.785820891911282]
        },
        {
            WcsText.Tan + "CD1_2=1.1E-05; CD2_1=1.2E-05",
            [53.16016475265697, -27.790353999902297, 53.16025800773163, -27.789870999760396, 53.16451675947943, -27.791553926565598]
        },
        {
            WcsText.Tan + "CDELT1=-2E-05; CDELT2=3E-05; PC1_1=0.8; PC1_2=-0.6; PC2_1=0.5; PC2_2=0.9",
            [53.16071326702625, -27.790084748168812, 53.16008703827848, -27.789278499972777, 53.167268914131846, -27.782134559904534]
        },
        {
            WcsText.Tan + "CDELT1=-2E-05; CDELT2=3E-05; PC1_2=-0.25",
            [53.160741805720505, -27.789602498019377, 53.15987424652858, -27.7893774999431, 53.16498021454776, -27.77910241088102]
        },
        {
            WcsText.Tan + "PC1_1=-2E-05; PC2_2=2E-05",
            [53.16066691947965, -27.789734998399066, 53.15975697035544, -27.789584999787436, 53.162927474984315, -27.782734969197243]
        },
        {
            WcsText.Tan + "CDELT1=-2E-05; CDELT2=3E-05; CROTA2=37.0",
            [53.16026221534261, -27.789327471273637, 53.15938243711704, -27.789632238252246, 53.154925307470265, -27.779738076058827]
        },
        {
            WcsText.Tan + "CDELT1=-2E-05; CDELT2=3E-05",
            [53.16066691866685, -27.789602498399084, 53.15975697081928, -27.78937749978743, 53.16292737718013, -27.779102469294457]
        },
        {
            "CTYPE1='DEC--TAN'; CTYPE2='RA---TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=-27.79; CRVAL2=53.16; CD1_1=7E-06; CD1_2=1.4E-05; CD2_1=-1.5E-05; CD2_2=8E-06",
            [53.16062001067274, -27.790020998616352, 53.16000536926202, -27.789634249999896, 53.16548041131903, -27.785820891911282]
        },
        {
            "CTYPE1='DEC--TAN'; CTYPE2='RA---TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=-27.79; CRVAL2=53.16; CDELT1=3E-05; CDELT2=-2E-05; CROTA1=25.0",
            [53.160151296957174, -27.7909140761484, 53.15942078289717, -27.78988310110974, 53.15441283590721, -27.796591215017813]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=191376.0; CRVAL2=-100044.0; CUNIT1='arcsec'; CUNIT2='arcsec'; CD1_1=-0.05; CD1_2=0.01; CD2_1=0.012; CD2_2=0.06",
            [53.16050474315855, -27.789877499083005, 53.15989638267791, -27.789618333294698, 53.163173519992945, -27.784377463772792]
        },
        {
            WcsText.Tan + "CD1_1=-0.0015; CD1_2=0.0008; CD2_1=0.0007; CD2_2=0.0014; LONPOLE=150.0",
            [53.21486844239713, -27.764382825606464, 53.13979919546746, -27.75808615647221, 53.397124493098815, -27.185485978097045]
        },
        {
            WcsText.Tan + "WCSAXES=3; CTYPE3='AWAV'; CUNIT3='Angstrom'; CRVAL3=4750.0; CRPIX3=1.0; CD1_1=-5E-05; CD1_2=1E-05; CD2_1=1E-05; CD2_2=5E-05; CD3_3=1.25",
            [53.16181707127536, -27.789632488115874, 53.159626980259546, -27.78885499949933, 53.17142349032348, -27.77313203097221]
        },
        {
            "WCSAXES=3; CTYPE1='AWAV'; CUNIT1='Angstrom'; CRVAL1=4750.0; CRPIX1=1.0; CDELT1=1.25; CTYPE2='RA---TAN'; CTYPE3='DEC--TAN'; CRPIX2=30.5; CRPIX3=-12.25; CRVAL2=53.16; CRVAL3=-27.79; CDELT2=-5E-05; CDELT3=5E-05; CROTA3=20.0",
            [53.16131060877163, -27.788872967744997, 53.15902796313905, -27.78920890133219, 53.1598559806065, -27.77071825300022]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=200.0; CRVAL2=89.9; CD1_1=-0.002; CD1_2=0.0; CD2_1=0.0; CD2_2=0.002",
            [238.75475128192065, 89.90574903097108, 179.820545280004, 89.93767423965504, 357.53938190896463, 89.32212088021684]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=123.4; CRVAL2=90.0; CD1_1=-0.002; CD1_2=0.0; CD2_1=0.0; CD2_2=0.002",
            [57.58735351674056, 89.93532197864639, 150.78742215707612, 89.95326137538498, 103.77865653909828, 89.22875983415913]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=123.4; CRVAL2=90.0; CD1_1=-0.002; CD1_2=0.0; CD2_1=0.0; CD2_2=0.002; LONPOLE=180.0",
            [237.5873535167406, 89.93532197864639, 330.7874221570761, 89.95326137538498, 283.7786565390983, 89.22875983415913]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=123.4; CRVAL2=-90.0; CD1_1=-0.002; CD1_2=0.0; CD2_1=0.0; CD2_2=0.002",
            [189.21264648325936, -89.93532197864639, 96.01257784292386, -89.95326137538498, 143.02134346090168, -89.22875983415913]
        },
        {
            "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=-12.25; CRVAL1=0.0005; CRVAL2=10.0; CD1_1=-3E-05; CD1_2=0.0; CD2_1=0.0; CD2_2=3E-05",
            [0.0013986536507642183, 10.000397498794763, 0.00017252429032082903, 10.000622499839917, 0.004445064686211827, 10.010897476618169]
        },
    };

    [Theory]
    [MemberData(nameof(Systems))]
    public void Every_form_of_TAN_gives_the_positions_of_astropy(string cards, double[] expected)
    {
        var wcs = WcsText.Wcs(cards);
        PixelPoint[] pixels = [new(0, 0), new(40.25, 7.5), new(-100, 350)];
        for (int i = 0; i < pixels.Length; i++)
        {
            var certified = new SkyPoint(expected[2 * i], expected[2 * i + 1]);
            var sky = wcs.PixelToSky(pixels[i]);
            Assert.InRange(sky.Ra, 0, 360);
            // A billionth of a pixel, or the last digits of the right ascension.
            Assert.InRange(sky.SeparationTo(certified).Arcsec, 0, 1e-9 * wcs.PixelScaleArcsec + 5e-10);
            var back = wcs.SkyToPixel(sky);
            Assert.Equal(pixels[i].X, back.X, 1e-8);
            Assert.Equal(pixels[i].Y, back.Y, 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Systems))]
    public void What_is_written_is_read_back_the_same(string cards, double[] expected)
    {
        Assert.Equal(6, expected.Length);
        var header = WcsText.Header(cards);
        var wcs = Wcs.FromHeader(header);
        wcs.WriteTo(header);
        AssertSame(wcs, Wcs.FromHeader(header));
        var empty = new Header();
        wcs.WriteTo(empty);
        AssertSame(wcs, Wcs.FromHeader(empty));
    }

    [Theory]
    [InlineData(WcsText.Tan + "CDELT1=1; CDELT2=2; CROTA2=30; CUNIT1='arcsec'; CUNIT2='arcsec'; EPOCH=1950.0; RADECSYS='FK4'")]
    [InlineData(WcsText.Tan + "PC1_1=1; PC2_2=1; PC3_3=1; CDELT3=1; CTYPE3='AWAV'; WCSAXES=3; LONPOLE=20; LATPOLE=5; PV1_3=20.0; PV1_4=5.0")]
    [InlineData("CTYPE1='GLON-CAR'; CTYPE2='GLAT-CAR'; PV2_1=3.0; EQUINOX=1950.0")]
    public void Writing_replaces_whatever_system_was_there(string cards)
    {
        foreach (string frame in new[] { "FK5", "ICRS" })
        {
            var wcs = WcsText.Wcs(WcsText.Tan + WcsText.Cd + $"RADESYS='{frame}'");
            var header = WcsText.Header(cards);
            wcs.WriteTo(header);
            AssertSame(wcs, Wcs.FromHeader(header));
        }
    }

    [Theory]
    [InlineData("", SkySystem.Icrs)]                                     // FITS paper II, §3.1: ICRS without RADESYS and EQUINOX
    [InlineData("EQUINOX=2000.0", SkySystem.Fk5)]                        // FK5 from 1984
    [InlineData("EPOCH=2000.0", SkySystem.Fk5)]
    [InlineData("RADESYS='ICRS'; EQUINOX=2000.0", SkySystem.Icrs)]
    [InlineData("RADESYS='FK5'", SkySystem.Fk5)]
    [InlineData("RADESYS='FK5'; EQUINOX=2000", SkySystem.Fk5)]
    [InlineData("RADECSYS='FK5'", SkySystem.Fk5)]
    [InlineData("RADESYS='   '; EQUINOX=2000.0", SkySystem.Fk5)]
    [InlineData("RADESYS=''", SkySystem.Icrs)]
    public void The_frame_follows_RADESYS_and_EQUINOX(string cards, SkySystem system) =>
        Assert.Equal(new SkyFrame(system), WcsText.Wcs(WcsText.Tan + WcsText.Cd + cards).Frame);

    [Theory]
    [InlineData("CTYPE1='RA---XYZ'; CTYPE2='DEC--XYZ'", "'XYZ' is unknown")]
    [InlineData("CTYPE1='RA---SIN'", "not of one frame and projection")]
    [InlineData("CTYPE1='GLON-TAN'", "not of one frame and projection")]
    [InlineData("CTYPE1='HPLN-TAN'; CTYPE2='HPLT-TAN'", "CTYPE1 = 'HPLN-TAN'")]
    [InlineData("CTYPE2='RA---TAN'", "CTYPE1 and CTYPE2")]
    [InlineData("CTYPE2='LINEAR'", "there is no latitude")]
    [InlineData("CTYPE1='LINEAR'", "there is no longitude")]
    [InlineData("CPDIS1='LOOKUP'", "CPDIS1")]
    [InlineData("D2IMDIS1='LOOKUP'", "D2IMDIS1")]
    [InlineData("CTYPE1='RA---CYP'; CTYPE2='DEC--CYP'; PV2_1=-1.0; PV2_2=1.0", "PV2_1")]
    [InlineData("RADESYS='FK5'; EQUINOX=19750.0", "EQUINOX = 19750")]
    [InlineData("RADESYS='GALACTIC'", "RADESYS = 'GALACTIC'")]
    [InlineData("CD1_1=0; CD1_2=0", "singular")]
    [InlineData("CD1_1=1.5E-5; CD1_2=3.0E-5; CD2_1=0.75E-5; CD2_2=1.5E-5", "singular")]
    [InlineData("PC1_1=1", "both CDi_j and PCi_j")]
    [InlineData("CUNIT1='furlong'", "CUNIT1 = 'furlong'")]
    [InlineData("CRVAL2=91.0", "CRVAL2 = 91")]
    [InlineData("CRVAL1='north'", "CRVAL1")]
    public void What_is_not_understood_is_refused_by_keyword_and_file(string cards, string keyword) =>
        Refused(Merge(WcsText.Tan + WcsText.Cd, cards), keyword);

    [Theory]
    [InlineData(WcsText.Tan, "no pixel scale")]
    [InlineData(WcsText.Tan + "CDELT1=-1E-5; CDELT2=1E-5; CROTA1=10; CROTA2=20", "CROTA1 = 10 and CROTA2 = 20")]
    [InlineData("", "there is no WCS")]
    [InlineData("CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=1; CRPIX2=1; CRVAL1=3; CD1_1=1; CD2_2=1", "CRVAL2")]
    public void What_is_incomplete_is_refused_by_keyword_and_file(string cards, string keyword) => Refused(cards, keyword);

    [Fact]
    public void A_third_axis_that_moves_the_position_leaves_only_the_world_values()
    {
        var wcs = WcsText.Wcs(WcsText.Tan + WcsText.Cd + "WCSAXES=3; CTYPE3='FREQ'; CD1_3=1E-5; CD3_3=2.0");
        Assert.Contains("CD1_3", Assert.Throws<WcsException>(() => wcs.PixelToSky(new PixelPoint(3, 4))).Message, StringComparison.Ordinal);
        double[] back = wcs.WorldToPixel(wcs.PixelToWorld(3, 4, 5));
        Assert.Equal([3, 4, 5], back.Select(value => Math.Round(value, 7)));
    }

    [Theory]
    [InlineData("PV2_1=0.01", "PV2_m")]
    [InlineData("A_ORDER=3", "A_ORDER")]
    [InlineData("B_ORDER=3", "B_ORDER")]
    [InlineData("A_ORDER=2; B_ORDER=2; A_2_0=1E-6", "-SIP")]
    public void What_is_doubtful_is_said(string cards, string warning) =>
        Assert.Contains(WcsText.Wcs(WcsText.Tan + WcsText.Cd + cards).Warnings, text => text.Contains(warning, StringComparison.Ordinal));

    [Fact]
    public void A_drizzled_image_may_name_the_reference_files_of_its_exposures()
    {
        // As in the headers of astrodrizzle's single-file products.
        var wcs = WcsText.Wcs(WcsText.Tan + WcsText.Cd + "D2IMFILE='iref$y7b1516hi_d2i.fits'; NPOLFILE='N/A'; IDCTAB='iref$w3m18525i_idc.fits'");
        AssertSame(WcsText.Wcs(WcsText.Tan + WcsText.Cd), wcs);
    }

    [Fact]
    public void PV_keywords_that_repeat_the_defaults_are_no_distortion()
    {
        string cards = WcsText.Tan + WcsText.Cd + "PV1_0=0.0; PV1_1=0.0; PV1_2=90.0; PV1_3=180.0; PV1_4=12.0";
        AssertSame(WcsText.Wcs(WcsText.Tan + WcsText.Cd), WcsText.Wcs(cards));
    }

    [Fact]
    public void The_locale_of_the_reader_does_not_matter()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("sv-SE");
            // √0.00344736 = 0.0587″; atan2(CD1_2, CD2_2) = atan(0.8 / 1.4) = 29.74°; 53.16° / 15 = 3.544 h
            Assert.Equal("TAN, ICRS, 0.0587″/px, +y at PA 29.74°, centred on 03h32m38.400s −27°47′24.00″", WcsText.Wcs(WcsText.Tan + WcsText.Cd).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static void Refused(string cards, string keyword)
    {
        const string origin = "x.fits, HDU 0: ";
        string message = Assert.Throws<WcsException>(() => WcsText.Wcs(cards)).Message;
        Assert.StartsWith(origin, message, StringComparison.Ordinal);
        Assert.DoesNotContain("HDU 0", message[origin.Length..], StringComparison.Ordinal);
        Assert.Contains(keyword, message, StringComparison.Ordinal);
    }

    private static void AssertSame(Wcs expected, Wcs actual)
    {
        Assert.Equal(expected.ReferencePixel, actual.ReferencePixel);
        Assert.Equal(expected.ReferenceSky, actual.ReferenceSky);
        Assert.Equal(expected.Cd, actual.Cd);
        Assert.Equal(expected.Frame, actual.Frame);
    }

    // The cards, with those of the second list in place of theirs.
    private static string Merge(string cards, string changes)
    {
        string[] changed = [.. changes.Split(';').Select(Keyword)];
        return string.Join(';', cards.Split(';').Where(card => !changed.Contains(Keyword(card)))) + ";" + changes;

        static string Keyword(string card) => card.Split('=')[0].Trim();
    }
}
