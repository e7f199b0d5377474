using System.Text.Json;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Against a run of the original workflow on the real UDF stamps (its one change: np.int → int).</summary>
public sealed class StandardMapsGoldenTests
{
    private static readonly StandardMapsOptions Original = new(Fidelity.Original);

    [Theory]
    [InlineData("3")]
    [InlineData("15")]
    [InlineData("m3")]
    public void Original_fidelity_reproduces_masks_exactly_and_maps_to_1e_10(string name)
    {
        var stamps = StampSet.Open(SharedData.Path("udf"));
        var maps = StandardMaps.Galaxy(stamps, name, Original);
        var masks = FitsFile.Open(SharedData.Path("udf", "golden", $"{name}_masks.fits"));
        Assert.Equal(masks.Image("SEGMASK").Read<bool>(), maps.Mask.Segment.Pixels);
        Assert.Equal(masks.Image("DILATED").Read<bool>(), maps.Mask.Grown.Pixels);
        Assert.Equal(masks.Image("IMGMASK").Read<bool>(), maps.Mask.Image.Pixels);
        foreach (var map in maps.Maps.Where(m => m.Band != "160"))
        {
            AssertClose(Golden($"{name}_{map.Band}_lowres.fits"), map.Signal.Pixels, $"{name} {map.Band} signal");
            AssertClose(Golden($"{name}_{map.Band}_variance_lowres.fits"), map.Variance.Pixels, $"{name} {map.Band} variance");
        }
    }

    [Theory]
    [InlineData("3")]
    [InlineData("15")]
    [InlineData("m3")]
    public void Band_160_is_the_identity_that_the_original_never_wrote(string name)
    {
        var maps = StandardMaps.Galaxy(StampSet.Open(SharedData.Path("udf")), name, Original);
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("udf", "golden", "golden.json")));
        var expected = golden.RootElement.GetProperty("galaxies").GetProperty(name).GetProperty("band160_identity");
        Assert.Equal(expected.GetProperty("flux_sum").GetDouble(), maps["160"].FluxOut, 1e-4);
        Assert.Equal(expected.GetProperty("flux_max").GetDouble(), maps["160"].Signal.Pixels.Max(), 1e-7);
        Assert.Equal(1, maps["160"].Variance.Sum() / expected.GetProperty("var_sum").GetDouble(), 1e-6);
    }

    // (segmentation, dilated, image) pixel counts and keys of all eleven, from the specification of the workflow.
    [Theory]
    [InlineData("3", 24353, 9243, 10369, 2603)]
    [InlineData("15", 10345, 7497, 8139, 2036)]
    [InlineData("37", 9791, 3166, 3583, 897)]
    [InlineData("912", 5082, 3725, 4141, 1085)]
    [InlineData("919", 23037, 3107, 3440, 864)]
    [InlineData("937", 7734, 5424, 6101, 1523)]
    [InlineData("943", 22950, 2453, 2807, 701)]
    [InlineData("982", 22509, 2809, 3114, 777)]
    [InlineData("1002", 25458, 1723, 1991, 495)]
    [InlineData("m3", 24353, 16040, 17742, 4016)]
    [InlineData("m943", 22950, 8716, 9416, 2939)]
    public void Keys_and_mask_sizes_are_the_published_ones(string name, int key, int segment, int dilated, int image)
    {
        var stamps = StampSet.Open(SharedData.Path("udf"));
        var merger = stamps.Mergers.GetValueOrDefault(name);
        string galaxy = merger?.Galaxy ?? name;
        var mask = ObjectMask.Of(stamps.SegmentMap(galaxy), stamps.Science(galaxy, "160"), MaskRule.Dilated, merger?.CompanionKey);
        Assert.Equal((key, segment, dilated, image), (mask.Keys[0], mask.Segment.CountTrue(), mask.Grown.CountTrue(), mask.Image.CountTrue()));
    }

    [Fact]
    public void All_81_sky_values_are_the_shipped_ones()
    {
        var stamps = StampSet.Open(SharedData.Path("udf"));
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("udf", "golden", "sky.json")));
        var levels = SkyMeasurement.MeasureAll(stamps, stamps.Galaxies, new SkyOptions(Fidelity.Original));
        Assert.Equal(81, levels.Count);
        foreach (var level in levels)
        {
            var expected = golden.RootElement.GetProperty($"{level.Galaxy}_{level.Band}");
            Assert.Equal(expected.GetProperty("sky").GetDouble(), level.Level, 1e-17);
            Assert.Equal(expected.GetProperty("n").GetInt32(), level.Count);
            Assert.Equal(1, level.Std / expected.GetProperty("std").GetDouble(), 1e-5);   // the original sums in single precision
        }
    }

    [Fact]
    public void All_65_PSF_fits_agree_with_the_original_to_1e_6()
    {
        var stamps = StampSet.Open(SharedData.Path("udf"));
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("udf", "golden", "psf_fits.json")));
        var fits = PsfMeasurement.MeasureAll(stamps).SelectMany(b => b.Stars).ToDictionary(s => (s.Star, s.Band, s.ScaleMas));
        Assert.Equal(65, fits.Count);
        foreach (var star in golden.RootElement.EnumerateArray())
        {
            var ours = fits[(Text("star"), Text("band"), int.Parse(Text("case"), System.Globalization.CultureInfo.InvariantCulture))];
            Assert.Equal(star.GetProperty("nmask").GetInt32(), ours.Fit.Count);
            var fit = star.GetProperty("fit");
            Assert.Equal(1, ours.Fit.SigmaPx / Math.Abs(fit.GetProperty("sigma").GetDouble()), 1e-6);
            Assert.Equal(1, ours.Fit.Amplitude / fit.GetProperty("A").GetDouble(), 1e-6);
            Assert.Equal(fit.GetProperty("col0").GetDouble(), ours.Fit.X, 1e-5);
            Assert.Equal(fit.GetProperty("row0").GetDouble(), ours.Fit.Y, 1e-5);

            string Text(string property) => star.GetProperty(property).GetString()!;
        }
    }

    // Sums of the original's bilinear mapping of whole HST stamps onto the 8 times oversampled MUSE grid of galaxy 3.
    [Theory]
    [InlineData("160", 60, 1329.916693672131)]
    [InlineData("814", 30, 140.77028725787966)]
    public void Bilinear_mapping_onto_the_MUSE_grid_gives_the_originals_sums(string band, int scaleMas, double sum)
    {
        var stamps = StampSet.Open(SharedData.Path("udf"));
        var muse = OiiMap.Read(stamps, "3");
        var science = stamps.Science("3", band, scaleMas);
        var mapped = Resampling.Bilinear(science.Science.ToDouble(), PixelMaps.Between(muse.Wcs.Oversampled(8), science.Wcs), 248, 248, 0.0);
        Assert.Equal(1, mapped.Sum() / sum, 1e-9);
    }

    private static double[] Golden(string name) => FitsFile.Open(SharedData.Path("udf", "golden", name)).FirstImage().Read<double>();

    private static void AssertClose(double[] expected, double[] actual, string what)
    {
        double floor = 1e-12 * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(actual[i] - expected[i]) <= 1e-10 * Math.Abs(expected[i]) + floor, $"{what}, pixel {i}: {actual[i]:R} instead of {expected[i]:R}");
        }
    }
}
