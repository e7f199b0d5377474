using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>From the sky to the pixel, where distortion leaves no formula for it.</summary>
public sealed class WcsInverseTests
{
    // x + 10⁻³ x² / 2 about the centre of 1000 pixels folds over at x = −1000: 500 px beyond the left edge.
    private const string Folding = "NAXIS1=1000; NAXIS2=400; CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=501.0;"
        + "CRPIX2=201.0; CRVAL1=10.0; CRVAL2=20.0; CD1_1=-1E-5; CD2_2=1E-5; A_ORDER=2; B_ORDER=2; A_2_0=5E-4; B_1_1=1E-5";

    // x − 4·10⁻⁷ x³ folds over at |x| = 913, 400 px beyond either edge.
    private const string Barrel = "NAXIS1=1000; NAXIS2=400; CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=501.0; CRPIX2=201.0;"
        + "CRVAL1=10.0; CRVAL2=20.0; CD1_1=-1E-5; CD2_2=1E-5; A_ORDER=3; B_ORDER=3; A_3_0=-4E-7; B_0_3=-4E-7";

    [Fact]
    public void Pixels_of_strong_SIP_come_back() => ComesBack(WcsText.Wcs(WcsSamples.Sip), 4096, 2048, 60);

    [Fact]
    public void Pixels_of_TPV_come_back() => ComesBack(WcsText.Wcs(WcsSamples.Tpv), 2000, 1000, 100);

    [Fact]
    public void Pixels_of_TNX_and_of_plates_come_back()
    {
        ComesBack(WcsText.Wcs(WcsSamples.Tnx), 900, 700, 100);
        ComesBack(WcsText.Wcs(WcsSamples.Plate), 1000, 1000, 100);
    }

    [Fact]
    public void Pixels_of_lookup_tables_come_back()
    {
        var file = WcsText.Saved(WcsSamples.WithTables());
        ComesBack(Wcs.FromHdu(file[0], file), 64, 48, 20);
    }

    private static void ComesBack(Wcs wcs, double width, double height, double margin)
    {
        var random = new Random(12);
        for (int i = 0; i < 3000; i++)
        {
            double x = random.NextDouble() * (width + 2 * margin) - margin, y = random.NextDouble() * (height + 2 * margin) - margin;
            var pixel = new PixelPoint(x, y);
            var back = wcs.SkyToPixel(wcs.PixelToSky(pixel));
            Assert.True(Math.Abs(back.X - pixel.X) + Math.Abs(back.Y - pixel.Y) < 1e-6, $"{pixel} → {back}");
        }
    }

    [Fact]
    public void Steps_in_a_table_are_crossed()
    {
        // A step of 0.2 px within one pixel, of the older D2IM.
        var row = Enumerable.Range(0, 64).Select(i => i < 30 ? 0f : 0.2f).ToArray();
        var image = ImageHdu.Create(new byte[64 * 48], 64, 48, WcsText.Header(WcsText.Tan + WcsText.Cd + "AXISCORR=1"));
        var table = ImageHdu.Create(row, [64], WcsText.Header("EXTNAME='D2IMARR'; EXTVER=1"));
        var file = WcsText.Saved(image, table);
        ComesBack(Wcs.FromHdu(file[0], file), 64, 48, 5);
    }

    [Theory]
    [InlineData(Folding, 500)]
    [InlineData(Barrel, 4000)]
    [InlineData(WcsSamples.Sip, 0)]
    [InlineData(WcsSamples.Tpv, 0)]
    public void Where_the_distortion_folds_over_there_is_the_right_pixel_or_none(string cards, int atLeastLost)
    {
        var wcs = WcsText.Wcs(cards);
        var (plain, centre) = (wcs.WithoutDistortion(), wcs.ReferencePixel);
        var random = new Random(3);
        int lost = 0;
        for (int i = 0; i < 5000; i++)
        {
            double x = centre.X + 6000 * (random.NextDouble() - 0.5), y = centre.Y + 3000 * (random.NextDouble() - 0.5);
            var sky = plain.PixelToSky(new PixelPoint(x, y));
            var pixel = wcs.SkyToPixel(sky);
            Assert.Equal(double.IsNaN(pixel.X), double.IsNaN(pixel.Y));
            if (double.IsNaN(pixel.X)) lost++;
            else Assert.InRange(wcs.PixelToSky(pixel).SeparationTo(sky).Arcsec, 0, 1e-6 * wcs.PixelScaleArcsec);
        }
        Assert.InRange(lost, atLeastLost, 4800);
    }

    [Theory]
    [InlineData(Folding)]
    [InlineData(Barrel)]
    public void Inside_an_image_that_folds_over_outside_every_pixel_comes_back(string cards) => ComesBack(WcsText.Wcs(cards), 1000, 400, 20);

    [Theory]
    [InlineData(WcsSamples.Sip)]
    [InlineData(WcsSamples.Tpv)]
    [InlineData(WcsText.Tan + WcsText.Cd)]
    [InlineData(Folding)]
    public void What_has_no_pixel_is_counted(string cards)
    {
        var wcs = WcsText.Wcs(cards);
        var (here, other) = (wcs.ReferenceSky, new SkyPoint(wcs.ReferenceSky.Ra + 180, -wcs.ReferenceSky.Dec));
        double[] ra = [here.Ra, other.Ra, double.NaN, here.Ra, here.Ra, double.PositiveInfinity];
        double[] dec = [here.Dec, other.Dec, here.Dec, double.NaN, here.Dec, here.Dec];
        double[] x = new double[6], y = new double[6];
        Assert.Equal(4, wcs.SkyToPixel(ra, dec, x, y));
        Assert.Equal([false, true, true, true, false, true], x.Select(double.IsNaN));
        Assert.Equal([false, true, true, true, false, true], y.Select(double.IsNaN));
        Assert.Equal(2, wcs.PixelToSky([1, double.NaN, 3], [double.NaN, 2, 3], x.AsSpan(0, 3), y.AsSpan(0, 3)));
        Assert.Equal([true, true, false], x.Take(3).Select(double.IsNaN));
        Assert.Equal([true, true, false], y.Take(3).Select(double.IsNaN));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(513)]
    [InlineData(5000)]
    public void Many_points_in_any_order_give_what_one_gives(int count)
    {
        var random = new Random(count);
        foreach (string cards in new[] { WcsSamples.Sip, WcsSamples.Tpv, Folding, WcsText.Tan + WcsText.Cd })
        {
            var wcs = WcsText.Wcs(cards);
            double[] x = [.. Enumerable.Range(0, count).Select(_ => 5000 * random.NextDouble() - 900)];
            double[] y = [.. x.Select(_ => 3000 * random.NextDouble() - 900)];
            double[] ra = [.. x], dec = [.. y];
            Assert.Equal(0, wcs.PixelToSky(ra, dec, ra, dec));
            double[] backX = [.. ra], backY = [.. dec];
            int lost = wcs.SkyToPixel(backX, backY, backX, backY);
            Assert.Equal(lost, backX.Count(double.IsNaN));
            for (int i = 0; i < count; i += Math.Max(1, count / 100))
            {
                Assert.Equal(wcs.PixelToSky(new PixelPoint(x[i], y[i])), new SkyPoint(ra[i], dec[i]));
                var one = wcs.SkyToPixel(new SkyPoint(ra[i], dec[i]));
                Assert.Equal(double.IsNaN(one.X), double.IsNaN(backX[i]));
                // Both are within the accuracy of the inverse.
                double difference = Math.Abs(one.X - backX[i]) + Math.Abs(one.Y - backY[i]);
                Assert.True(double.IsNaN(one.X) || difference < 4e-7, $"{one}: {backX[i]}, {backY[i]}");
            }
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var wcs = WcsText.Wcs(WcsSamples.Sip);
        var (ra, dec) = wcs.PixelGridToSky(1030, 97, 1);
        var (raThreaded, decThreaded) = wcs.PixelGridToSky(1030, 97, 7);
        Assert.Equal(ra, raThreaded);
        Assert.Equal(dec, decThreaded);
        var (x, y) = wcs.SkyToPixel(ra, dec, 1);
        var (xThreaded, yThreaded) = wcs.SkyToPixel(ra, dec, 7);
        Assert.Equal(x, xThreaded);
        Assert.Equal(y, yThreaded);
        double[] spanX = new double[x.Length], spanY = new double[x.Length];
        wcs.SkyToPixel(ra, dec, spanX, spanY);
        Assert.Equal(x, spanX);
        Assert.Equal(y, spanY);
    }
}
