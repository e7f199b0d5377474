using System.Globalization;
using System.Text.Json;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The sky in rings, and radial profiles.</summary>
public sealed class AnnulusTests
{
    private static readonly SigmaClipOptions NoClipping = new() { MaxIterations = 0 };

    [Theory]
    [InlineData(PixelMembership.Centre, 393)]
    [InlineData(PixelMembership.AnyOverlap, 493)]
    public void A_ring_has_as_many_pixels_as_in_photutils(PixelMembership membership, int count)
    {
        var image = TestImages.Filled(60, 45, 2f);
        var sky = AnnulusStatistics.Measure(image, [(20.3, 19.8)], 10, 15, NoClipping, membership)[0];
        Assert.Equal((count, 2, 2, 0), (sky.Count, sky.Mean, sky.Median, sky.Std));
    }

    [Fact]
    public void Membership_is_that_of_the_exact_areas()
    {
        foreach (var (x, y) in new[] { (11.0, 9.0), (10.5, 9.5), (3.3, 17.2), (11.31, 9.9) })
        {
            var point = new Image<float>(23, 19);
            for (int i = 0; i < point.Pixels.Length; i++)
            {
                point.Pixels[i] = 1;
                bool overlaps = ApertureSum.Measure(point, [(x, y)], [Aperture.Annulus(3, 5)])[0][0].Sum > 0;
                Assert.Equal(overlaps, AnnulusStatistics.Measure(point, [(x, y)], 3, 5, NoClipping, PixelMembership.AnyOverlap)[0].Mean > 0);
                double distance = double.Hypot(i % 23 - x, i / 23 - y);
                bool isInside = distance >= 3 && distance < 5;
                Assert.Equal(isInside, AnnulusStatistics.Measure(point, [(x, y)], 3, 5, NoClipping)[0].Mean > 0);
                point.Pixels[i] = 0;
            }
        }
    }

    [Fact]
    public void Stars_in_the_ring_are_clipped_and_missing_pixels_left_out()
    {
        var random = new Random(7);
        var image = new Image<float>(71, 53).Map(_ => (float)(random.NextDouble() + 10));
        foreach (int x in new[] { 44, 47, 48 }) image[x, 26] = 500;
        image[35, 38] = float.NaN;
        var sky = AnnulusStatistics.Measure(image, [(35, 26), (-100, 0), (double.NaN, 3)], 8, 14);
        Assert.Equal(3, sky[0].Rejected);
        Assert.InRange(sky[0].Median, 10.4, 10.6);
        Assert.Equal((0, double.NaN), (sky[1].Count, sky[1].Median));
        Assert.Equal((0, double.NaN), (sky[2].Count, sky[2].Median));
        var mask = new Image<bool>(71, 53);
        mask[44, 26] = true;
        Assert.Equal((sky[0].Count, 2), AnnulusStatistics.Measure(image, [(35, 26)], 8, 14, mask: mask)[0] is var s ? (s.Count, s.Rejected) : default);
    }

    [Fact]
    public void Sums_and_sky_of_the_simulated_exposure_are_those_of_the_reference()
    {
        var hdu = FitsFile.Open(SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz")).Image("SCI");
        var image = new Image<float>(1000, 1000, hdu.Read<float>());
        string[][] rows = [.. File.ReadLines(SharedData.Path("photometry", "sim", "photometry_table.csv")).Select(l => l.Split(','))];
        var positions = rows.Skip(1).Select(r => (Cell(r, "xcenter"), Cell(r, "ycenter"))).ToArray();
        var sums = ApertureSum.Measure(image, positions, [2.0, 4, 6, 8, 10]);
        var clip = new SigmaClipOptions { Centre = ClipCentre.Mean, MaxIterations = int.MaxValue };
        var sky = AnnulusStatistics.Measure(image, positions, 10, 15, clip, PixelMembership.AnyOverlap);
        for (int i = 0; i < positions.Length; i++)
        {
            for (int k = 0; k < 5; k++) AssertRelative(Cell(rows[i + 1], $"countrate_{2 * k + 2}"), sums[i][k].Sum, 1e-12);
            AssertRelative(Cell(rows[i + 1], "back"), sky[i].Median, 1e-12);
            AssertRelative(Cell(rows[i + 1], "back_std"), sky[i].Std, 1e-12);
            Assert.Equal(Cell(rows[i + 1], "back_npix"), sky[i].Count);
        }

        double Cell(string[] row, string name) => double.Parse(row[Array.IndexOf(rows[0], name)], CultureInfo.InvariantCulture);
        static void AssertRelative(double expected, double found, double tolerance)
        {
            if (!(double.IsNaN(expected) && double.IsNaN(found))) Assert.Equal(0, (found - expected) / expected, tolerance);
        }
    }

    [Fact]
    public void Areas_of_pixels_are_those_of_the_reference()
    {
        using var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("photometry", "unit_goldens.json")));
        foreach (var circle in golden.RootElement.GetProperty("circle_exact").EnumerateArray().Where(c => c.GetProperty("weights").ValueKind == JsonValueKind.Array))
        {
            double x = Number(circle, "x"), y = Number(circle, "y"), radius = Number(circle, "r");
            double[][] rows = circle.GetProperty("weights").Deserialize<double[][]>()!;
            int width = rows[0].Length, stride = (width + 3) / 4 * 4;
            var disc = new DiscOverlap();
            disc.Place(radius, Number(circle, "ixmin") - 0.5 - x, stride, Number(circle, "iymin") - 0.5 - y, rows.Length);
            var areas = new double[rows.Length * stride];
            disc.Rows(0, rows.Length, stride, areas);
            for (int j = 0; j < rows.Length; j++) TestImages.AssertClose(rows[j], areas.AsSpan(j * stride, width).ToArray(), 1e-13);
        }

        static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
    }

    [Fact]
    public void A_profile_is_the_mean_of_the_finite_pixels_in_each_ring()
    {
        var image = new Image<float>(61, 43);
        for (int y = 0; y < 43; y++) for (int x = 0; x < 61; x++) image[x, y] = 3 * x - y + 7;
        image[33, 20] = float.NaN;
        // A plane has its own value at the centre as the mean of every ring about it, but for the missing pixel.
        double[] whole = RadialProfile.Mean(image.Map(p => float.IsNaN(p) ? 3 * 33 - 20 + 7 : p), 30, 20, [0, 1, 2.5, 10]);
        TestImages.AssertClose([77, 77, 77], whole, 1e-9);
        double[] profile = RadialProfile.Mean(image, 30, 20, [0.0, 1, 2, 8, 14]);
        Assert.Equal([77, 77], profile[..2].Select(p => Math.Round(p, 9)));
        double area = Math.PI * (64 - 4);
        Assert.Equal((77 * area - 86) / (area - 1), profile[2], 1e-9);
        Assert.Equal([double.NaN, double.NaN], RadialProfile.Mean(image, -50, 0, [0.0, 1, 2]));
    }

    [Fact]
    public void Rings_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AnnulusStatistics.Measure(new Image<float>(3, 4), [], 5, 5));
        Assert.Throws<ArgumentException>(() => RadialProfile.Mean(new Image<float>(3, 4), 0, 0, [0.0, 2, 2]));
        Assert.Throws<ArgumentException>(() => RadialProfile.Mean(new Image<float>(3, 4), 0, 0, [1.0]));
    }
}
