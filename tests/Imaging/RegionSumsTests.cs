using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class RegionSumsTests
{
    // Labels with a gap, a region of a missing pixel only (9), and none (-1 and -7).
    private static readonly Image<int> Labels = new(5, 3, [-1, 0, 0, 7, 7, -1, 0, 0, 7, 9, -7, -1, 0, -1, -1]);

    private static readonly Image<float> Values = new(5, 3, [50, 1, 2, -4, 6, 50, float.NaN, 3, 2, float.NaN, 50, 50, 4, 50, 50]);

    [Fact]
    public void A_small_example_can_be_followed_by_hand()
    {
        var error = new Image<float>(5, 3, [.. Enumerable.Repeat(2f, 15)]);
        var sums = RegionSums.Measure(Labels, Values, error);
        Assert.Equal([0, 7, 9], sums.Select(s => s.Id));
        // 1 + 2 + 3 + 4 of five pixels, one of them missing; √(4 · 2²); Σ f x / Σ f = (1 + 4 + 6 + 8) / 10.
        Assert.Equal(new RegionSum(0, 10, 4, 5, 4, 1, 4, 1.9, 1.1), sums[0]);
        // The negative pixel has no weight in the centre: (6 · 4 + 2 · 3) / 8.
        Assert.Equal(new RegionSum(7, 4, Math.Sqrt(12), 3, 3, -4, 6, 3.75, 0.25), sums[1]);
        Assert.Equal(new RegionSum(9, 0, double.NaN, 1, 0, double.NaN, double.NaN, double.NaN, double.NaN), sums[2]);
        Assert.Equal(0.8, sums[0].Coverage, 1e-12);
    }

    [Fact]
    public void Regions_and_background_add_up_to_the_whole()
    {
        var (labels, image) = Random(301, 217);
        var background = RegionSums.Measure(labels.Map(l => l < 0 ? 0 : -1), image);
        double regions = RegionSums.Measure(labels, image).Sum(s => s.Sum);
        Assert.Equal(image.Sum(), regions + background[0].Sum, 1e-8);
        Assert.Equal(image.Pixels.Length, RegionSums.Measure(labels, image).Sum(s => s.Count) + background[0].Count);
    }

    [Fact]
    public void Each_region_is_what_a_plain_loop_gives()
    {
        var (labels, image) = Random(97, 211);
        foreach (var s in RegionSums.Measure(labels, image, image))
        {
            double sum = 0, squares = 0, light = 0, x = 0, y = 0;
            for (int i = 0; i < image.Pixels.Length; i++)
            {
                double v = image.Pixels[i];
                if (labels.Pixels[i] != s.Id || !double.IsFinite(v)) continue;
                sum += v;
                squares += v * v;
                light += Math.Max(0, v);
                x += Math.Max(0, v) * (i % 97);
                y += Math.Max(0, v) * (i / 97);
            }
            Assert.Equal(sum, s.Sum, 1e-9);
            Assert.Equal(Math.Sqrt(squares), s.Error, 1e-9);
            Assert.Equal(x / light, s.X, 1e-9);
            Assert.Equal(y / light, s.Y, 1e-9);
        }
    }

    [Fact]
    public void Threads_do_not_change_a_bit()
    {
        var (labels, image) = Random(130, 700);
        var one = TestImages.WithThreads(1, () => RegionSums.Measure(labels, image, image));
        Assert.Equal(one, TestImages.WithThreads(5, () => RegionSums.Measure(labels, image, image)));
    }

    [Fact]
    public void A_pixel_without_an_error_leaves_the_error_of_its_region_unknown()
    {
        var error = Values.Map(v => v == 3 ? float.NaN : 1);
        var sums = RegionSums.Measure(Labels, Values, error);
        Assert.True(double.IsNaN(sums[0].Error));
        Assert.Equal(Math.Sqrt(3), sums[1].Error, 1e-12);
        Assert.True(double.IsNaN(RegionSums.Measure(Labels, Values)[1].Error));
    }

    [Fact]
    public void The_largest_label_takes_no_more_room_than_the_smallest() =>
        Assert.Equal(int.MaxValue, RegionSums.Measure(new(2, 1, [int.MaxValue, int.MinValue]), new Image<float>(2, 1)).Single().Id);

    [Fact]
    public void An_empty_image_has_no_region_and_shapes_must_agree()
    {
        Assert.Empty(RegionSums.Measure(new(0, 4), new Image<float>(0, 4)));
        Assert.Throws<ArgumentException>(() => RegionSums.Measure(Labels, new Image<float>(3, 5)));
        Assert.Throws<ArgumentException>(() => RegionSums.Measure(Labels, Values, new Image<float>(3, 5)));
    }

    // Runs of a few labels, some of them none; some pixels missing.
    private static (Image<int>, Image<float>) Random(int width, int height)
    {
        var random = new Random(7);
        var values = TestImages.Uniform(width, height, 3).Map(v => v > 2.8 ? float.NaN : (float)v);
        var labels = new Image<int>(width, height);
        for (int i = 0, label = 0; i < labels.Pixels.Length; i++)
        {
            if (random.Next(6) == 0) label = random.Next(-2, 40);
            labels.Pixels[i] = label;
        }
        return (labels, values);
    }
}
