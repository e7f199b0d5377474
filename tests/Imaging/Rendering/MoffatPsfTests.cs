using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging.Rendering;

/// <summary>Stars with Moffat profiles.</summary>
public sealed class MoffatPsfTests
{
    private readonly MoffatPsf _psf = new(2.1, 2.8);

    [Fact]
    public void The_brightness_is_half_of_its_peak_at_half_the_width()
    {
        Assert.Equal(0.5, _psf.At(1.05) / _psf.At(0), 1e-12);
        // The integral of 2π r I(r), by the trapezium rule.
        double sum = 0;
        for (int i = 1; i <= 50_000; i++) sum += 2 * Math.PI * i * 1e-4 * _psf.At(i * 1e-4) * 1e-4;
        Assert.Equal(_psf.EnclosedFlux(5), sum, 1e-5);
    }

    [Theory]
    [InlineData(0.31, -0.22)]
    [InlineData(3.4, 1.7)]
    [InlineData(-9.2, 12.6)]
    public void A_pixel_holds_the_integral_over_it(double dx, double dy)
    {
        const int cells = 200;
        double sum = 0;
        for (int i = 0; i < cells * cells; i++)
        {
            double x = dx - 0.5 + (i % cells + 0.5) / cells, y = dy - 0.5 + (i / cells + 0.5) / cells;
            sum += _psf.At(double.Hypot(x, y)) / (cells * cells);
        }
        Assert.Equal(1, _psf.InPixel(dx, dy) / sum, 2e-4);
    }

    [Fact]
    public void A_stamp_holds_the_flux_and_its_centre()
    {
        var stamp = _psf.Star(40.37, -7.81, 5000, faintest: 1e-3);
        int half = stamp.Pixels.Width / 2;
        Assert.Equal(_psf.Reach(5000, 1e-3), half);
        Assert.InRange(stamp.Flux / 5000, _psf.EnclosedFlux(half) - 1e-5, 1 + 1e-5);
        double x = 0, y = 0;
        for (int row = 0; row < stamp.Pixels.Height; row++)
        {
            for (int column = 0; column < stamp.Pixels.Width; column++)
                (x, y) = (x + (stamp.Left + column) * stamp.Pixels[column, row], y + (stamp.Bottom + row) * stamp.Pixels[column, row]);
        }
        Assert.Equal(40.37, x / stamp.Flux, 2e-3);
        Assert.Equal(-7.81, y / stamp.Flux, 2e-3);
        Assert.Equal(1e-3, 5000 * _psf.At(half), 2e-4);
    }

    [Fact]
    public void What_lies_outside_the_image_is_left_out()
    {
        var image = new Image<float>(30, 20);
        var stamp = _psf.Star(1.2, 18.6, 100, 1e-3);
        SourceStamp.AddAll([stamp, stamp, _psf.Star(-500, 3, 100, 1e-3)], image);
        for (int y = 0; y < 20; y++)
        {
            for (int x = 0; x < 30; x++)
            {
                var (column, row) = (x - stamp.Left, y - stamp.Bottom);
                bool isInside = column < stamp.Pixels.Width && row >= 0;
                Assert.Equal(isInside ? 2 * stamp.Pixels[column, row] : 0, image[x, y]);
            }
        }
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(double.NaN, 2)]
    [InlineData(2, 1)]
    [InlineData(2, double.PositiveInfinity)]
    public void Impossible_profiles_are_refused(double fwhm, double beta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new MoffatPsf(fwhm, beta));

    [Fact]
    public void Sources_that_are_nowhere_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _psf.Star(double.NaN, 0, 1, 1));
        Assert.Throws<ArgumentException>(() => _psf.Star(0, 0, -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => _psf.Star(0, 0, 1, 0));
    }
}
