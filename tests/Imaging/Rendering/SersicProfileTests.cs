using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging.Rendering;

/// <summary>Galaxies with Sérsic profiles.</summary>
public sealed class SersicProfileTests
{
    // So narrow that only the pixels smooth.
    private static readonly MoffatPsf Sharp = new(0.2, 5);

    // What 6 half-light radii cut off: with the incomplete gamma function P(2n, 6^(1/n) b), 4.7e-4 for n = 1, 0.089 for n = 4.
    [Theory]
    [InlineData(1, 0.5002)]
    [InlineData(4, 0.5491)]
    public void Half_the_light_is_within_the_half_light_radius(double index, double expected)
    {
        var stamp = new SersicProfile(index, 12, 0.6, 35).Galaxy(50.3, 40.8, 700, Sharp);
        Assert.Equal(700, stamp.Flux, 0.01);
        double inside = Sum(stamp, (dx, dy) => Radius(dx, dy) < 12 ? 1 : 0);
        Assert.Equal(expected, inside / 700, 0.006);

        static double Radius(double dx, double dy)
        {
            var (sin, cos) = Math.SinCos(35 * Math.PI / 180);
            return double.Hypot(dx * cos + dy * sin, (dy * cos - dx * sin) / 0.6);
        }
    }

    [Fact]
    public void Its_major_axis_points_where_it_should()
    {
        var stamp = new SersicProfile(1.3, 5, 0.5, 125).Galaxy(50.3, 40.8, 1, Sharp);
        double xx = Sum(stamp, (dx, _) => dx * dx), yy = Sum(stamp, (_, dy) => dy * dy), xy = Sum(stamp, (dx, dy) => dx * dy);
        Assert.Equal(125 - 180, 0.5 * Math.Atan2(2 * xy, xx - yy) * 180 / Math.PI, 0.3);
        Assert.Equal(0, Sum(stamp, (dx, _) => dx), 2e-3);
        Assert.Equal(0, Sum(stamp, (_, dy) => dy), 2e-3);
    }

    [Fact]
    public void The_psf_takes_no_flux()
    {
        var psf = new MoffatPsf(2.1, 2.8);
        var profile = new SersicProfile(2.5, 3, 0.7, 0);
        var stamp = profile.Galaxy(10, 10, 50, psf);
        Assert.Equal(50, stamp.Flux, 1e-3);
        Assert.Equal(profile.Reach(psf), stamp.Pixels.Width / 2);
        Assert.True(stamp.Pixels.Pixels.Max() < profile.Galaxy(10, 10, 50, Sharp).Pixels.Pixels.Max());
    }

    [Fact]
    public void Profiles_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new SersicProfile(9, 3, 0.7, 0).Galaxy(0, 0, 1, Sharp));
        Assert.Throws<ArgumentException>(() => new SersicProfile(1, double.NaN, 0.7, 0).Galaxy(0, 0, 1, Sharp));
        Assert.Throws<ArgumentException>(() => new SersicProfile(1, 3, 0, 0).Galaxy(0, 0, 1, Sharp));
    }

    private static double Sum(SourceStamp stamp, Func<double, double, double> weight)
    {
        double sum = 0;
        for (int y = 0; y < stamp.Pixels.Height; y++)
        {
            for (int x = 0; x < stamp.Pixels.Width; x++)
                sum += stamp.Pixels[x, y] * weight(stamp.Left + x - 50.3, stamp.Bottom + y - 40.8);
        }
        return sum;
    }
}
