using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class CosmicRaysTests
{
    // Several tiles, the last ones narrow and low.
    private const int Width = 517, Height = 203;

    private static readonly CosmicRayOptions Options = new() { ReadNoise = 4 };

    [Theory]
    [InlineData(Width, Height, 4.5, 0.3, 5, MedianShape.Full)]
    [InlineData(Width, Height, 4.5, 0.3, 5, MedianShape.Separable)]
    [InlineData(Width, Height, 1.5, 0.2, 1, MedianShape.Separable)]
    [InlineData(250, 70, 1.5, 0.2, 1, MedianShape.Full)]
    [InlineData(9, 70, 4.5, 0.3, 5, MedianShape.Full)]
    [InlineData(241, 5, 3, 0.3, 2, MedianShape.Full)]
    [InlineData(6, 4, 1, 0.3, 1, MedianShape.Full)]
    public void The_mask_is_that_of_the_algorithm_written_out(
        int width, int height, double sigClip, double sigFrac, double objLim, MedianShape medians)
    {
        var options = Options with { SigClip = sigClip, SigFrac = sigFrac, ObjLim = objLim, Medians = medians };
        var (image, _) = Exposure(width, height, hits: width * height / 200);
        var (mask, counts) = LaplacianEdgesOracle.Detect(image, options);
        var found = CosmicRays.Detect(image, options);
        Assert.Equal(counts, found.CountPerIteration);
        Assert.Equal(TestImages.Draw(mask), TestImages.Draw(found.Mask));
        Assert.True(mask.CountTrue() > 0);
    }

    [Theory]
    [InlineData(Width, Height, CosmicRayPsfModel.Gaussian, 7)]
    [InlineData(250, 70, CosmicRayPsfModel.Moffat, 25)]
    [InlineData(11, 70, CosmicRayPsfModel.GaussianY, 5)]
    public void The_fine_structure_by_convolution_is_that_of_the_algorithm_written_out(
        int width, int height, CosmicRayPsfModel model, int size)
    {
        var options = Options with { ObjLim = 2, Psf = new() { Model = model, SizePx = size } };
        var (image, _) = Exposure(width, height, hits: width * height / 200);
        var (mask, counts) = LaplacianEdgesOracle.Detect(image, options);
        var found = CosmicRays.Detect(image, options);
        Assert.Equal(counts, found.CountPerIteration);
        Assert.Equal(TestImages.Draw(mask), TestImages.Draw(found.Mask));
        Assert.True(mask.CountTrue() > 0);
    }

    [Theory]
    [InlineData(MedianShape.Full, CosmicRaySemantics.VanDokkum)]
    [InlineData(MedianShape.Separable, CosmicRaySemantics.AstroScrappy)]
    public void Hits_are_found_and_stars_are_kept(MedianShape medians, CosmicRaySemantics semantics)
    {
        var (image, truth) = Exposure(Width, Height, hits: 300);
        var found = CosmicRays.Detect(image, Options with { Medians = medians, Semantics = semantics }).Mask;
        Assert.InRange((double)found.And(truth).CountTrue() / truth.CountTrue(), 0.95, 1);
        Assert.InRange((double)found.And(truth.Not()).CountTrue() / found.CountTrue(), 0, 0.15);
    }

    [Theory]
    [InlineData(CosmicRayCleaning.MaskedMedian)]
    [InlineData(CosmicRayCleaning.MaskedMean)]
    [InlineData(CosmicRayCleaning.InverseDistance)]
    [InlineData(CosmicRayCleaning.Median)]
    public void Only_hits_are_replaced_and_by_the_sky_about_them(CosmicRayCleaning cleaning)
    {
        var image = TestImages.Filled(40, 30, 100f);
        image[20, 11] = image[0, 29] = 5000;
        var found = CosmicRays.Detect(image, Options with { Cleaning = cleaning });
        Assert.Equal(2, found.Mask.CountTrue());
        Assert.Equal(TestImages.Filled(40, 30, 100f).Pixels, found.Cleaned.Pixels);
        Assert.Equal(5000, image[20, 11]);
        Assert.Equal([2, 2], found.CountPerIteration);
    }

    [Fact]
    public void Missing_pixels_are_not_flagged_and_do_not_spread()
    {
        var (image, truth) = Exposure(Width, Height, hits: 300);
        var without = CosmicRays.Detect(image, Options).Mask;
        var missing = TestImages.RandomMask(Width, Height, 0.002, 3);
        for (int y = 0; y < Height; y++) missing.Row(y)[300..340].Fill(true);
        missing[17, 5] = true;
        var holed = image.Where(missing.Not(), float.NaN);
        holed[17, 5] = float.PositiveInfinity;
        var found = CosmicRays.Detect(holed, Options);
        Assert.Equal(0, found.Mask.And(missing).CountTrue());
        Assert.Equal(holed.Select(found.Mask.Not()), found.Cleaned.Select(found.Mask.Not()));
        Assert.DoesNotContain(false, found.Cleaned.Select(found.Mask).Select(float.IsFinite));
        // Away from the missing pixels nothing changes.
        var far = Morphology.Dilate(missing, Footprint.Box(17, 17)).Not();
        Assert.Equal(without.And(far).Pixels, found.Mask.And(far).Pixels);
        // Beside them hits are still found, and little else.
        var good = missing.Not();
        Assert.InRange(found.Mask.And(truth).CountTrue(), 0.95 * truth.And(good).CountTrue(), truth.CountTrue());
        Assert.InRange(found.Mask.And(truth.Not()).CountTrue(), 0, 1.1 * without.And(truth.Not()).CountTrue());
    }

    [Theory]
    [InlineData(CosmicRaySemantics.VanDokkum)]
    [InlineData(CosmicRaySemantics.AstroScrappy)]
    public void The_result_is_the_same_bits_for_any_number_of_threads(CosmicRaySemantics semantics)
    {
        var (image, _) = Exposure(Width, Height, hits: 1500);
        var options = Options with { Semantics = semantics, Cleaning = CosmicRayCleaning.MaskedMean };
        var variance = image.Map(p => Math.Max(p, 0) + 16);
        var one = TestImages.WithThreads(1, () => CosmicRays.Detect(image, options, variance));
        var many = TestImages.WithThreads(7, () => CosmicRays.Detect(image, options, variance));
        Assert.Equal(one.Mask.Pixels, many.Mask.Pixels);
        Assert.Equal(one.Cleaned.Pixels, many.Cleaned.Pixels);
        Assert.Equal(one.CountPerIteration, many.CountPerIteration);
    }

    [Fact]
    public void The_unit_of_the_image_does_not_matter_when_its_variance_is_given()
    {
        var (image, _) = Exposure(Width, Height, hits: 300);
        var variance = TestImages.Filled(Width, Height, 60f + 16);
        var electrons = CosmicRays.Detect(image, Options, variance);
        const float unit = 1f / (1 << 20);
        var small = CosmicRays.Detect(unit * image, Options, unit * unit * variance);
        Assert.Equal(electrons.Mask.Pixels, small.Mask.Pixels);
        Assert.True(electrons.Mask.CountTrue() > 300);
    }

    [Fact]
    public void A_masked_pixel_is_not_flagged_nor_used()
    {
        var image = TestImages.Filled(40, 30, 100f);
        image[20, 11] = image[30, 20] = 5000;
        image[31, 20] = 4000;
        var mask = new Image<bool>(40, 30);
        mask[20, 11] = mask[31, 20] = true;
        var found = CosmicRays.Detect(image, Options, mask: mask);
        Assert.Equal([(30, 20)], Enumerable.Range(0, 1200).Where(i => found.Mask.Pixels[i]).Select(i => (i % 40, i / 40)));
        Assert.Equal(100, found.Cleaned[30, 20]);
        Assert.Equal(5000, found.Cleaned[20, 11]);
    }

    [Fact]
    public void A_saturated_star_is_left_alone_and_a_bright_hit_is_not()
    {
        var image = TestImages.Filled(60, 50, 100f);
        for (int y = 20; y < 27; y++) image.Row(y)[30..37].Fill(60000);
        image[10, 10] = 60000;
        var options = Options with { SaturationLevel = 50000 };
        Assert.Equal((10, 10, 1, 1), CosmicRays.Detect(image, options).Mask.BoundingBox());
        Assert.True(CosmicRays.Detect(image, Options).Mask.CountTrue() > 1);
    }

    [Fact]
    public void Sharp_point_sources_are_kept_at_every_position_within_a_pixel()
    {
        const double fwhm = 1.77;
        var image = new Image<float>(160, 150);
        for (int n = 0; n < 100; n++) AddStar(image, 12 + 15 * (n % 10) % 140 + n % 10 / 10.0, 9 + 13 * (n / 10) + n / 10 / 10.0, 40, fwhm);
        var variance = image.Map(p => 1e-4f + p / 1500);
        Assert.Equal(0, CosmicRays.Detect(image, CosmicRayOptions.ForDrizzled(fwhm), variance).Mask.CountTrue());
        // Measured with scipy.ndimage on the same profile; at the least limit on the fine structure these sources are not safe.
        Assert.Equal(2 * 1.7909, CosmicRayOptions.ForDrizzled(fwhm).ObjLim, 0.01);
        Assert.True(CosmicRays.Detect(image, new() { ObjLim = 1 }, variance).Mask.CountTrue() > 0);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        var image = new Image<float>(7, 5);
        var e = Assert.Throws<ArgumentException>(() => CosmicRays.Detect(image, new() { SigClip = 0, Gain = double.NaN, Iterations = 0 }));
        Assert.Contains("SigClip", e.Message, StringComparison.Ordinal);
        Assert.Contains("Gain", e.Message, StringComparison.Ordinal);
        Assert.Contains("Iterations", e.Message, StringComparison.Ordinal);
        var psf = new CosmicRayPsf { FwhmPx = -1, SizePx = 8, Beta = double.NaN, Model = (CosmicRayPsfModel)9 };
        string message = Assert.Throws<ArgumentException>(() => CosmicRays.Detect(image, new() { Psf = psf })).Message;
        Assert.All(["FwhmPx is -1", "SizePx is 8", "Beta is NaN", "Model 9"], fault => Assert.Contains(fault, message, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => CosmicRays.Detect(image, variance: new Image<float>(5, 7)));
        Assert.Throws<ArgumentOutOfRangeException>(() => CosmicRayOptions.ForDrizzled(1));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => CosmicRays.Detect(image, cancellation: cancelled.Token));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(3, 1)]
    public void Tiny_and_empty_images_have_no_hits(int width, int height)
    {
        Assert.Equal(0, CosmicRays.Detect(TestImages.Filled(width, height, 3f)).Mask.CountTrue());
        Assert.Equal(0, CosmicRays.Detect(TestImages.Filled(width, height, float.NaN)).Mask.CountTrue());
    }

    // Sky of 60 electrons, read noise 4, stars of FWHM 2.5 pixels, and tracks of 1 to 6 pixels of 200 to 3000 electrons.
    private static (Image<float> Image, Image<bool> Hits) Exposure(int width, int height, int hits)
    {
        var random = new Random(11);
        var image = TestImages.Filled(width, height, 60f);
        for (int n = 0; n < width * height / 2000; n++)
        {
            AddStar(image, width * random.NextDouble(), height * random.NextDouble(), 400 / (0.02 + random.NextDouble()), 2.5);
        }
        foreach (ref float p in image.Pixels.AsSpan())
        {
            double gauss = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            p += (float)(Math.Sqrt(p + 16) * gauss);
        }
        var truth = new Image<bool>(width, height);
        for (int n = 0; n < hits; n++)
        {
            double x = random.Next(width), y = random.Next(height), angle = Math.PI * random.NextDouble(), length = random.Next(1, 7);
            for (int step = 0; step < length; step++)
            {
                int u = (int)Math.Round(x + step * Math.Cos(angle)), v = (int)Math.Round(y + step * Math.Sin(angle));
                if (u < 0 || v < 0 || u >= width || v >= height) continue;
                image[u, v] += (float)(200 + 2800 * random.NextDouble());
                truth[u, v] = true;
            }
        }
        return (image, truth);
    }

    // Integrated over pixels, by the mean of 10 × 10 points.
    private static void AddStar(Image<float> image, double x, double y, double flux, double fwhmPx)
    {
        double sigma = Fwhm.ToSigma(fwhmPx);
        for (int v = Math.Max(0, (int)y - 7); v <= Math.Min(image.Height - 1, (int)y + 7); v++)
        {
            for (int u = Math.Max(0, (int)x - 7); u <= Math.Min(image.Width - 1, (int)x + 7); u++)
                image[u, v] += (float)(flux * Share(u - x) * Share(v - y));
        }

        double Share(double d) =>
            Enumerable.Range(0, 10).Average(i => Math.Exp(-0.5 * Math.Pow((d + (i - 4.5) / 10) / sigma, 2))) / (sigma * Math.Sqrt(2 * Math.PI));
    }
}
