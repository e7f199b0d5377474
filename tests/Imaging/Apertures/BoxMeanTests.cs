using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Means in rectangles about positions.</summary>
public sealed class BoxMeanTests
{
    [Fact]
    public void A_box_inside_a_covered_image_is_covered_and_beyond_the_border_is_not()
    {
        var mask = TestImages.Filled(50, 40, true);
        // The image begins at −0.5: of a box of 10 about 0, and about its last column, 5.5 are inside.
        double[] covered = BoxMean.Measure(mask, [(20, 17), (20.3, 17.9), (0, 17), (49, 0), (-30, 17), (double.NaN, 3)], 10, 10);
        TestImages.AssertClose([1, 1, 0.55, 0.55 * 0.55, 0, double.NaN], covered, 1e-14);
        Assert.Equal(50 * 40 / 1e6, BoxMean.Measure(mask, [(25, 20)], 1000, 1000)[0], 1e-15);
    }

    [Fact]
    public void A_pixel_counts_with_its_area_in_the_box()
    {
        var counts = new Image<ushort>(7, 9);
        counts[3, 5] = 12;
        // The box of 2.5 × 1.5 about (4.6, 4.2) is from 3.35 to 5.85, 3.45 to 4.95: 0.15 × 0.45 of that pixel.
        Assert.Equal(12 * 0.15 * 0.45 / (2.5 * 1.5), BoxMean.Measure(counts, [(4.6, 4.2)], 2.5, 1.5)[0], 1e-14);
        // A box that lies within the pixel.
        Assert.Equal(12, BoxMean.Measure(counts, [(3.1, 4.9)], 0.3, 0.4)[0], 1e-12);
    }

    [Theory]
    [InlineData(10.3, 9.8, 2, 2)]
    [InlineData(5.77, 8.123, 7.4, 3.9)]
    [InlineData(0.2, 17.9, 6, 5)]
    [InlineData(8.05, 4.45, 0.5, 0.2)]
    public void Subpixels_count_where_their_centres_are_inside(double x, double y, double width, double height)
    {
        var counts = new Image<ushort>(21, 18);
        for (int i = 0; i < counts.Pixels.Length; i++) counts.Pixels[i] = (ushort)(i * 7919 % 100);
        double sum = 0;
        for (int j = 0; j < 18 * 32; j++)
        {
            for (int i = 0; i < 21 * 32; i++)
            {
                double dx = (i + 0.5) / 32 - 0.5 - x, dy = (j + 0.5) / 32 - 0.5 - y;
                if (Math.Abs(dx) < width / 2 && Math.Abs(dy) < height / 2) sum += counts[i / 32, j / 32] / 1024.0;
            }
        }
        Assert.Equal(sum / (width * height), BoxMean.Measure(counts, [(x, y)], width, height, BoxSampling.Subpixels)[0], 1e-12);
    }

    [Fact]
    public void Weights_of_a_rectangle_are_those_of_photutils()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("photometry", "unit_goldens.json")));
        var box = golden.RootElement.GetProperty("rect_exact_subpix32");
        double[][] weights = box.GetProperty("weights").Deserialize<double[][]>()!;
        int[] corner = [.. box.GetProperty("bbox").EnumerateArray().Select(e => e.GetInt32())];
        var position = (box.GetProperty("x").GetDouble(), box.GetProperty("y").GetDouble());
        for (int j = 0; j < 3; j++)
        {
            for (int i = 0; i < 3; i++)
            {
                var point = new Image<bool>(20, 22);
                point[corner[0] + i, corner[2] + j] = true;
                Assert.Equal(weights[j][i], 4 * BoxMean.Measure(point, [position], 2, 2, BoxSampling.Subpixels)[0], 1e-15);
            }
        }
    }

    [Fact]
    public void Boxes_without_size_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxMean.Measure(new Image<bool>(3, 4), [(1, 1)], 0, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => BoxMean.Measure(new Image<ushort>(3, 4), [(1, 1)], 5, double.NaN));
    }
}
