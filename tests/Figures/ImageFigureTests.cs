using System.Xml.Linq;
using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

public sealed class ImageFigureTests
{
    [Fact]
    public void An_encoded_picture_decodes_to_the_same_indices()
    {
        byte[] indices = [.. Enumerable.Range(0, 7 * 5).Select(i => (byte)(i * 7))];
        var png = Png.Decode(PngEncoder.Encode(new(7, 5, indices, ColorMap.Viridis.Colors)));
        Assert.Equal((7, 5), (png.Width, png.Height));
        Assert.Equal(indices, png.Indices);
        Assert.Equal(ColorMap.Viridis.Colors, png.Palette);
    }

    [Fact]
    public void The_first_pixel_is_at_the_lower_left()
    {
        var image = new Image<float>(3, 2);
        image[0, 0] = 1;
        image[2, 1] = float.NaN;
        var png = Raster(image, new ImageStyle { Stretch = Stretch.Linear, Interval = Interval.MinMax });
        Assert.Equal(new Rgb(255, 255, 255), png.At(0, png.Height - 1));
        Assert.Equal(new Rgb(0, 0, 0), png.At(0, 0));
        Assert.Equal(ColorMap.Gray.MissingColor, png.At(png.Width - 1, 0));
    }

    [Fact]
    public void Infinite_pixels_are_the_ends_of_the_scale()
    {
        var image = new Image<double>(4, 1, [double.NegativeInfinity, 0, 1, double.PositiveInfinity]);
        var png = Raster(image, new ImageStyle { Stretch = Stretch.Linear, Interval = Interval.Fixed(-1, 2), ColorMap = ColorMap.Magma });
        int pixel = png.Width / 4;
        Assert.Equal(ColorMap.Magma.At(0), png.At(0, 0));
        Assert.Equal(ColorMap.Magma.At(1.0 / 3), png.At(pixel, 0));
        Assert.Equal(ColorMap.Magma.At(1), png.At(3 * pixel, 0));
    }

    [Fact]
    public void A_large_image_is_averaged_in_blocks_and_a_flag_survives()
    {
        var image = new Image<float>(2800, 10);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i % 2;
        var plane = ScaledPlane.Of(PixelSource.Of(image), 0, 2);
        Assert.Equal((1400, 5), (plane.Width, plane.Height));
        Assert.All(plane.Indices(Stretch.Linear), i => Assert.Equal(ColorMap.Index(0.25), i));

        var flags = new Image<bool>(2800, 10);
        flags[1234, 5] = true;
        Assert.Single(ScaledPlane.Of(PixelSource.Of(flags), 0, 1).Indices(Stretch.Linear), i => i == 254);
    }

    [Fact]
    public void Every_block_of_an_awkward_size_holds_its_share_of_pixels()
    {
        var image = new Image<double>(1403, 2);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i % 1403;
        var indices = ScaledPlane.Of(PixelSource.Of(image), 0, 1402).Indices(Stretch.Linear);
        Assert.Equal(702, indices.Length);
        Assert.Equal(indices.Order(), indices);
        Assert.Equal(254, indices[^1]);
    }

    [Fact]
    public void A_picture_is_the_same_for_any_number_of_threads()
    {
        var image = NoisyImage.Large(1703, 2911);
        image.Pixels.AsSpan(5000, 3000).Fill(float.NaN);
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            string one = image.ToFigure().ToHtml();
            Compute.Threads = 3;
            Assert.Equal(one, image.ToFigure().ToHtml());
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void A_block_is_the_mean_of_its_finite_pixels_and_infinite_only_without_any()
    {
        const float missing = float.NaN, high = float.PositiveInfinity;
        float[] pixels = [1, 2, missing, high, missing, missing, 3, missing, high, missing, missing, missing];
        var blocks = Blocks.For(6, 2, 3);
        var means = blocks.Reduce((y, row) => PixelSource.Of(new Image<float>(6, 2, pixels)).ReadRow(y, 0, row), 1, largest: false);
        Assert.Equal([2, high, missing], means);
    }

    public static TheoryData<int, int, double> Awkward => new()
    {
        { 4, 3, double.NaN }, { 1, 1, double.NaN }, { 1, 1, 3.5 }, { 20, 10, 0 }, { 20, 10, -7e-20 }, { 3, 700, 1 }, { 700, 3, 1e30 },
    };

    [Theory]
    [MemberData(nameof(Awkward))]
    public void Awkward_images_have_pictures(int width, int height, double value)
    {
        var image = new Image<double>(width, height);
        Array.Fill(image.Pixels, value);
        var wcs = Wcs.Tan(new(0, 0), new(10, -45), 0.04, Angle.FromDegrees(33));
        foreach (var interval in new[] { Interval.MinMax, Interval.Percentile(99.5), Interval.ZScale, Interval.Symmetric() })
        {
            foreach (var sky in new[] { null, wcs })
            {
                var figure = image.ToFigure(new ImageStyle { Interval = interval, Wcs = sky, Title = "awkward", GridLines = true });
                var svg = XDocument.Parse(figure.ToSvg());
                Assert.DoesNotContain("NaN", string.Concat(svg.Descendants().Attributes("d").Select(a => a.Value)), StringComparison.Ordinal);
                Assert.Equal(double.IsNaN(value), figure.ToSvg().Contains("no finite pixels</text>", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void A_gradient_of_3_by_700_pixels_has_a_picture_with_labels()
    {
        var image = new Image<int>(3, 700);
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = i;
        Assert.Contains(">600</text>", image.ToFigure().ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_noisy_image_stays_small_in_a_notebook()
    {
        var noise = NoisyImage.Large(4096, 4096);
        var mask = noise.Map(v => v > 1);
        var figure = noise.ToFigure(new ImageStyle { Title = "noise", Contours = [Contour.Of(mask)],
            Wcs = Wcs.Tan(new(9, 9), new(1, 2), 0.04) });
        Assert.InRange(figure.ToHtml().Length, 50_000, 250_000);
        Assert.InRange(Figure.Grid(3, figure, figure, figure).ToHtml().Length, 50_000, 250_000);
    }

    [Fact]
    public void Overlays_and_contours_are_named_in_the_legend()
    {
        var mask = new Image<bool>(40, 30);
        mask[20, 15] = true;
        string svg = new Image<float>(40, 30).ToFigure(new ImageStyle
        {
            Contours = [Contour.Of(mask) with { Label = "core" }],
            Overlays = [Overlay.Circle(20, 15, 5) with { Label = "aperture" }, Overlay.Marker(3, 3), Overlay.Ellipse(39, 29, 20, 4, 30)],
        }).ToSvg();
        Assert.Contains(">core</text>", svg, StringComparison.Ordinal);
        Assert.Contains(">aperture</text>", svg, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Image<float>(40, 31).ToFigure(new ImageStyle { Contours = [Contour.Of(mask)] }));
    }

    [Fact]
    public void Arrows_end_in_a_head_and_are_named_in_the_legend()
    {
        var arrows = Overlay.Arrows([(new(4, 3), new(30, 20)), (new(20, 10), new(90, 10))]) with { Label = "displacement" };
        string svg = new Image<float>(40, 30).ToFigure(new ImageStyle { Overlays = [arrows] }).ToSvg();
        Assert.Contains(">displacement</text>", svg, StringComparison.Ordinal);
        string none = new Image<float>(40, 30).ToFigure(new ImageStyle { Overlays = [Overlay.Arrows([])] }).ToSvg();
        Assert.True(svg.Length > none.Length + 200);
    }

    [Fact]
    public void An_arrow_is_symmetric_about_its_shaft_and_ends_in_its_tip()
    {
        var outline = Arrows.Shape([((10, 20), (40, 60))], 1, new(0, 0, 100, 100), Palette.Blue).Subpaths.Single().Points;
        Assert.Contains(outline, p => Math.Abs(p.X - 40) + Math.Abs(p.Y - 60) < 1e-9);
        // Mirrored at the line through both ends, the corners are the same.
        foreach (var (x, y) in outline)
        {
            double across = ((x - 10) * -0.8 + (y - 20) * 0.6) * 2;
            Assert.Contains(outline, p => Math.Abs(p.X - (x + 0.8 * across)) + Math.Abs(p.Y - (y - 0.6 * across)) < 1e-9);
        }
        Assert.All(outline, p => Assert.InRange((p.X - 10) * 0.6 + (p.Y - 20) * 0.8, -1e-9, 50 + 1e-9));
    }

    [Fact]
    public void An_arrow_without_length_is_a_dot_and_one_that_is_not_finite_is_left_out()
    {
        var dot = Arrows.Shape([((10, 20), (10.2, 20))], 1, new(0, 0, 100, 100), Palette.Blue).Subpaths.Single();
        Assert.All(dot.Points, p => Assert.Equal(1, double.Hypot(p.X - 10, p.Y - 20), 1e-9));
        var image = new Image<float>(40, 30);
        string lost = image.ToFigure(new ImageStyle { Overlays = [Overlay.Arrows([(new(4, 3), new(double.NaN, 3))])] }).ToSvg();
        Assert.Equal(image.ToFigure(new ImageStyle { Overlays = [Overlay.Arrows([])] }).ToSvg(), lost);
    }

    [Fact]
    public void An_empty_image_and_an_unknown_pixel_type_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Image<float>(0, 3).ToFigure());
        Assert.Throws<ArgumentException>(() => new Image<long>(2, 2).ToFigure());
    }

    private static Png Raster<T>(Image<T> image, ImageStyle style) where T : unmanaged => Png.InSvg(image.ToFigure(style).ToSvg())[0];
}
