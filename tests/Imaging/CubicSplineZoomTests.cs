using System.Text.Json;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class CubicSplineZoomTests
{
    [Fact]
    public void A_mesh_of_nine_by_seven_passes_through_its_values()
    {
        // An odd box has a pixel at its centre. The limits are not met, so nothing is cut.
        var mesh = TestImages.Uniform(9, 7, 1);
        var image = Expand(mesh, 5, 3, MeshExpansion.BoxCentres);
        for (int y = 0; y < 7; y++) for (int x = 0; x < 9; x++) Assert.Equal(mesh[x, y], image[5 * x + 2, 3 * y + 1], 1e-7);
        var corners = Expand(mesh, 5, 3, MeshExpansion.CornerPixels);
        Assert.Equal(mesh[0, 0], corners[0, 0], 1e-7);
        Assert.Equal(mesh[8, 6], corners[44, 20], 1e-7);
    }

    [Fact]
    public void Box_centres_stay_in_the_range_of_the_mesh_and_corner_pixels_overshoot()
    {
        var mesh = new Image<double>(5, 4);
        mesh[2, 1] = 1;
        var centres = Expand(mesh, 8, 8, MeshExpansion.BoxCentres);
        Assert.Equal(0, centres.Pixels.Min());
        Assert.InRange(centres.Pixels.Max(), 0.9, 1);
        Assert.True(Expand(mesh, 8, 8, MeshExpansion.CornerPixels).Pixels.Min() < -0.05);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(2, 1)]
    public void A_thin_mesh_is_expanded(int width, int height)
    {
        var image = Expand(TestImages.Filled(width, height, 2.5), 3, 4, MeshExpansion.CornerPixels);
        TestImages.AssertClose([.. Enumerable.Repeat(2.5, 12 * width * height)], image.Pixels, 1e-15);
    }

    [Fact]
    public void Both_expansions_are_those_of_scipy()
    {
        // scipy 1.10.1, zoom(mesh, 10, order=3, mode='reflect', grid_mode=True and False), mesh of 5 × 4
        var golden = JsonDocument.Parse(File.ReadAllText(SharedData.Path("photometry", "unit_goldens.json"))).RootElement.GetProperty("zoom");
        var mesh = new Image<double>(5, 4, [.. golden.GetProperty("mesh").EnumerateArray().SelectMany(Numbers)]);
        double low = mesh.Pixels.Min(), high = mesh.Pixels.Max();
        var centres = Expand(mesh, 10, 10, MeshExpansion.BoxCentres);
        foreach (var row in golden.GetProperty("grid_mode_true_rows").EnumerateObject())
        {
            TestImages.AssertClose([.. Numbers(row.Value).Select(v => Math.Clamp(v, low, high))], [.. centres.Row(int.Parse(row.Name, System.Globalization.CultureInfo.InvariantCulture))], 1e-14);
        }
        var corners = Expand(mesh, 10, 10, MeshExpansion.CornerPixels);
        foreach (var row in golden.GetProperty("grid_mode_false_rows").EnumerateObject())
        {
            TestImages.AssertClose([.. Numbers(row.Value)], [.. corners.Row(int.Parse(row.Name, System.Globalization.CultureInfo.InvariantCulture))], 1e-14);
        }
        Assert.Equal(golden.GetProperty("sum_false").GetDouble(), corners.Pixels.Sum(), 1e-10);
    }

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(v => v.GetDouble());

    private static Image<double> Expand(Image<double> mesh, int boxWidth, int boxHeight, MeshExpansion expansion)
    {
        var image = new Image<double>(mesh.Width * boxWidth, mesh.Height * boxHeight);
        new CubicSplineZoom(mesh, boxWidth, boxHeight, image.Width, image.Height, expansion).ForRows((y, row) => row.CopyTo(image.Row(y)), default);
        return image;
    }
}
