using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>A WCS that was written is the one that is read.</summary>
public sealed class WcsWritingTests
{
    public static TheoryData<string> Samples => [.. WcsSamples.Linear.Concat(WcsSamples.Distorted).Select(sample => sample.Name).Distinct()];

    private static string Cards(string name) => WcsSamples.Linear.Concat(WcsSamples.Distorted).First(sample => sample.Name == name).Cards;

    [Theory]
    [MemberData(nameof(Samples))]
    public void What_is_written_into_any_header_is_read_back(string name)
    {
        var header = WcsText.Header(Cards(name));
        var wcs = Wcs.FromHeader(header);
        if (name is "TNX" or "DSS")
        {
            RefusesToWrite(wcs, header, ' ', name);
            RefusesToWrite(wcs, header, 'B', name);
            return;
        }
        var empty = new Header();
        wcs.WriteTo(empty);
        WcsAssert.Same(wcs, Wcs.FromHeader(empty));
        wcs.WriteTo(header);
        WcsAssert.Same(wcs, Wcs.FromHeader(header));
        wcs.WriteTo(header, 'Q');
        WcsAssert.Same(wcs, Wcs.FromHeader(header, alternate: 'Q'));
        WcsAssert.Same(wcs, Wcs.FromHeader(header));
    }

    private static void RefusesToWrite(Wcs wcs, Header header, char alternate, string named)
    {
        string[] before = [.. header.Select(card => card.ToString())];
        var error = Assert.Throws<WcsException>(() => wcs.WriteTo(header, alternate));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, header.Select(card => card.ToString()));
    }

    [Fact]
    public void Every_header_is_written_and_read_back()
    {
        int written = 0, refused = 0;
        foreach (string path in Directory.EnumerateFiles(SharedData.Path("wcs", "headers"), "*.hdr").Order(StringComparer.Ordinal))
        {
            var header = WcsTableTests.Header(path);
            foreach (char alternate in Wcs.Alternates(header))
            {
                // The drafts of distortions of alternates are refused when read.
                if (header.Contains("CPDIS1" + alternate) || header.Contains("CQDIS1" + alternate)) continue;
                var wcs = Wcs.FromHeader(header, alternate: alternate);
                if (wcs.Distortion is "TNX" or "ZPX" or "DSS plate solution")
                {
                    RefusesToWrite(wcs, header, alternate, wcs.Distortion);
                    refused++;
                    continue;
                }
                var (empty, same) = (new Header(), header.Clone());
                wcs.WriteTo(empty);
                WcsAssert.Same(wcs, Wcs.FromHeader(empty), path);
                wcs.WriteTo(same, alternate);
                WcsAssert.Same(wcs, Wcs.FromHeader(same, alternate: alternate), path);
                written++;
            }
        }
        Assert.InRange(written, 55, 200);
        Assert.Equal(3, refused);
    }

    [Fact]
    public void Tables_are_written_along_and_found_again()
    {
        var file = Saved(WcsSamples.WithTables());
        Assert.Equal("SIP order 4 + NPOL + D2IM", Wcs.FromHdu(file[0], file).Distortion);
        RewritesWithTables(file, 0);
    }

    [Theory]
    [InlineData("acs_jbt122x8q_flc_header.fits")]
    [InlineData("dist_lookup.fits.gz")]
    [InlineData("ie6d07ujq_wcs.fits")]
    [InlineData("image_with_distortion_map.fits")]
    public void Tables_of_real_files_are_written_along(string name)
    {
        var file = FitsFile.Open(SharedData.Path("wcs", "headers", name));
        int rewritten = 0;
        foreach (var image in file.Hdus.OfType<ImageHdu>().Where(hdu => hdu.Name is not ("WCSDVARR" or "D2IMARR") && Wcs.Alternates(hdu.Header).Contains(' ')))
        {
            if (!Wcs.FromHdu(image, file).HasDistortion) continue;
            RewritesWithTables(file, image.Index);
            rewritten++;
        }
        Assert.NotEqual(0, rewritten);
    }

    private static void RewritesWithTables(FitsFile file, int hdu)
    {
        var wcs = Wcs.FromHdu(file[hdu], file);
        var image = ImageHdu.Create(new byte[6], 3, 2);
        Hdu[] hdus = [image, .. wcs.WriteTo(image.Header)];
        var written = Saved(hdus);
        WcsAssert.Same(wcs, Wcs.FromHdu(written[0], written));
    }

    [Fact]
    public void An_alternate_cannot_have_a_distortion_of_its_own()
    {
        var (distorted, plain) = (WcsText.Wcs(WcsSamples.Sip), WcsText.Wcs(WcsText.Tan + WcsText.Cd));
        RefusesToWrite(distorted, WcsText.Header(WcsText.Tan + WcsText.Cd), 'A', "SIP");
        RefusesToWrite(plain, WcsText.Header(WcsSamples.Sip), 'A', "shares SIP");
    }

    [Fact]
    public void A_text_that_FITS_cannot_hold_is_refused_before_anything_changes()
    {
        var bytes = FitsText.Hdu([.. FitsText.NoData, .. "CTYPE1  = 'RA---TAN';CTYPE2  = 'DEC--TAN';CRVAL1  = 1;CRVAL2  = 2;CDELT1  = 1;WCSNAME = 'caf\u00e9'".Split(';')]);
        var header = FitsFile.Parse(bytes, "x.fits")[0].Header;
        RefusesToWrite(Wcs.FromHeader(header), header, ' ', "WCSNAME");
        Assert.Throws<WcsException>(() => Wcs.Copy(header, ' ', 'A'));
        Assert.Equal([' '], Wcs.Alternates(header));
    }

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
        var header = WcsText.Header(WcsText.Tan + WcsText.Cd + "CTYPE1B='GLON-CAR'; CTYPE2B='GLAT-CAR'; CDELT1B=1; CDELT2B=1; PC1_2B=0.1; CRVAL1B=3; CRVAL2B=0; LONPOLEB=4; PV2_1B=7");
        Wcs.Copy(header, ' ', 'B');
        WcsAssert.Same(Wcs.FromHeader(header), Wcs.FromHeader(header, alternate: 'B'));
        Assert.DoesNotContain(header, card => card.Keyword is "CDELT1B" or "PC1_2B" or "LONPOLEB" or "PV2_1B");
    }

    [Fact]
    public void Removing_a_WCS_leaves_everything_else_in_its_order()
    {
        const string others = "OBJECT='M 31'; PA_V3=12.5; EXPTIME=100.0; CDBSFILE='no'; DATE-OBS='2001-01-01'; NPOLFILE='a.fits'; PVALUE=3";
        string mixed = "OBJECT='M 31';" + WcsSamples.Sip + "; PA_V3=12.5; WCSAXES=2; EXPTIME=100.0; CPDIS1='LOOKUP'; DP1='EXTVER: 1'; CDBSFILE='no';"
            + "D2IMDIS2='LOOKUP'; D2IM2='EXTVER: 1'; DATE-OBS='2001-01-01'; AXISCORR=1; NPOLFILE='a.fits'; CTYPE1A='RA---TAN'; CRPIX1A=4; AP_ORDER=2;"
            + "AP_1_1=1E-7; LONPOLE=180.0; RADESYS='ICRS'; EQUINOX=2000.0; PVALUE=3; A_DMAX=2.0; CROTA2=0.0; CD1_1A=2; CQDIS1A='TPV'; DQ1A='NAXES: 2'; WAT1_001='wtype=tnx'";
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
    [MemberData(nameof(Samples))]
    public void Nothing_remains_of_a_WCS_that_is_removed(string name)
    {
        var header = WcsText.Header(Cards(name));
        Wcs.RemoveFrom(header);
        Assert.Empty(Wcs.Alternates(header));
        Assert.Throws<WcsException>(() => Wcs.FromHeader(header));
        // What is left of a plate says when and where it was scanned.
        string[] allowed = ["SIMPLE", "BITPIX", "NAXIS", .. header.Select(card => card.Keyword).Where(keyword => name == "DSS" && keyword[..2] is "PP" or "XP" or "YP" or "CN" or "PL")];
        Assert.All(header, card => Assert.Contains(card.Keyword, allowed));
    }

    [Fact]
    public void Alternates_are_those_with_a_reference_point_or_a_type()
    {
        Assert.Equal([' ', 'A', 'B', 'Z'], Wcs.Alternates(WcsText.Header(WcsText.Tan + "CTYPE1Z='RA---TAN'; CRVAL2B=1.0; CRPIX1A=3; WCSNAMEQ='no'; CTYPEX='?'; CD1_1P=1")));
        Assert.Empty(Wcs.Alternates(new Header()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Wcs.FromHeader(new Header(), alternate: 'a'));
    }

    private static FitsFile Saved(Hdu[] hdus)
    {
        using var folder = new TemporaryFolder();
        FitsFile.Write(folder["x.fits"], hdus);
        return FitsFile.Parse(File.ReadAllBytes(folder["x.fits"]), "x.fits");
    }
}
