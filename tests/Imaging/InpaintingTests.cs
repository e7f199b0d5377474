using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class InpaintingTests
{
    // A pixel in the corner, a line inside, the opposite corner.
    private static readonly Image<bool> Holes = TestImages.Mask(
        "#........", "#........", ".........", "...####..", ".........", "........#");

    private static readonly Image<bool> Everywhere = TestImages.Filled(9, 6, true);

    [Theory]
    [InlineData(0.75, new[] { 1.01112872, 1.87193432, 11.21347342, 14.004667, 16.40674, 18.95977773, 10.08506716 })]
    [InlineData(1, new[] { 1.15095616, 2.0459564, 11.34916014, 13.96457078, 16.50333962, 18.77945977, 9.10194452 })]
    public void With_zeros_outside_holes_get_what_astropy_gives_them(double sigmaPx, double[] expected)
    {
        // astropy 5.2.1, convolve(image, Gaussian2DKernel(sigma), boundary='fill')
        var filled = Inpainting.Interpolate(Surface(), Holes, sigmaPx, 1, new() { Edge = EdgePolicy.Zero });
        TestImages.AssertClose(expected, filled.Select(Holes), 2e-8);
        Assert.Equal(Surface().Select(Holes.Not()), filled.Select(Holes.Not()));
    }

    [Fact]
    public void A_constant_stays_constant_to_the_border()
    {
        var filled = Inpainting.Interpolate(TestImages.Filled(9, 6, 3.0), Holes, 1, 1);
        TestImages.AssertClose([.. Enumerable.Repeat(3.0, 54)], filled.Pixels, 1e-14);
    }

    [Fact]
    public void Missing_pixels_stay_missing_and_holes_are_filled()
    {
        var image = Surface();
        image[4, 0] = double.NaN;
        image[4, 3] = double.NaN;   // in a hole
        var filled = Inpainting.Interpolate(image, Holes, 1, 2);
        Assert.Equal([.. image.Pixels.Select(double.IsNaN)], [.. filled.Pixels.Select(double.IsNaN)]);
    }

    [Fact]
    public void A_coverage_says_where_there_are_values()
    {
        var image = TestImages.Filled(30, 20, double.NaN);
        image[10, 9] = 2;
        var none = new Image<bool>(30, 20);
        Assert.Equal(1, Inpainting.Interpolate(image, none, 1, 2).Pixels.Count(double.IsFinite));
        // Each pass reaches 4 pixels to either side, in y up to the border at 17.
        Assert.Equal(17 * 17,
            Inpainting.Interpolate(image, none, 1, 2, new() { Coverage = TestImages.Filled(30, 20, true) }).Pixels.Count(double.IsFinite));
        var coverage = TestImages.RandomMask(30, 20, 0.5, 1);
        var filled = Inpainting.Interpolate(image, none, 1, 9, new() { Coverage = coverage });
        Assert.All(filled.Select(coverage.Not()), v => Assert.True(double.IsNaN(v)));
    }

    [Fact]
    public void A_wide_hole_closes_pass_by_pass()
    {
        var image = TestImages.Uniform(41, 33, 2).ToFloat();
        var hole = new Image<bool>(41, 33);
        for (int y = 6; y < 27; y++) hole.Row(y)[10..31].Fill(true);
        int[] left = [.. Enumerable.Range(1, 3).Select(passes => Inpainting.Interpolate(image, hole, 1, passes).Pixels.Count(float.IsNaN))];
        Assert.Equal([13 * 13, 5 * 5, 0], left);
    }

    [Fact]
    public void Bad_arguments_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Inpainting.Interpolate(Surface(), new Image<bool>(6, 9), 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Inpainting.Interpolate(Surface(), Holes, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Inpainting.Interpolate(Surface(), Holes, 1, 0));
        Assert.Throws<ArgumentException>(() => Inpainting.Interpolate(Surface(), Holes, 1, 1, new() { Edge = EdgePolicy.Reflect }));
        Assert.Throws<ArgumentException>(() => Inpainting.Interpolate(Surface(), Holes, 1, 1, new() { Coverage = new(6, 9) }));
        Assert.Equal(54, Inpainting.Interpolate(Surface(), Everywhere, 1, 5).Pixels.Count(double.IsNaN));
    }

    [Fact]
    public void Negatives_grow_by_steps_or_as_a_whole()
    {
        var image = TestImages.Filled(11, 7, 1f);
        image[5, 3] = 0;
        image[0, 0] = float.NaN;
        Assert.Equal(
            ["...........", ".....#.....", "....###....", "...#####...", "....###....", ".....#.....", "..........."],
            TestImages.Draw(IntensityNegatives.AtOrBelow(image, 0)));
        for (int x = 3; x < 8; x++) image[x, 3] = x == 5 ? 1 : -2;
        image[4, 3] = -9;
        image[5, 2] = -2;
        image[4, 2] = -2;
        image[6, 2] = -2;
        image[4, 4] = -2;
        image[5, 4] = -2;
        // The gap at (5, 3) is closed.
        Assert.Equal(["...........", "...........", "....###....", "...#####...", "....##.....", "...........", "..........."],
            TestImages.Draw(IntensityNegatives.Connected(image, 1)));
    }

    // y² / 2 + 3x − xy / 4
    private static Image<double> Surface() =>
        new(9, 6, [.. Enumerable.Range(0, 54).Select(i => 0.5 * (i / 9) * (i / 9) + 3 * (i % 9) - 0.25 * (i % 9) * (i / 9))]);
}
