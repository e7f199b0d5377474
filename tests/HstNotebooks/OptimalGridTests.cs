using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests;

public sealed class OptimalGridTests
{
    private static readonly HstImage[] Images =
    [
        Image(400, 300, Wcs.Tan(new(180, 140), new(150.1, 2.2), 0.05, Angle.FromDegrees(17))),
        Image(340, 260, Wcs.Tan(new(100, 150), new(150.106, 2.204), 0.04, Angle.FromDegrees(-40))),
    ];

    // reproject 0.10: find_optimal_celestial_wcs([((300, 400), wcs1), ((260, 340), wcs2)])
    [Fact]
    public void The_grid_is_that_of_reproject()
    {
        var grid = OptimalGrid.Of(Images);
        Assert.Equal((1027, 742), (grid.Width, grid.Height));
        Assert.Equal(150.103, grid.Wcs.ReferenceSky.Ra, 5e-9);
        Assert.Equal(2.202, grid.Wcs.ReferenceSky.Dec, 5e-9);
        Assert.Equal(444.02773031, grid.Wcs.ReferencePixel.X + 1, 1e-5);
        Assert.Equal(414.41772003, grid.Wcs.ReferencePixel.Y + 1, 1e-5);
        Assert.Equal(0.04, grid.Wcs.PixelScaleArcsec, 1e-12);
        Assert.Equal(0, grid.Wcs.Orientation.Degrees);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_corner_lies_on_the_grid(bool autoRotate)
    {
        var grid = OptimalGrid.Of(Images, new() { AutoRotate = autoRotate, ScaleArcsec = 0.1 });
        foreach (var image in Images)
        {
            foreach (var corner in image.Wcs.Footprint(image.Width, image.Height).Select(grid.Wcs.SkyToPixel))
            {
                Assert.InRange(corner.X, -1.01, grid.Width + 0.01);
                Assert.InRange(corner.Y, -1.01, grid.Height + 0.01);
            }
        }
    }

    [Fact]
    public void A_grid_that_may_turn_follows_a_turned_image()
    {
        var grid = OptimalGrid.Of(Images[..1], new() { AutoRotate = true });
        Assert.Equal((400, 300), (grid.Width, grid.Height));
        Assert.Equal(17, grid.Wcs.Orientation.Degrees, 1e-6);
        Assert.True(grid.Wcs.IsAlignedWith(Images[0].Wcs, 400, 300, 1e-6));
    }

    [Fact]
    public void Images_behind_the_tangent_point_are_refused() =>
        Assert.Contains("90°", Assert.Throws<ReductionException>(() => OptimalGrid.Of(Images, new() { Centre = new(330, -2) })).Message,
            StringComparison.Ordinal);

    private static HstImage Image(int width, int height, Wcs wcs)
    {
        var header = new Header();
        wcs.WriteTo(header);
        return new() { Science = new(width, height), Header = header };
    }
}
