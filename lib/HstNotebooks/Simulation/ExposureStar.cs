using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;
using static MathNet.Numerics.SpecialFunctions;

namespace HstNotebooks;

/// <summary>
/// A star of a simulated exposure: the chip (EXTVER) it falls on, where it is on the sky and on the chip, its electrons, and what the flat
/// field, which makes the sky even, leaves of them.
/// </summary>
internal sealed record ExposureStar(int Chip, SkyPoint Sky, PixelPoint Pixel, double Flux, double Flattened)
{
    private const int Reach = 8;                        // pixels from the centre that get light
    private const double Apart = 3 * Reach;
    private const double NominalScaleArcsec = 0.05;     // of a pixel of the camera: the pixel area map is 1 there

    /// <summary>Stars anywhere on a chip but at its border, apart from one another: sky first, pixel by the whole WCS.</summary>
    public static IReadOnlyList<ExposureStar> Scatter(AcsExposureRecipe recipe, Wcs wcs, int chip)
    {
        double width = (double)recipe.Width / recipe.Binning, height = (double)recipe.Height / recipe.Binning;
        var noise = new Noise(recipe.Seed, "stars", $"{chip}");
        var stars = new List<ExposureStar>();
        while (stars.Count < recipe.Stars.Count)
        {
            var near = wcs.PixelToSky(new PixelPoint(Apart + (width - 2 * Apart) * noise.Uniform(), Apart + (height - 2 * Apart) * noise.Uniform()));
            var sky = new SkyPoint(Math.Round(near.Ra, 8), Math.Round(near.Dec, 8));
            var pixel = wcs.SkyToPixel(sky);
            double flux = Math.Round(recipe.Stars.Faintest * Math.Pow(recipe.Stars.Brightest / recipe.Stars.Faintest, noise.Uniform()));
            bool isApart = stars.TrueForAll(s => Math.Max(Math.Abs(s.Pixel.X - pixel.X), Math.Abs(s.Pixel.Y - pixel.Y)) > Apart);
            double relativeArea = wcs.PixelAreaAt(pixel) / Math.Pow(NominalScaleArcsec * recipe.Binning, 2);
            if (isApart) stars.Add(new(chip, sky, pixel, flux, flux / relativeArea));
        }
        return stars;
    }

    /// <summary>Adds the star's light: a Gaussian, integrated over each pixel.</summary>
    public void AddTo(Image<double> image, double sigma)
    {
        int left = (int)Math.Round(Pixel.X) - Reach, bottom = (int)Math.Round(Pixel.Y) - Reach;
        for (int y = bottom; y <= bottom + 2 * Reach; y++)
        {
            for (int x = left; x <= left + 2 * Reach; x++) image[x, y] += Flattened * Share(x - Pixel.X) * Share(y - Pixel.Y);
        }

        double Share(double d) => 0.5 * (Erf((d + 0.5) / (sigma * Math.Sqrt(2))) - Erf((d - 0.5) / (sigma * Math.Sqrt(2))));
    }

    /// <summary>The catalogue of what was put in.</summary>
    public static TableHdu Table(IReadOnlyList<ExposureStar> stars) => TableHdu.Create(new Table(
    [
        TableColumn.Create("CHIP", stars.Select(s => (short)s.Chip).ToArray(), description: "EXTVER of the chip"),
        TableColumn.Create("RA", stars.Select(s => s.Sky.Ra).ToArray(), unit: "deg", displayFormat: "F12.8"),
        TableColumn.Create("DEC", stars.Select(s => s.Sky.Dec).ToArray(), unit: "deg", displayFormat: "F12.8"),
        TableColumn.Create("FLUX", stars.Select(s => (float)s.Flux).ToArray(), unit: "electron", displayFormat: "F9.0"),
    ], "STARS"));
}
