using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

public sealed class MapPanelsTests
{
    private static readonly NebulaScene Scene = new(noise: false);

    // Per arcsec², so that both have common limits.
    private static HstImage Brightness(HstImage image) => image with
    {
        Science = image.Science / (float)image.Wcs.PixelAreaArcsec2, Unit = "1e-20 erg/s/cm2/arcsec2",
    };

    [Fact]
    public void Maps_of_any_grid_share_their_limits()
    {
        string text = MapPanels.Show(new MapPanelOptions(), Brightness(Scene.Muse), Brightness(Scene.Hst)).ToString();
        string[] limits = [.. System.Text.RegularExpressions.Regex.Matches(text, "-?[0-9.e+]+ to -?[0-9.e+]+").Select(m => m.Value)];
        Assert.True(limits.Length == 2 && limits[0] == limits[1], text);
    }

    [Fact]
    public void A_part_about_a_position_is_that_part_in_all_maps()
    {
        var options = new MapPanelOptions { Centre = new(24.1742, 15.7837), RadiusArcsec = 2 };
        string text = MapPanels.Show(options, Brightness(Scene.Muse), Brightness(Scene.Hst)).ToString();
        Assert.Contains("20 × 20", text, StringComparison.Ordinal);
        // The box about a square turned by 12°: 80 (cos 12° + sin 12°) pixels.
        Assert.Contains("95 × 95", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused()
    {
        Refused("pixels of", new(), Scene.Muse, Scene.Hst);
        Refused("common limits", new(), Brightness(Scene.Muse), Scene.Muse);
        Refused("line flux", new(), Scene.Muse, Scene.Muse with { Unit = "K" });
        var elsewhere = NebulaScene.Image("far.fits", Scene.Muse.Science, Wcs.Tan(new(60, 50), new(120, 60), 0.2), Scene.Muse.Unit);
        Refused("no part of the sky in common", new(), Scene.Muse, elsewhere);
        Refused("no pixel within", new() { Centre = new(24.3, 15.7837), RadiusArcsec = 2 }, Scene.Muse);
        Assert.Throws<ArgumentException>(() => MapPanels.Show(new MapPanelOptions { RadiusArcsec = -1 }, Scene.Muse));
        Assert.Throws<ArgumentException>(() => MapPanels.Show(new MapPanelOptions { Reference = 1 }, Scene.Muse));
        Assert.Throws<ArgumentException>(() => MapPanels.Show([]));
    }

    [Fact]
    public void A_map_compared_with_twice_itself_has_a_ratio_of_two()
    {
        var twice = Scene.Muse.WithScience(2f * Scene.Muse.Science);
        var comparison = MapComparison.Of(twice, Scene.Muse);
        Assert.Equal(2, comparison.MedianRatio, 1e-6);
        Assert.Equal(20, comparison.Bins.Count);
        // The nebulae of one bin have different fluxes; the median lies within the bin.
        double width = comparison.Bins[1].X - comparison.Bins[0].X;
        Assert.All(comparison.Bins.Where(b => b.Count > 0), b => Assert.InRange(b.Median / 2, b.X - 0.51 * width, b.X + 0.51 * width));
        Assert.Equal(Scene.Muse.Science.Sum(), comparison.Difference.Sum(), 1e-3);
        Assert.Contains("5 panels", comparison.ToFigure().ToString(), StringComparison.Ordinal);
        Assert.Contains("2 panels", comparison.Scatter().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_on_other_pixels_are_not_compared()
    {
        var error = Assert.Throws<ReductionException>(() => MapComparison.Of(Scene.Hst, Scene.Muse));
        Assert.Contains("not on the pixels of muse.fits", error.Message, StringComparison.Ordinal);
        var empty = Scene.Muse.WithScience(Scene.Muse.Science.Map(_ => float.NaN));
        Assert.Contains("no pixel in common", Assert.Throws<ReductionException>(() => MapComparison.Of(empty, Scene.Muse)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Statistics_are_those_of_the_finite_pixels()
    {
        var image = Scene.Muse.WithScience(new Image<float>(26, 4, [.. Enumerable.Range(0, 104).Select(i => i > 100 ? float.NaN : i)]));
        var statistics = MapStatistics.Of(image);
        Assert.Equal((50, 50, 5, 16, 84, 95),
            (statistics.Mean, statistics.Median, statistics.P5, statistics.P16, statistics.P84, statistics.P95));
        Assert.Equal(25 * RobustStatistics.SigmaPerMad, statistics.MadStd, 1e-9);
        Assert.Throws<ArgumentOutOfRangeException>(() => MapStatistics.Table([statistics], 0));
        Unit("10⁻¹⁷ erg s⁻¹", "10⁻²⁰ erg s⁻¹", 1000);
        Unit("500 × 10⁻²⁰ erg", "10⁻²⁰ erg s⁻¹", 500);
        Unit("0.1 × mJy", "mJy", 0.1);

        void Unit(string expected, string unit, double divisor) => Assert.Contains(
            expected, MapStatistics.Table([statistics with { Unit = unit }], divisor).ToString(), StringComparison.Ordinal);
    }

    private static void Refused(string said, MapPanelOptions options, params HstImage[] images) => Assert.Contains(
        said, Assert.Throws<ReductionException>(() => MapPanels.Show(options, images)).Message, StringComparison.Ordinal);
}
