using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Alignments;

/// <summary>From pixels to a WCS: stars on a sloping sky with noise are found, matched and bring the image to its place.</summary>
public sealed class AlignmentSourcesTests
{
    private const int Width = 1200, Height = 800;
    private const float Sky = 100, Noise = 5;
    private static readonly Wcs Truth = Wcs.Tan(new(580, 420), new(150.1, 2.2), 0.05, Angle.FromDegrees(-40));

    // Gaussian stars of FWHM 2.2 pixels with S/N > 50: over the noise of one pixel, 20 to 200 high.
    private static (Image<float> Image, PixelPoint[] Stars) Make()
    {
        var noise = new Noise(3, "sources");
        var image = new Image<float>(Width, Height);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = Sky + 0.02f * (i % Width) + Noise * (float)noise.Normal();
        }
        PixelPoint[] stars = [.. Enumerable.Range(0, 40).Select(k => new PixelPoint(
            80 + 150 * (k % 8) + 40 * noise.Uniform(), 60 + 150 * (k / 8) + 40 * noise.Uniform()))];
        for (int k = 0; k < stars.Length; k++)
        {
            double height = Noise * (20 + 4.5 * k), sigma = 2.2 / 2.3548;
            for (int y = (int)stars[k].Y - 8; y <= (int)stars[k].Y + 8; y++)
            {
                for (int x = (int)stars[k].X - 8; x <= (int)stars[k].X + 8; x++)
                {
                    double dx = x - stars[k].X, dy = y - stars[k].Y;
                    image[x, y] += (float)(height * Math.Exp(-0.5 * (dx * dx + dy * dy) / (sigma * sigma)));
                }
            }
        }
        return (image, stars);
    }

    [Fact]
    public void Forty_stars_of_S_N_over_50_and_Gaia_with_1_mas_give_3_mas()
    {
        var (image, stars) = Make();
        var noise = new Noise(4, "gaia");
        SkyPoint[] gaia = [.. stars.Select(Truth.PixelToSky).Select(s => s.Offset(Angle.FromDegrees(0), Angle.FromMas(noise.Normal()))
            .Offset(Angle.FromDegrees(90), Angle.FromMas(noise.Normal())))];
        var away = Truth.ReferenceSky.Offset(Angle.FromDegrees(200), Angle.FromArcsec(0.6));
        var wrong = Wcs.Tan(Truth.ReferencePixel, away, 0.05, Angle.FromDegrees(-40.02));
        var found = AlignmentSources.Find(image);
        var result = CatalogAlignment.Fit([found.ToAlign(wrong)], gaia, [.. gaia.Select(_ => 1.0)]);
        Assert.Equal(Outcome.Pass, result.Verdict.Outcome);
        Assert.InRange(result.Count, 36, 40);
        double sum = stars.Sum(s => Math.Pow(Truth.PixelToSky(s).SeparationTo(result.Accept().Corrected[0].PixelToSky(s)).Mas, 2));
        Assert.InRange(Math.Sqrt(sum / stars.Length), 0, 3);
    }

    [Fact]
    public void Masked_stars_and_noise_are_not_found()
    {
        var (image, stars) = Make();
        var mask = Mask.Circles(Width, Height, [(stars[5].X, stars[5].Y), (stars[17].X, stars[17].Y)], 4);
        var found = AlignmentSources.Find(image, mask: mask);
        Assert.DoesNotContain(found, f => mask[(int)Math.Round(f.X), (int)Math.Round(f.Y)]);
        Assert.Equal(38, stars.Count(s => found.Any(f => Math.Abs(f.X - s.X) < 1 && Math.Abs(f.Y - s.Y) < 1)));
        // A pixel in a million is above 5 σ; the image has one million.
        Assert.InRange(found.Count, 38, 45);
    }

    [Fact]
    public void An_image_may_be_empty_in_part_and_wrong_options_are_named()
    {
        var (image, _) = Make();
        for (int y = 0; y < Height; y++) image.Row(y)[..500].Fill(float.NaN);
        Assert.All(AlignmentSources.Find(image), s => Assert.True(s.X > 499));
        Assert.Throws<ArgumentException>(() => AlignmentSources.Find(image, new() { Threshold = 0 }));
        Assert.Throws<ArgumentException>(() => AlignmentSources.Find(image, new() { BoxPx = 1 }));
        Assert.Throws<ArgumentException>(() => AlignmentSources.Find(image, new() { MaxRoundness = double.NaN }));
    }
}
