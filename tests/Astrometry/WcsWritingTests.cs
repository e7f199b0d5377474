using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>A WCS that was written is the one that is read.</summary>
public sealed class WcsWritingTests
{
    [Theory]
    [MemberData(nameof(WcsSamples.Names), MemberType = typeof(WcsSamples))]
    public void What_is_written_into_any_header_is_read_back(string name)
    {
        var header = WcsText.Header(WcsSamples.CardsOf(name));
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
        var file = WcsText.Saved(WcsSamples.WithTables());
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
        foreach (var image in file.Hdus.OfType<ImageHdu>())
        {
            bool isTable = image.Name is "WCSDVARR" or "D2IMARR";
            if (isTable || !Wcs.Alternates(image.Header).Contains(' ') || !Wcs.FromHdu(image, file).HasDistortion) continue;
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
        var written = WcsText.Saved(hdus);
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
        var header = WcsText.Header(WcsText.Tan + WcsText.Cd + "WCSNAME='caf\u00e9'");
        RefusesToWrite(Wcs.FromHeader(header), header, ' ', "WCSNAME");
        Assert.Throws<WcsException>(() => Wcs.Copy(header, ' ', 'A'));
        Assert.Equal([' '], Wcs.Alternates(header));
    }
}
