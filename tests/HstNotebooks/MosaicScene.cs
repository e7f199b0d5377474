using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

/// <summary>Round sources on an empty sky, seen by tiles turned and shifted against each other, each with a zero level of its own.</summary>
internal static class MosaicScene
{
    public const double SigmaArcsec = 0.15, ScaleArcsec = 0.05;

    public static readonly SkyPoint Centre = new(150.1, 2.2);

    // Offsets to the east and to the north, arcsec, and flux, in units of surface brightness times arcsec².
    private static readonly (double East, double North, double Flux)[] Sources =
        [(0.4, -0.3, 60), (-1.9, 1.6, 40), (2.1, -2.2, 90), (5.6, 0.9, 50), (-6.1, -1.2, 70)];

    public static readonly Wcs[] Systems =
    [
        Wcs.Tan(new(171.3, 118.4), Centre, ScaleArcsec, Angle.FromDegrees(8)),
        Wcs.Tan(new(83.6, 151.9), Centre, ScaleArcsec, Angle.FromDegrees(-21)),
    ];

    public static double Flux => Sources.Sum(s => s.Flux);

    public static HstImage Tile(int number, double level, double sigma, int seed, string unit = "erg/s/cm2/arcsec2", string? filter = null)
    {
        var wcs = Systems[number];
        var header = new Header();
        wcs.WriteTo(header);
        wcs.WriteTo(header, 'A');
        header.Set("TARGNAME", "SCENE");
        return new()
        {
            Science = Seen(wcs, 300, 240, level, sigma, seed),
            Error = TestPlane(300, 240, (float)sigma),
            Header = header,
            Name = $"tile{number + 1}.fits",
            Unit = unit,
            Photometry = new(filter, null, null, null, null, null),
        };
    }

    /// <summary>What a noiseless, infinitely fine mosaic has at the centres of these pixels.</summary>
    public static Image<float> Seen(Wcs wcs, int width, int height, double level = 0, double sigma = 0, int seed = 0)
    {
        var noise = new Noise((ulong)seed, "mosaic");
        var image = TestPlane(width, height, (float)level);
        var tangent = Wcs.Tan(default, Centre, 1);
        var map = PixelMaps.Between(wcs, tangent);
        double[] east = new double[width], north = new double[width];
        for (int y = 0; y < height; y++)
        {
            map.Row(y, east, north);
            for (int x = 0; x < width; x++)
            {
                double light = sigma * noise.Normal();
                foreach (var s in Sources)
                {
                    double square = Math.Pow(-east[x] - s.East, 2) + Math.Pow(north[x] - s.North, 2), variance = SigmaArcsec * SigmaArcsec;
                    light += s.Flux / (2 * Math.PI * variance) * Math.Exp(-square / (2 * variance));
                }
                image[x, y] += (float)light;
            }
        }
        return image;
    }

    private static Image<float> TestPlane(int width, int height, float value)
    {
        var image = new Image<float>(width, height);
        Array.Fill(image.Pixels, value);
        return image;
    }
}
