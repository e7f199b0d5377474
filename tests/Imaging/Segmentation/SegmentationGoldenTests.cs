using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Label maps of simulated images, pixel by pixel as photutils 1.6 and 0.6 give them.</summary>
public sealed class SegmentationGoldenTests
{
    private static readonly Image<double> Kernel3 = Kernel.Gaussian(2.5, 3);
    private static readonly BackgroundMeshOptions Boxes100 = new() { BoxWidth = 100, BoxHeight = 100 };

    [Fact]
    public void Thresholds_of_a_rotated_exposure_agree()
    {
        var image = Exposure();
        Assert.Equal(0.011335867225881372, DetectionThreshold.Global(image, 1, background: 0).Value!.Value, 1e-15);
        var threshold = DetectionThreshold.Global(image, BackgroundMesh.Estimate(image, Boxes100), 2).ToImage(1000, 1000);
        Assert.Equal(75214.2719891771, threshold.Sum(), 1e-7);
        Assert.Equal(0.07558089288742403, threshold[0, 0], 1e-14);
        Assert.Equal(0.07615248601678476, threshold[999, 999], 1e-14);
    }

    [Fact]
    public void Sources_of_a_rotated_exposure_agree() => AssertSame("segm_npix75", Detect(Exposure(), NanPolicy.Propagate, 75));

    [Fact]
    public void Missing_pixels_that_are_interpolated_make_two_more_sources()
    {
        var image = Exposure();
        var poisoned = Detect(image, NanPolicy.Propagate, 75);
        var interpolated = Detect(image, NanPolicy.Interpolate, 75);
        Assert.Equal(105, interpolated.Pixels.Max());
        Assert.Equal(215, Enumerable.Range(0, image.Pixels.Length).Count(i => poisoned.Pixels[i] > 0 != interpolated.Pixels[i] > 0));
        var preserved = Detect(image, NanPolicy.Preserve, 75);
        Assert.DoesNotContain(Enumerable.Range(0, image.Pixels.Length), i => float.IsNaN(image.Pixels[i]) && preserved.Pixels[i] != 0);
    }

    [Theory]
    [InlineData("deblend_v16", DeblendRules.Photutils16, 60, 3, 0.4)]
    [InlineData("deblend_v06", DeblendRules.Photutils06, 60, 3, 0.4)]
    [InlineData("deblend_v16_fine", DeblendRules.Photutils16, 10, 32, 0.001)]
    public void Overlapping_sources_of_a_rotated_exposure_agree(
        string golden, DeblendRules rules, int minPixels, int levels, double contrast)
    {
        var options = new DeblendOptions
        {
            Rules = rules, MinPixels = minPixels, Levels = levels, Contrast = contrast, Kernel = Kernel3, Nan = NanPolicy.Propagate,
        };
        AssertSame(golden, Deblending.Split(Exposure(), ReadLabels("segm_npix75"), options));
    }

    [Fact]
    public void The_chain_of_photutils_06_agrees()
    {
        var image = Exposure();
        var background = BackgroundMesh.Estimate(image, Boxes100 with { Expansion = MeshExpansion.CornerPixels });
        var clip = new SigmaClipOptions { MaxIterations = int.MaxValue };
        var threshold = DetectionThreshold.Global(image, background, 2, clip: clip);
        var labels = Detection.Segments(image, threshold, new() { Kernel = Kernel3, Nan = NanPolicy.Propagate, MinPixels = 75 });
        AssertSame("v06chain_segm", labels);
        AssertSame("v06chain_deblend", Deblending.Split(image, labels, new()
        {
            Rules = DeblendRules.Photutils06, MinPixels = 60, Levels = 3, Contrast = 0.4, Kernel = Kernel3, Nan = NanPolicy.Propagate,
        }));
    }

    [Fact]
    public void A_hundred_Gaussians_agree()
    {
        var image = HundredGaussians.Image();
        var background = BackgroundMesh.Estimate(image, new() { BoxWidth = 50, BoxHeight = 50 });
        var (subtracted, kernel) = (background.SubtractFrom(image), HundredGaussians.Kernel());
        var labels = Detection.Segments(subtracted, DetectionThreshold.PerPixel(background.Rms<double>(), 1.5),
            new() { Kernel = kernel, MinPixels = 10 });
        AssertSame("100g_segm", labels, "conformance");
        AssertSame("100g_deblend", Deblending.Split(subtracted, labels, new() { Kernel = kernel, MinPixels = 10 }), "conformance");
    }

    private static Image<int> Detect(Image<float> image, NanPolicy nan, int minPixels)
    {
        var threshold = DetectionThreshold.Global(image, BackgroundMesh.Estimate(image, Boxes100), 2);
        return Detection.Segments(image, threshold, new() { Kernel = Kernel3, Nan = nan, MinPixels = minPixels });
    }

    private static Image<float> Exposure() =>
        new(1000, 1000, FitsFile.Open(SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz")).Image("SCI").Read<float>());

    private static Image<int> ReadLabels(string name, string folder = "sim")
    {
        var hdu = FitsFile.Open(SharedData.Path("photometry", folder, name + ".fits.gz")).FirstImage();
        return new((int)hdu.Shape[0], (int)hdu.Shape[1], hdu.Read<int>());
    }

    private static void AssertSame(string golden, Image<int> labels, string folder = "sim")
    {
        var expected = ReadLabels(golden, folder);
        Assert.Equal(expected.Pixels.Max(), labels.Pixels.Max());
        Assert.Equal(0, Enumerable.Range(0, expected.Pixels.Length).Count(i => expected.Pixels[i] != labels.Pixels[i]));
    }
}
