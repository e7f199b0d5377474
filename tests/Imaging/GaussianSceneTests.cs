using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class GaussianSceneTests
{
    [Theory]
    [InlineData(0.3)]
    [InlineData(1.1)]
    [InlineData(4.7)]
    public void The_sum_of_a_source_is_its_flux_wherever_its_centre_is_in_a_pixel(double sigma)
    {
        foreach (var (x, y) in new[] { (40.0, 50.0), (40.5, 50.5), (39.73, 51.18) })
            Assert.Equal(7.5, new GaussianScene([new(x, y, sigma, 7.5)], 83, 97).Render().Sum(), 1e-9);
    }

    [Fact]
    public void A_pixel_holds_the_integral_of_the_Gaussian_over_it()
    {
        const double sigma = 1.3, x0 = 10.2, y0 = 6.7;
        var image = new GaussianScene([new(x0, y0, sigma, 2)], 21, 15).Render();
        // The midpoint rule on 200 × 200 points a pixel.
        foreach (var (x, y) in new[] { (10, 7), (12, 5), (7, 9) })
        {
            double sum = 0;
            for (int i = 0; i < 200 * 200; i++)
            {
                double dx = x - 0.5 + (i % 200 + 0.5) / 200 - x0, dy = y - 0.5 + (i / 200 + 0.5) / 200 - y0;
                sum += Math.Exp(-(dx * dx + dy * dy) / (2 * sigma * sigma));
            }
            Assert.Equal(1, image[x, y] / (2 * sum / (200 * 200) / (2 * Math.PI * sigma * sigma)), 1e-5);
        }
    }

    [Fact]
    public void A_sum_over_large_pixels_is_the_large_pixel()
    {
        // The same source on pixels three times as large: no resampling, the same light.
        var fine = new GaussianScene([new(31, 28, 2.4, 5)], 60, 57).Render();
        var coarse = new GaussianScene([new(10, 9, 0.8, 5)], 20, 19).Render();
        var binned = Resampling.BlockMean(fine, 3);
        for (int i = 0; i < coarse.Pixels.Length; i++) Assert.Equal(coarse.Pixels[i], 9 * binned.Pixels[i], 1e-10);
    }

    [Fact]
    public void Sources_add_up_and_half_of_one_on_the_border_is_lost()
    {
        GaussianSource inside = new(20, 70, 2, 3), onBorder = new(-0.5, 100, 1.5, 4), outside = new(20, -90, 5, 100);
        var image = new GaussianScene([inside, onBorder, outside], 50, 150).Render();
        Assert.Equal(3 + 4 / 2.0, image.Sum(), 1e-9);
    }

    [Fact]
    public void Rows_are_the_same_in_any_order_and_for_any_number_of_threads()
    {
        var random = new Noise(5, "sources");
        var sources = Enumerable.Range(0, 300).Select(_ =>
            new GaussianSource(90 * random.Uniform(), 200 * random.Uniform(), 0.3 + 20 * random.Uniform(), random.Normal())).ToArray();
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            var one = new GaussianScene(sources, 77, 190).Render();
            Compute.Threads = 3;
            var scene = new GaussianScene(sources, 77, 190);
            Assert.Equal(one.Pixels, scene.Render().Pixels);
            double[] row = new double[77];
            scene.AddRow(131, row);
            Assert.Equal(one.Row(131).ToArray(), row);
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void A_source_that_is_none_is_refused()
    {
        GaussianSource good = new(1, 1, 1, 1);
        GaussianSource[] sources =
        [
            good with { X = double.NaN },
            good with { Y = double.PositiveInfinity },
            good with { SigmaPx = 0 },
            good with { Flux = double.NaN },
        ];
        foreach (var bad in sources) Assert.Throws<ArgumentException>(() => new GaussianScene([bad], 5, 4));
        var scene = new GaussianScene([good], 5, 4);
        Assert.Throws<ArgumentException>("row", () => scene.AddRow(0, new double[4]));
        Assert.Throws<ArgumentOutOfRangeException>("y", () => scene.AddRow(4, new double[5]));
    }
}
