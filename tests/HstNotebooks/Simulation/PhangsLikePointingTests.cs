using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>Pointings of one simulated sky.</summary>
public sealed class PhangsLikePointingTests : IDisposable
{
    private const int Right = 70, Up = 24;
    private static readonly PhangsLikeOptions Sky = new()
    {
        Width = 240, Height = 200, SkySeed = 5, SkyWidth = 420, SkyHeight = 300, HstPixelArcsec = 0.05, HasMuse = false,
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("hst-phangs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Pointings_that_are_whole_pixels_apart_see_the_same_light_and_other_noise()
    {
        var here = Simulated("here", Sky with { Seed = 1 });
        // West is to the right.
        var there = Simulated("there", Sky with { Seed = 2, PointingEastArcsec = -Right * 0.05, PointingNorthArcsec = Up * 0.05 });
        Assert.Equal(here.Regions.Select(r => r.Flux), there.Regions.Select(r => r.Flux));
        Assert.Equal(here.Stars[0].Ra, there.Stars[0].Ra, 1e-10);

        Image<float> first = Overlap(here, "truth_ha_hst.fits", Right, Up), second = Overlap(there, "truth_ha_hst.fits", 0, 0);
        for (int i = 0; i < first.Pixels.Length; i++) Assert.Equal(1, second.Pixels[i] / first.Pixels[i], 1e-5);
        first = Overlap(here, here.Narrow.Science, Right, Up);
        second = Overlap(there, there.Narrow.Science, 0, 0);
        var difference = first.Combine(second, (a, b) => a == 0 || b == 0 ? float.NaN : a - b);
        double sigma = Math.Sqrt(2) * Sky.Narrow.NoiseElectronsPerS;
        Assert.InRange(RobustStatistics.MadStd(difference), sigma, 1.3 * sigma);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(33)]
    public void A_pointing_is_where_it_says(double orientationDeg)
    {
        var sky = Sky with { OrientationDeg = orientationDeg };
        var options = sky with { PointingEastArcsec = 6.3, PointingNorthArcsec = -2.1 };
        var (from, to) = (Middle(SimulatedGrid.Hubble(sky, sky.Narrow)), Middle(SimulatedGrid.Hubble(options, options.Narrow)));
        Assert.Equal(6.3, from.OffsetTo(to).East.Arcsec, 1e-4);
        Assert.Equal(-2.1, from.OffsetTo(to).North.Arcsec, 1e-4);
        var muse = Middle(SimulatedGrid.Muse(sky)).OffsetTo(Middle(SimulatedGrid.Muse(options)));
        Assert.Equal(6.3, muse.East.Arcsec, 1e-4);
        Assert.Equal(-2.1, muse.North.Arcsec, 1e-4);
    }

    [Fact]
    public void Sources_are_as_dense_on_a_larger_sky()
    {
        var image = Sky with { SkyWidth = null, SkyHeight = null };
        Assert.Equal(420.0 * 300 / (240 * 200), (double)Sky.ClusterCount / image.ClusterCount, 0.05);
        Assert.Contains("SkyWidth is 10,", Assert.Throws<ArgumentException>(() => (Sky with { SkyWidth = 10 }).Validate()).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_of_a_simulated_galaxy_lead_to_its_truth()
    {
        var truth = Simulated("sky", Sky);
        GalaxyFiles Files() => GalaxyFiles.Find("simgal", truth.Folder, ["F658N", "F555W", "F814W"], ["ACS", "ACS", "ACS"]);
        Assert.Equal(truth.Regions, Files().Truth!.Regions);
        Assert.Null((Files() with { Galaxy = "ngc628" }).Truth);
        File.Delete(truth.PathOf("truth.json"));
        Assert.Null(Files().Truth);
    }

    private PhangsLikeTruth Simulated(string name, PhangsLikeOptions options) =>
        PhangsLikeGalaxy.Simulate(options, Path.Combine(_folder, name));

    private static Image<float> Overlap(PhangsLikeTruth truth, string file, int x, int y) =>
        HstImage.Read(truth.PathOf(file)).Science.Crop(x, y, Sky.Width - Right, Sky.Height - Up);

    private static SkyPoint Middle(SimulatedGrid grid) => grid.Wcs.PixelToSky(new((grid.Width - 1) / 2.0, (grid.Height - 1) / 2.0));
}
