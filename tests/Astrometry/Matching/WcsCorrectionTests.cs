using System.Globalization;
using System.Text.Json;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry.Matching;

public sealed class WcsCorrectionTests
{
    private static readonly AffineMap Correction = new(0.4, 1.0015, -3.4e-4, -0.7, 3.1e-4, 1.0013);

    // What a correction means: pixel → sky → plane, corrected there, → sky.
    private static double WorstPx(Wcs wcs, Wcs plane, AffineMap correction, int width, int height)
    {
        var corrected = wcs.Corrected(plane, correction);
        Assert.Equal(wcs.ReferencePixel, corrected.ReferencePixel);
        Assert.Equal(wcs.Distortion, corrected.Distortion);
        double worst = 0;
        for (int k = 0; k < 25; k++)
        {
            var pixel = new PixelPoint(k % 5 * (width - 1) / 4.0, k / 5 * (height - 1) / 4.0);
            var expected = plane.PixelToSky(correction.Apply(plane.SkyToPixel(wcs.PixelToSky(pixel))));
            worst = Math.Max(worst, expected.SeparationTo(corrected.PixelToSky(pixel)).Arcsec / wcs.PixelScaleArcsec);
        }
        return worst;
    }

    [Theory]
    [InlineData(150.1, 2.2)]
    [InlineData(0.001, -30)]
    [InlineData(77, 89.999)]
    [InlineData(300, -90)]
    public void A_drizzled_image_is_corrected_to_2e_5_pixels_anywhere_on_the_sky(double ra, double dec)
    {
        var wcs = Wcs.Tan(new(2170, 1884), new(ra, dec), 0.05, Angle.FromDegrees(23));
        var plane = Wcs.Tan(new(0, 0), wcs.PixelToSky(new(900, 3100)), 1);
        Assert.InRange(WorstPx(wcs, plane, Correction, 4341, 4102), 0, 2e-5);
        // About its own tangent point, and without a shift, there is no tilt.
        var own = Wcs.Tan(new(0, 0), wcs.ReferenceSky, 1);
        Assert.InRange(WorstPx(wcs, own, Correction, 4341, 4102), 0, 1e-5);
        Assert.InRange(WorstPx(wcs, own, Correction with { X0 = 0, Y0 = 0 }, 4341, 4102), 0, 1e-8);
        Assert.InRange(WorstPx(wcs, own, AffineMap.Identity, 4341, 4102), 0, 1e-8);
    }

    [Fact]
    public void Chips_with_SIP_keep_it_and_are_corrected_to_1e_5_pixels()
    {
        var wcs = WcsText.Wcs(WcsSamples.Sip);
        var plane = Wcs.Tan(new(0, 0), wcs.PixelToSky(new(3000, 1500)), 1);
        Assert.InRange(WorstPx(wcs, plane, Correction, 4096, 2048), 0, 1e-5);
    }

    [Fact]
    public void Chips_with_lookup_tables_are_corrected_to_1e_5_pixels()
    {
        var file = FitsFile.Open(SharedData.Path("drizzle", "input", "jtst1a01q_flc.fits.gz"));
        Wcs one = Wcs.FromHdu(file["SCI", 1], file), two = Wcs.FromHdu(file["SCI", 2], file);
        var plane = Wcs.Tan(new(0, 0), one.ReferenceSky, 1, frame: one.Frame);
        Assert.Equal("SIP order 5 + NPOL + D2IM", one.Distortion);
        Assert.InRange(WorstPx(one, plane, Correction, 768, 384), 0, 1e-5);
        Assert.InRange(WorstPx(two, plane, Correction, 768, 384), 0, 1e-5);
    }

    [Fact]
    public void Back_and_forth_is_the_same_WCS()
    {
        var wcs = Wcs.Tan(new(2170, 1884), new(359.9999, 60), 0.05, Angle.FromDegrees(-71));
        var plane = Wcs.Tan(new(0, 0), wcs.PixelToSky(new(900, 3100)), 1);
        var back = wcs.Corrected(plane, Correction).Corrected(plane, Correction.Inverse());
        Assert.True(back.IsAlignedWith(wcs, 4341, 4102, 1e-5));
    }

    [Fact]
    public void What_has_no_such_plane_is_refused()
    {
        var plane = Wcs.Tan(new(0, 0), new(30, -60), 1);
        Assert.Throws<WcsException>(() => WcsText.Wcs(WcsSamples.Tpv).Corrected(plane, Correction));
        Assert.Throws<WcsException>(() => Wcs.Tan(new(0, 0), new(30, -60), 1, frame: SkyFrame.Galactic).Corrected(plane, Correction));
        Assert.Throws<WcsException>(() => plane.Corrected(WcsText.Wcs(WcsSamples.Sip), Correction));
        Assert.Throws<WcsException>(() => plane.Corrected(plane, new AffineMap(0, 1, 1, 0, 1, 1)));
        Assert.Throws<WcsException>(() => plane.Corrected(plane, Correction with { X0 = double.NaN }));
    }

    [Fact]
    public void The_plane_is_written_over_PC_and_CDELT_and_the_rest_of_the_header_stays()
    {
        var header = WcsText.Header("CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=30.5; CRPIX2=21.25; CRVAL1=53.16; CRVAL2=-37.25;"
            + "CDELT1=-1E-5; CDELT2=1E-5; PC1_1=0.8; PC1_2=-0.6; PC2_1=0.6; PC2_2=0.8; LONPOLE=180.0; ORIENTAT=0.0; PHOTFLAM=1E-19");
        var wcs = Wcs.FromHeader(header);
        var corrected = wcs.Corrected(Wcs.Tan(new(0, 0), wcs.ReferenceSky, 1), Correction);
        corrected.WritePlaneTo(header);
        var read = Wcs.FromHeader(header);
        Assert.True(read.IsAlignedWith(corrected, 64, 48, 1e-9));
        Assert.False(read.IsAlignedWith(wcs, 64, 48, 1));
        Assert.False(header.Contains("PC1_2") || header.Contains("CDELT1"));
        Assert.Equal(1e-19, header.Double("PHOTFLAM"));
        Assert.Equal(corrected.Orientation.Degrees, header.Double("ORIENTAT"), 1e-12);
        header.Set("CRPIX1", 31.5);
        Assert.Contains("CRPIX1", Assert.Throws<WcsException>(() => corrected.WritePlaneTo(header)).Message);
    }

    // tweak.json, drc_route: drizzlepac 3.6.2 fitted rscale to the stars of the match file, printed to 1e-6 pixels.
    [Theory]
    [InlineData("F814W")]
    [InlineData("F606W")]
    public void The_WCS_after_TweakReg_follows_from_its_matches(string filter)
    {
        string folder = SharedData.Path("drizzle", "tweak");
        using var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "tweak.json")));
        var run = document.RootElement.GetProperty($"drc_route_{filter}");
        var keys = run.GetProperty("drc_keys");
        double[][] rows = [.. File.ReadLines(Path.Combine(folder, "drc_route", $"visit2b-{filter}_drc_catalog_fit.match"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..12].Select(Number).ToArray())];
        PixelPoint[] reference = [.. rows.Select(r => new PixelPoint(r[0], r[1]))];
        PixelPoint[] image = [.. rows.Select(r => new PixelPoint(r[2], r[3]))];
        var fit = LinearFit.Fit(reference, image, FitGeometry.RScale);
        double[] printed = [.. run.GetProperty("shifts")[0].EnumerateArray().Skip(1).Select(n => Number(n.GetString()!))];
        double[] fitted = [fit.Map.X0, fit.Map.Y0, (360 - fit.RotationDegrees) % 360, fit.Scale, fit.Rms.X, fit.Rms.Y];
        for (int i = 0; i < fitted.Length; i++) Assert.Equal(printed[i], fitted[i], 1.5e-6);

        Wcs before = WcsText.Wcs(Cards(keys, "A")), after = WcsText.Wcs(Cards(keys, ""));
        // The plane of F814W has the pixels of the image, about the point from which the match file counts; that of F606W is F814W,
        // aligned.
        var origin = new PixelPoint(rows[0][8] - rows[0][0] - 1, rows[0][9] - rows[0][1] - 1);
        var aligned = WcsText.Wcs(Cards(document.RootElement.GetProperty("drc_route_F814W").GetProperty("drc_keys"), ""));
        var plane = filter == "F814W" ? Wcs.Tan(new(0, 0), before.PixelToSky(origin), 0.05) : aligned;
        PixelPoint zero = filter == "F814W" ? new(0, 0) : aligned.ReferencePixel;
        var corrected = before.Corrected(plane, About(zero, fit.Map.Inverse()));
        Assert.Equal(0, corrected.ReferenceSky.SeparationTo(after.ReferenceSky).Mas, 1.5e-5);
        Assert.True(corrected.IsAlignedWith(after, 1068, 1165, 1e-5));

        // The fit counts from the reference pixel.
        static AffineMap About(PixelPoint zero, AffineMap m) =>
            m with { X0 = m.X0 + zero.X - m.Xx * zero.X - m.Xy * zero.Y, Y0 = m.Y0 + zero.Y - m.Yx * zero.X - m.Yy * zero.Y };

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

        static string Cards(JsonElement keys, string letter) => string.Join(';', "CRPIX1 CRPIX2 CRVAL1 CRVAL2 CD1_1 CD1_2 CD2_1 CD2_2".Split(' ')
            .Select(key => $"{key}={keys.GetProperty(key + letter).GetDouble().ToString("E16", CultureInfo.InvariantCulture)}")
            .Prepend("CTYPE2='DEC--TAN'").Prepend("CTYPE1='RA---TAN'"));
    }
}
