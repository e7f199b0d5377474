using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>
/// Round stars on a grid at the left of an image, empty sky at its right, seen by two exposures of ACS/WFC of 400 and 600 s: photon and
/// read noise of known size.
/// </summary>
internal static class SimulatedField
{
    public const int Width = 1400, Height = 1000, Spacing = 40;
    public const double Sky = 0.06, ReadNoise = 4;
    private const int StarColumns = 20;
    private static readonly double[] ExposureS = [400, 600];

    public static readonly Wcs Wcs = Wcs.Tan(new(640.2, 517.9), new(167.78, -17.28), 0.05, Angle.FromDegrees(33));

    public static readonly PixelPoint[] Stars =
    [
        .. from row in Enumerable.Range(0, Height / Spacing)
           from column in Enumerable.Range(0, StarColumns)
           let i = row * StarColumns + column
           select new PixelPoint((column + 0.5) * Spacing + i * 0.7549 % 1, (row + 0.5) * Spacing + i * 0.5698 % 1),
    ];

    /// <summary>The light of stars and sky without noise, electrons per second: stars of 0.5 to 500.</summary>
    public static Image<float> Light()
    {
        var sources = Stars.Select((p, i) => new GaussianSource(p.X, p.Y, 1, 0.5 * Math.Pow(10, i % 7 * 0.5))).ToArray();
        return new GaussianScene(sources, Width, Height).Render().Map(v => (float)(v + Sky));
    }

    /// <summary>The field; both exposures everywhere, but the second only where x ≥ <paramref name="secondFrom"/>.</summary>
    public static DrizzledField Make(long seed, int secondFrom = 0)
    {
        var light = Light();
        var noise = WhiteNoise.Add(new Image<float>(Width, Height), 1, seed);
        var science = light.Clone();
        var context = new Image<int>(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int n = x >= secondFrom ? 2 : 1;
                double t = n == 2 ? 1000 : 400, variance = (light[x, y] + n * ReadNoise * ReadNoise / t) / t;
                science[x, y] += (float)(Math.Sqrt(variance) * noise[x, y]);
                context[x, y] = (y < Height / 2 ? 1 : 2) | (n == 2 ? (y < Height / 2 ? 4 : 8) : 0);
            }
        }
        return Of(science) with { Context = [context] };
    }

    /// <summary>A field of these pixels with header and exposure times, without context.</summary>
    public static DrizzledField Of(Image<float> science)
    {
        var header = new Header();
        Wcs.WriteTo(header);
        return new()
        {
            Image = new()
            {
                Science = science, Header = header, Name = "jabc01010_drc.fits", Unit = "ELECTRONS/S",
                Photometry = new("F775W", "ACS/WFC", 1e-19, 7693, null, ExposureS.Sum()),
            },
            Path = "jabc01010_drc.fits",
            InputChips = 4,
            Drizzle = new() { ChipTimesS = [ExposureS[0], ExposureS[0], ExposureS[1], ExposureS[1]], PixFrac = 1, ScaleRatio = 1 },
        };
    }
}
