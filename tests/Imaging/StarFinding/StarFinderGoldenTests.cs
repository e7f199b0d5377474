using System.Globalization;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Against tables of IRAF's definitions made by photutils.</summary>
public sealed class StarFinderGoldenTests
{
    [Theory]
    [InlineData("08.0", "1.0", 20)]
    [InlineData("08.0", "1.5", 28)]
    [InlineData("08.0", "2.0", 30)]
    [InlineData("10.0", "1.0", 12)]
    [InlineData("10.0", "1.5", 16)]
    [InlineData("10.0", "2.0", 20)]
    public void Stars_among_a_hundred_Gaussians_are_those_of_the_reference(string threshold, string fwhm, int count)
    {
        var options = new StarFinderOptions { FwhmPx = Number(fwhm), Threshold = Number(threshold) };
        var stars = StarFinder.Find(HundredGaussians.Image(), options);
        Assert.Equal(count, stars.Count);
        AssertSame(SharedData.Path("photometry", "conformance", $"daofind_test_thresh{threshold}_fwhm0{fwhm}.txt"), ' ', stars, 1e-13);
    }

    [Fact]
    public void Limits_take_away_or_add_stars()
    {
        // photutils: test_daofind_exclude_border, …_sharpness and …_peakmax
        var image = HundredGaussians.Image();
        var options = new StarFinderOptions { FwhmPx = 1.5, Threshold = 7 };
        var wide = options with { SharpLow = -2, SharpHigh = 2, RoundLow = -2, RoundHigh = 2 };
        Assert.Equal(102, StarFinder.Find(image, wide).Count);
        Assert.Equal(37, StarFinder.Find(image, wide with { PeakMax = 20 }).Count);
        Assert.Equal(19, StarFinder.Find(image, new() { FwhmPx = 2, Threshold = 10, ExcludeBorder = true }).Count);
    }

    [Fact]
    public void Stars_of_the_simulated_exposure_are_those_of_the_reference()
    {
        var data = FitsFile.Open(SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz")).Image("SCI");
        var background = FitsFile.Open(SharedData.Path("photometry", "sim", "background.fits.gz")).FirstImage();
        var image = new Image<double>(1000, 1000, data.Read<double>()) - new Image<double>(1000, 1000, background.Read<double>());
        var stars = StarFinder.Find(image.Map(p => double.IsNaN(p) ? 0 : p), new() { FwhmPx = 1.8, Threshold = 0.25 });
        AssertSame(SharedData.Path("photometry", "sim", "daofind.csv"), ',', stars, 1e-6);
    }

    private static void AssertSame(string table, char separator, IReadOnlyList<Star> stars, double tolerance)
    {
        string[][] rows = [.. File.ReadLines(table).Select(line => line.Split(separator))];
        int[] columns =
            [.. new[] { "xcentroid", "ycentroid", "sharpness", "roundness1", "roundness2", "peak", "flux", "mag" }.Select(c => Array.IndexOf(rows[0], c))];
        Assert.Equal(rows.Length - 1, stars.Count);
        foreach (var (row, s) in rows.Skip(1).Zip(stars))
        {
            double[] expected = [.. columns.Select(c => Number(row[c]))];
            double[] found = [s.X, s.Y, s.Sharpness, s.Roundness1, s.Roundness2, s.Peak, s.Flux, s.Magnitude];
            double[] relative = [.. found.Zip(expected, (f, e) => (f - e) / Math.Max(1, Math.Abs(e)))];
            TestImages.AssertClose(new double[relative.Length], relative, tolerance);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
