namespace HstNotebooks.Tests.Workflows;

public sealed class PixelHistogramTests
{
    private static readonly NebulaScene Scene = new();

    [Fact]
    public void Pixels_beside_the_nebulae_are_the_noise_that_was_put_in()
    {
        var histogram = PixelHistogram.OffNebulae(Scene.Hst, Scene.Mask, Scene.HstError);
        Assert.Equal(NebulaScene.HstSigma, histogram.Fit.Sigma, 0.02);
        Assert.Equal(0, histogram.Fit.Mean, 0.03);
        Assert.Equal(1, histogram.PullWidth, 0.005);
        Assert.Equal(Outcome.Pass, histogram.Verdict.Outcome);
        int background = Scene.Mask.OnGrid(Scene.Hst.Wcs, 660, 560).Background.Pixels.Count(p => p);
        Assert.InRange(histogram.Bins.Total, background * 0.9997, background * 0.9999);
    }

    [Fact]
    public void An_offset_is_seen_and_diffuse_gas_that_MUSE_sees_too_is_not_an_offset()
    {
        var raised = Scene.Hst.WithScience(Scene.Hst.Science.Map(v => v + 2));
        var histogram = PixelHistogram.OffNebulae(raised, Scene.Mask, Scene.HstError);
        Assert.Equal(0.5, histogram.Offset, 0.02);
        Assert.Equal(Outcome.Warn, histogram.Verdict.Outcome);
        // 16 HST pixels a spaxel.
        var muse = Scene.Muse.WithScience(Scene.Muse.Science.Map(v => v + 32));
        double diffuse = PixelHistogram.DiffuseLevel(muse, Scene.Mask, Scene.Hst);
        Assert.Equal(2, diffuse, 0.1);
        Assert.Equal(Outcome.Pass,
            PixelHistogram.OffNebulae(raised, Scene.Mask, Scene.HstError, new() { ExpectedMean = diffuse }).Verdict.Outcome);
    }

    [Fact]
    public void Errors_that_are_too_small_are_seen()
    {
        var small = Scene.HstError.WithScience(Scene.HstError.Science.Map(v => v / 2));
        var verdict = PixelHistogram.Of(Scene.Hst, Scene.Mask.OnGrid(Scene.Hst.Wcs, 660, 560).Background, small).Verdict;
        Assert.Equal(2, verdict.Checks.Single(c => c.Name == "noise over median error").Value, 0.02);
        Assert.Equal(Outcome.Warn, verdict.Outcome);
    }

    [Fact]
    public void What_has_no_histogram_is_refused_with_its_name()
    {
        var empty = Scene.Hst.WithScience(Scene.Hst.Science.Map(_ => float.NaN));
        Assert.Contains("hst.fits", Assert.Throws<ReductionException>(() => PixelHistogram.Of(empty)).Message, StringComparison.Ordinal);
        Assert.Throws<ReductionException>(() => PixelHistogram.Of(Scene.Hst, Scene.Muse));
        Assert.Throws<ArgumentException>(() => PixelHistogram.Of(Scene.Hst, null, new() { Bins = 1 }));
    }

    [Fact]
    public void The_figure_shows_all_and_the_peak() =>
        Assert.Contains("2 panels", PixelHistogram.Of(Scene.Hst).ToFigure().ToString(), StringComparison.Ordinal);
}
