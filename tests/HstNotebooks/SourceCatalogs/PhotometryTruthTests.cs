using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Errors, widths and flags against what was put into an image.</summary>
public sealed class PhotometryTruthTests
{
    private static readonly double[] Radii = [2, 4, 6, 10];

    [Fact]
    public void Errors_are_the_scatter_about_the_truth_in_independent_noise() =>
        AssertPulls([.. Enumerable.Range(1, 3).Select(seed => SimulatedField.Make(seed))], SimulatedField.Light());

    [Fact]
    public void Errors_are_the_scatter_about_the_truth_in_correlated_noise()
    {
        // Bilinear interpolation onto a grid shifted by a fraction of a pixel.
        DrizzledField[] fields = [.. Enumerable.Range(1, 3).Select(seed => SimulatedField.Make(seed)).Select(
            f => f with { Image = f.Image.WithScience(Shifted(f.Image.Science)) })];
        AssertPulls(fields, Shifted(SimulatedField.Light()));
    }

    [Fact]
    public void Stars_where_fewer_exposures_lie_have_larger_errors()
    {
        var table = AperturePhotometry.Measure(SimulatedField.Make(5, secondFrom: 400), SimulatedField.Stars, new() { RadiiPx = Radii });
        Assert.Empty(table.Warnings);
        // The brightest stars: photon noise of 400 and of 1000 s.
        var bright = table.Sources.Where(s => s.CountRates[0] > 300).ToArray();
        double Mean(Func<SourcePhotometry, bool> where) => bright.Where(where).Average(s => s.Errors[0]);
        Assert.Equal(Math.Sqrt(2.5), Mean(s => s.X < 380) / Mean(s => s.X > 420), 0.02);
    }

    [Fact]
    public void Widths_and_positions_of_stars_are_recovered()
    {
        var field = SimulatedField.Make(7);
        var stars = SimulatedField.Stars.Select(SimulatedField.Wcs.PixelToSky).ToArray();
        var table = AperturePhotometry.Measure(field, SimulatedField.Stars, referenceStars: [.. stars.Reverse().Skip(3)]);
        var bright = table.Sources.Where(s => s.CountRates[0] > 100).ToArray();
        // A Gaussian of σ = 1 in pixels of size 1: √(1 + 1/12) of its width.
        double expected = Fwhm.FromSigma(Math.Sqrt(1 + 1.0 / 12));
        Assert.All(bright, s => Assert.Equal(expected, s.FwhmPx, 0.1));
        Assert.All(bright, s => Assert.Contains(s.FwhmFlag, new[] { "", "steep wings" }));
        Assert.Equal(stars, table.Sources.Select(s => s.Sky));
        Assert.Equal(stars.SkipLast(3), table.Sources.SkipLast(3).Select(s => s.Gaia!.Value));
        Assert.All(table.Sources.TakeLast(3), s => Assert.Null(s.Gaia));
        Assert.Equal("abc_01_F775W", table.Name);
    }

    [Fact]
    public void A_reference_star_belongs_to_one_source_only()
    {
        var field = SimulatedField.Make(7);
        var star = SimulatedField.Stars[0];
        var sky = SimulatedField.Wcs.PixelToSky(new(star.X + 0.1, star.Y));
        PixelPoint[] sources = [new(star.X + 0.4, star.Y), star];
        Assert.Equal([null, sky], AperturePhotometry.Measure(field, sources, referenceStars: [sky]).Sources.Select(s => s.Gaia));
        // The published match takes it twice; it looks one pixel lower in x and y.
        PixelPoint[] shifted = [.. sources.Select(p => new PixelPoint(p.X + 1, p.Y + 1))];
        var original = AperturePhotometry.Measure(field, shifted, new(Fidelity.Original), referenceStars: [sky]);
        Assert.Equal([sky, sky], original.Sources.Select(s => s.Gaia));
    }

    [Fact]
    public void Only_a_hit_of_a_single_exposure_on_the_source_is_flagged()
    {
        var field = SimulatedField.Make(9, secondFrom: 400);
        var mask = new Image<bool>(SimulatedField.Width, SimulatedField.Height);
        PixelPoint[] sources = [new(100, 100), new(200, 100), new(600, 100)];
        foreach (int x in new[] { 102, 203, 600 }) mask[x, 100] = true;
        bool[] Flags(AperturePhotometryOptions options) =>
            [.. AperturePhotometry.Measure(field, sources, options, mask).Sources.Select(s => s.IsCosmicRay)];
        Assert.Equal([true, false, false], Flags(new()));
        Assert.Equal([true, true, false], Flags(new() { CosmicRayRadiusPx = 3 }));
        // The published flag sees 2 × 2 pixels only.
        Assert.Equal([false, false, false], Flags(new(Fidelity.Original)));
        mask[101, 101] = true;
        Assert.Equal([true, false, false], Flags(new(Fidelity.Original)));
    }

    private static void AssertPulls(DrizzledField[] fields, Image<float> light)
    {
        (double X, double Y)[] places = [.. SimulatedField.Stars.Select(p => (p.X, p.Y))];
        var truth = ApertureSum.Measure(light, places, Radii);
        var tables = fields.Select(f => AperturePhotometry.Measure(f, SimulatedField.Stars, new() { RadiiPx = Radii })).ToArray();
        for (int k = 0; k < Radii.Length; k++)
        {
            double area = Math.PI * Radii[k] * Radii[k];
            double[] pulls = [.. tables.SelectMany(table => table.Sources.Select((s, i) =>
                (s.CountRates[k] - area * s.Back - truth[i][k].Sum + area * SimulatedField.Sky) / s.Errors[k]))];
            double mean = pulls.Average(), scatter = Math.Sqrt(pulls.Average(p => (p - mean) * (p - mean)));
            // Pixels at the rim count with the square of their part, photons too, which the CCD equation takes whole: too large a little
            // for an aperture whose rim is in the core of the star.
            double lowest = k == 0 ? 0.92 : 0.95;
            Assert.True(scatter > lowest && scatter < 1.05, $"r = {Radii[k]}: pulls {mean:0.000} ± {scatter:0.000}");
            Assert.InRange(mean, -0.15, 0.15);
        }
    }

    private static Image<float> Shifted(Image<float> image)
    {
        const float right = 0.3f, up = 0.45f;
        var shifted = image.Clone();
        for (int y = 0; y < image.Height - 1; y++)
        {
            for (int x = 0; x < image.Width - 1; x++)
            {
                float lower = (1 - right) * image[x, y] + right * image[x + 1, y];
                float upper = (1 - right) * image[x, y + 1] + right * image[x + 1, y + 1];
                shifted[x, y] = (1 - up) * lower + up * upper;
            }
        }
        return shifted;
    }
}
