using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Masks that cosmics.py 0.4 and astroscrappy 1.1 make of the same images.</summary>
public sealed class CosmicRayGoldenTests
{
    [Theory]
    [InlineData("single_e", 400, "single_cosmicspy_default", 1, 4.2, 5, 0.3, 5, "1106 1115 1115")]
    [InlineData("single_e", 400, "single_cosmicspy_hst", 1, 4.2, 5, 0.3, 5, "1106 1115 1115")]
    [InlineData("single_e", 400, "single_cosmicspy_repo", 1.5, 1, 1.5, 0.2, 1, "58542 68312 70654 71220 71381")]
    [InlineData("fake_data", 1001, "fake_crmask", 1, 10, 6, 1, 5, "100 100")]
    public void Masks_are_those_of_cosmics_py(
        string image, int rows, string expected, double gain, double readNoise, double sigClip, double sigFrac, double objLim,
        string counts)
    {
        var options = new CosmicRayOptions
        {
            Gain = gain, ReadNoise = readNoise, SigClip = sigClip, SigFrac = sigFrac, ObjLim = objLim,
            Iterations = 5, SaturationLevel = 50000,
        };
        var data = Read("cosmics", image + ".fits.gz");
        var found = CosmicRays.Detect(data.Crop(0, 0, data.Width, rows), options);
        Assert.Equal(counts, string.Join(' ', found.CountPerIteration));
        Assert.Equal(Read("cosmics", expected + ".fits.gz").Pixels.Select(p => p != 0), found.Mask.Pixels);
    }

    [Fact]
    public void A_drizzled_field_has_the_hits_of_cosmics_py_and_their_grown_mask()
    {
        var options = new CosmicRayOptions
        {
            Gain = 1.5, ReadNoise = 1, SigClip = 1.5, SigFrac = 0.2, ObjLim = 1, Iterations = 5, SaturationLevel = 50000,
        };
        // cosmics.py was given zeros for missing pixels.
        var image = Read("sim", "jsim01010_drc.fits.gz").Map(p => float.IsNaN(p) ? 0 : p);
        var found = CosmicRays.Detect(image, options);
        Assert.Equal([523, 531, 533, 535, 535], found.CountPerIteration);
        Assert.Equal(Read("sim", "lacosmic_mask.fits.gz").Pixels.Select(p => p != 0), found.Mask.Pixels);
        var grown = Morphology.Dilate(found.Mask, Footprint.Box(5, 5));
        Assert.Equal(4792, grown.CountTrue());
        Assert.Equal(Read("sim", "convmask.fits.gz").Pixels.Select(p => p != 0), grown.Pixels);
    }

    [Theory]
    [InlineData(CosmicRaySemantics.VanDokkum, MedianShape.Full, CosmicRayCleaning.MaskedMedian)]
    [InlineData(CosmicRaySemantics.AstroScrappy, MedianShape.Separable, CosmicRayCleaning.MaskedMean)]
    [InlineData(CosmicRaySemantics.AstroScrappy, MedianShape.Separable, CosmicRayCleaning.InverseDistance)]
    [InlineData(CosmicRaySemantics.AstroScrappy, MedianShape.Full, CosmicRayCleaning.MaskedMedian)]
    public void A_hundred_hits_are_found_exactly_and_none_is_left(
        CosmicRaySemantics semantics, MedianShape medians, CosmicRayCleaning cleaning)
    {
        var options = new CosmicRayOptions
        {
            SigClip = 6, SigFrac = 1, ReadNoise = 10, SaturationLevel = 65536,
            Semantics = semantics, Medians = medians, Cleaning = cleaning,
        };
        var found = CosmicRays.Detect(Read("cosmics", "fake_data.fits.gz"), options);
        Assert.Equal(Read("cosmics", "fake_crmask.fits.gz").Pixels.Select(p => p != 0), found.Mask.Pixels);
        Assert.Equal(0, CosmicRays.Detect(found.Cleaned, options).Mask.CountTrue());
    }

    [Theory]
    [InlineData("cosmics/single_e", "cosmics/single_scrappy_default", 4.2, 4.5, MedianShape.Separable, CosmicRayCleaning.MaskedMean, 65536)]
    [InlineData("cosmics/single_e", "cosmics/single_scrappy_hst", 4.2, 5, MedianShape.Separable, CosmicRayCleaning.MaskedMedian, 65536)]
    [InlineData("cosmics/single_e", "cosmics/single_scrappy_iraf", 4.2, 4.5, MedianShape.Full, CosmicRayCleaning.MaskedMedian,
        double.PositiveInfinity)]
    [InlineData("sim/jsim01010_drc", "sim/astroscrappy_default", 7, 4.5, MedianShape.Separable, CosmicRayCleaning.MaskedMean, 65536)]
    [InlineData("sim/jsim01010_drc", "sim/astroscrappy_hst", 7, 4.5, MedianShape.Separable, CosmicRayCleaning.MaskedMedian, 65536)]
    public void Masks_agree_with_those_of_astroscrappy(
        string image, string expected, double readNoise, double sigClip, MedianShape medians, CosmicRayCleaning cleaning, double saturation)
    {
        var options = new CosmicRayOptions
        {
            Semantics = CosmicRaySemantics.AstroScrappy, ReadNoise = readNoise, SigClip = sigClip, Medians = medians, Cleaning = cleaning,
            SaturationLevel = saturation,
        };
        var data = Read(image + ".fits.gz");
        if (image.StartsWith("sim", StringComparison.Ordinal)) data = data.Map(p => float.IsNaN(p) ? 0 : p * 1500);
        var found = CosmicRays.Detect(data, options).Mask;
        var mask = Read(expected + ".fits.gz").Map(p => p != 0);
        Assert.InRange((double)found.And(mask).CountTrue() / found.Or(mask).CountTrue(), 0.995, 1);
    }

    [Fact]
    public void A_fine_structure_by_convolution_finds_the_same_hundred_hits()
    {
        var options = new CosmicRayOptions
        {
            SigClip = 6, SigFrac = 1, ReadNoise = 10, SaturationLevel = 65536, Semantics = CosmicRaySemantics.AstroScrappy,
            Medians = MedianShape.Separable, Cleaning = CosmicRayCleaning.MaskedMean, Psf = new() { FwhmPx = Fwhm.FromSigma(3.5) },
        };
        var found = CosmicRays.Detect(Read("cosmics", "fake_data.fits.gz"), options);
        Assert.Equal(Read("cosmics", "fake_crmask.fits.gz").Pixels.Select(p => p != 0), found.Mask.Pixels);
        Assert.Equal(0, CosmicRays.Detect(found.Cleaned, options).Mask.CountTrue());
    }

    [Theory]
    [InlineData(CosmicRayPsfModel.Gaussian, 2.5, 7, 4.765, MedianShape.Separable, 223, 40644, 38830)]
    [InlineData(CosmicRayPsfModel.Gaussian, 2.5, 7, 4.765, MedianShape.Full, 343, 76123, 56771)]
    [InlineData(CosmicRayPsfModel.GaussianX, 2.5, 7, 4.765, MedianShape.Separable, 1003, 240271, 181179)]
    [InlineData(CosmicRayPsfModel.GaussianY, 2.0, 5, 4.765, MedianShape.Full, 778, 177754, 140856)]
    [InlineData(CosmicRayPsfModel.Moffat, 3.1, 9, 2.5, MedianShape.Separable, 1074, 255910, 196976)]
    [InlineData(CosmicRayPsfModel.Moffat, 3.1, 9, 2.5, MedianShape.Full, 1036, 259053, 191690)]
    public void Hits_by_convolution_are_those_of_astroscrappy(
        CosmicRayPsfModel model, double fwhmPx, int sizePx, double beta, MedianShape medians, int count, int sumOfX, int sumOfY)
    {
        // astroscrappy 1.1.0 with fsmode='convolve'; its mask by the number of pixels and the sums of their coordinates
        var options = new CosmicRayOptions
        {
            ReadNoise = 4.2, SaturationLevel = 65536, Semantics = CosmicRaySemantics.AstroScrappy, Medians = medians,
            Cleaning = CosmicRayCleaning.MaskedMean, Psf = new() { Model = model, FwhmPx = fwhmPx, SizePx = sizePx, Beta = beta },
        };
        var data = Read("cosmics", "single_e.fits.gz");
        var mask = CosmicRays.Detect(data.Crop(0, 0, data.Width, 400), options).Mask;
        int[] hits = [.. Enumerable.Range(0, mask.Pixels.Length).Where(i => mask.Pixels[i])];
        Assert.Equal((count, sumOfX, sumOfY), (hits.Length, hits.Sum(i => i % mask.Width), hits.Sum(i => i / mask.Width)));
    }

    [Fact]
    public void A_background_and_a_variance_are_used_as_by_astroscrappy()
    {
        string path = SharedData.Path("photometry", "cosmics", "gmos.fits");
        var hdus = FitsFile.Open(path);
        Image<float> Plane(int i) => new(200, 150, hdus.Image(i).Read<float>());
        var options = new CosmicRayOptions
        {
            Semantics = CosmicRaySemantics.AstroScrappy, Medians = MedianShape.Separable, Cleaning = CosmicRayCleaning.MaskedMean,
            Gain = 1.933, ReadNoise = 4.24, SaturationLevel = 65536 / 1.933,
        };
        var plain = CosmicRays.Detect(Plane(1), options);
        Assert.Equal([157, 166, 169, 169], plain.CountPerIteration);
        Assert.Equal([1, 1, 74, 93], Areas(plain.Mask));
        var withBackground = CosmicRays.Detect(Plane(1), options, background: Plane(3)).Mask;
        Assert.Equal([75, 99], Areas(withBackground));
        Assert.Equal([(142, 41, 19, 31), (35, 117, 8, 30)], Boxes(withBackground));
        var withVariance = CosmicRays.Detect(Plane(1), options, Plane(2), Plane(3)).Mask;
        Assert.Equal([72, 91], Areas(withVariance));
        Assert.Equal([(142, 41, 19, 31), (35, 117, 8, 30)], Boxes(withVariance));
    }

    private static int[] Areas(Image<bool> mask) => [.. Regions(mask).Select(r => r.Area).Order()];

    private static IEnumerable<(int X, int Y, int Width, int Height)> Boxes(Image<bool> mask) =>
        Regions(mask).Select(r => (r.Box.X, r.Box.Y, r.Box.Width, r.Box.Height));

    private static LabelBox[] Regions(Image<bool> mask) => LabelBox.Of(ConnectedPixels.Label(mask, Connectivity.Four).Labels);

    private static Image<float> Read(params string[] path)
    {
        var image = FitsFile.Open(SharedData.Path(["photometry", .. path[..^1], .. path[^1].Split('/')])).FirstImage();
        return new(image.Width, image.Height, image.Read<float>());
    }
}
