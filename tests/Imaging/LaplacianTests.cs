using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class LaplacianTests
{
    [Fact]
    public void A_paraboloid_has_one_curvature_and_no_border()
    {
        var curvature = Laplacian.Of(Make(7, 5, (x, y) => 3 * x * x - 2 * y * y + 4 * x * y - x));
        for (int y = 0; y < 5; y++)
            for (int x = 0; x < 7; x++) Assert.Equal(x is 0 or 6 || y is 0 or 4 ? float.NaN : 2f, curvature[x, y]);
    }

    [Fact]
    public void A_missing_pixel_hides_its_neighbours_and_no_other()
    {
        var image = Make(7, 6, (x, y) => 1);
        image[3, 2] = float.NaN;
        var curvature = Laplacian.Of(image);
        for (int y = 1; y < 5; y++)
            for (int x = 1; x < 6; x++) Assert.Equal(Math.Abs(x - 3) + Math.Abs(y - 2) <= 1, float.IsNaN(curvature[x, y]));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(3, 1)]
    public void An_image_that_is_all_border_has_none(int width, int height) =>
        Assert.All(Laplacian.Of(new(width, height)).Pixels, v => Assert.True(float.IsNaN(v)));

    [Fact]
    public void The_change_in_place_is_that_of_a_new_image()
    {
        var image = Make(70, 130, (x, y) => x - 0.5f * y);
        var mapped = image.Map(v => 2 * v + 1);
        Assert.Same(image, image.MapInPlace(v => 2 * v + 1));
        Assert.Equal(mapped.Pixels, image.Pixels);
    }

    private static Image<float> Make(int width, int height, Func<float, float, float> f) =>
        new(width, height, [.. Enumerable.Range(0, width * height).Select(i => f(i % width, i / width))]);
}
