using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>What may be done to a finished map.</summary>
public sealed class HalphaPostProcessingTests
{
    // post.json of the reference case, bgsub_default50_25: of the background that the published module subtracts.
    [Fact]
    public void The_background_of_the_reference_map_is_the_published_one()
    {
        var map = HstImage.Read(SharedData.Path("contsub", "caseA", "current", "simgal_hst_ha.fits.gz"));
        var background = map.Science - HalphaPostProcessing.SubtractBackground(map).Science;
        Assert.Equal(6.974326, RobustStatistics.Median(background), 1e-4);
        Assert.Equal(3485047.19, background.Sum(), 20.0);
    }

    [Fact]
    public void A_hole_and_a_hit_are_filled_and_the_rest_is_left_alone()
    {
        var map = Noise();
        for (int y = 30; y < 34; y++) for (int x = 40; x < 44; x++) map.Science[x, y] = -300;
        map.Science[80, 25] = 900;
        var filled = HalphaPostProcessing.Apply(map, "ic").Science;
        Assert.True(filled[42, 32] > -30);
        Assert.True(filled[80, 25] < 100);
        int changed = Enumerable.Range(0, filled.Pixels.Length).Count(i => filled.Pixels[i] != map.Science.Pixels[i]);
        Assert.InRange(changed, 17, 60);
        Assert.Equal(map.Science.Pixels, HalphaPostProcessing.Apply(map, "").Science.Pixels);
    }

    [Fact]
    public void An_unknown_step_is_refused_by_its_letter()
    {
        Refused("bx", "'x' is no step");
        Refused("s", "mask of stars");

        static void Refused(string steps, string message) => Assert.Contains(message,
            Assert.Throws<ArgumentException>(() => HalphaPostProcessing.Apply(Noise(), steps)).Message, StringComparison.Ordinal);
    }

    private static HstImage Noise()
    {
        var header = new global::HstNotebooks.Fits.Header();
        global::HstNotebooks.Astrometry.Wcs.Tan(new(50, 30), new(24.17, 15.78), 0.04).WriteTo(header);
        var error = new Image<float>(120, 70).MapInPlace(_ => 10);
        return new() { Science = WhiteNoise.Add(new Image<float>(120, 70), 10, 3), Error = error, Header = header };
    }
}
