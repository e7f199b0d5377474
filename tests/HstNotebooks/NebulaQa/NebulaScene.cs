using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>
/// Nebulae of known fluxes on a MUSE grid, and the same sky on a rotated HST grid, whose flux is <see cref="TrueRatio"/> times as much.
/// </summary>
internal sealed class NebulaScene
{
    public const double TrueRatio = 1.12;
    public const float MuseSigma = 40, HstSigma = 4;
    private const double MuseScale = 0.2, HstScale = 0.05;
    private const int Width = 130, Height = 100, Columns = 12, Rows = 9, Spacing = 10;

    private static readonly SkyPoint Centre = new(24.1742, 15.7837);

    /// <param name="noise">Whether the pixels have noise.</param>
    /// <param name="seed">Of the noise.</param>
    public NebulaScene(bool noise = true, ulong seed = 3)
    {
        var museWcs = Wcs.Tan(new((Width - 1) / 2.0, (Height - 1) / 2.0), Centre, MuseScale);
        // Not quite the scale ratio of 4 in size, off-centre and turned: HST covers all nebulae.
        var hstWcs = Wcs.Tan(new(330, 280), Centre, HstScale, Angle.FromDegrees(12));
        var labels = new Image<float>(Width, Height, [.. Enumerable.Repeat(float.NaN, Width * Height)]);
        var brightness = new Image<float>(Width, Height);
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int column = (x - 5) / Spacing, row = (y - 5) / Spacing, dx = x - 5 - column * Spacing - 5, dy = y - 5 - row * Spacing - 5;
                bool isNebula = x >= 5 && y >= 5 && column < Columns && row < Rows && dx * dx + dy * dy <= 9;
                if (!isNebula) continue;
                int id = 3 * (row * Columns + column);      // with gaps
                labels[x, y] = id;
                brightness[x, y] = (float)(200 * Math.Pow(10, 2.0 * id / (3 * Rows * Columns)));
            }
        }
        Mask = NebulaMask.From(Image("mask.fits", labels, museWcs, ""));
        Muse = Image("muse.fits", Noisy(brightness, noise ? MuseSigma : 0, seed), museWcs, "1e-20 erg/s/cm2/spaxel") with
        {
            Error = new(Width, Height, [.. Enumerable.Repeat(MuseSigma, Width * Height)]),
        };
        // Flux per pixel goes with the area of the pixel.
        float scale = (float)(TrueRatio * HstScale * HstScale / (MuseScale * MuseScale));
        var onHst = Resampling.Nearest(brightness, PixelMaps.Between(hstWcs, museWcs), 660, 560, 0f).Map(v => v * scale);
        Hst = Image("hst.fits", Noisy(onHst, noise ? HstSigma : 0, seed + 1), hstWcs, "erg/s/cm2/pixel");
        HstError = Image("hst_err.fits", new(660, 560, [.. Enumerable.Repeat(HstSigma, 660 * 560)]), hstWcs, "erg/s/cm2/pixel");
    }

    public NebulaMask Mask { get; }

    public HstImage Muse { get; }

    public HstImage Hst { get; }

    public HstImage HstError { get; }

    public static int Count => Columns * Rows;

    public NebulaFluxes Fluxes(NebulaCatalog? catalog = null) => NebulaFluxes.Measure(Hst, HstError, Muse, null, Mask, catalog);

    public static HstImage Image(string name, Image<float> pixels, Wcs wcs, string unit)
    {
        var header = new Header();
        wcs.WriteTo(header);
        return new() { Name = name, Science = pixels, Header = header, Unit = unit };
    }

    private static Image<float> Noisy(Image<float> image, double sigma, ulong seed)
    {
        var noise = new Noise(seed, "scene");
        var noisy = new Image<float>(image.Width, image.Height);
        for (int i = 0; i < noisy.Pixels.Length; i++) noisy.Pixels[i] = (float)(image.Pixels[i] + sigma * noise.Normal());
        return noisy;
    }
}
