using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.BrowserTests;

/// <summary>
/// A simulated exposure through a strongly distorted WCS: stars at known positions, a galaxy, the noise of the sky, missing pixels.
/// </summary>
internal sealed class StarField
{
    private const double Sky = 20, Noise = 4;

    public StarField(int width, int height, Angle orientation, int seed)
    {
        Wcs = DistortedWcs(width, height, orientation);
        Image = new Image<float>(width, height);
        var random = new Random(seed);
        for (int i = 0; i < Image.Pixels.Length; i++)
        {
            double u = 1 - random.NextDouble(), v = random.NextDouble();
            Image.Pixels[i] = (float)(Sky + Noise * Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v));
        }
        AddGalaxy(width * 0.62, height * 0.55, 0.07 * width);
        // The same positions for every field.
        var places = new Random(7);
        for (int i = 0; i < 60; i++)
        {
            var star = new SkyPoint(150.1 + (places.NextDouble() - 0.5) * 0.016, 2.2 + (places.NextDouble() - 0.5) * 0.011);
            Stars.Add((star, Wcs.SkyToPixel(star), 300 * Math.Pow(10, 2 * places.NextDouble())));
        }
        foreach (var (_, at, flux) in Stars) AddStar(at, flux);
        for (int y = 60; y < 110; y++) Image.Row(y).Slice(90, 70).Fill(float.NaN);
    }

    public Wcs Wcs { get; }

    public Image<float> Image { get; }

    public List<(SkyPoint Sky, PixelPoint Pixel, double Flux)> Stars { get; } = [];

    public ExploreSources Sources => ExploreSources.OnSky(Catalogue, Wcs) with { LabelColumn = "id" };

    private Table Catalogue => new(
        TableColumn.Create("id", [.. Enumerable.Range(1, Stars.Count)]),
        TableColumn.Create("ra", Stars.Select(s => s.Sky.Ra).ToArray(), "deg"),
        TableColumn.Create("dec", Stars.Select(s => s.Sky.Dec).ToArray(), "deg"),
        TableColumn.Create("flux", Stars.Select(s => Math.Round(s.Flux, 1)).ToArray(), "electron"),
        TableColumn.Create("class", Stars.Select(s => s.Flux > 5000 ? "bright </script><b>" : "star").ToArray()));

    // SIP terms that displace the corners of the image by some ten pixels.
    private static Wcs DistortedWcs(int width, int height, Angle orientation)
    {
        var header = new Header();
        var (sin, cos) = Math.SinCos(orientation.Radians);
        double scale = 0.05 / 3600;
        header.Set("CTYPE1", "RA---TAN-SIP");
        header.Set("CTYPE2", "DEC--TAN-SIP");
        header.Set("RADESYS", "ICRS");
        foreach (var (keyword, value) in new[]
        {
            ("CRPIX1", width * 0.45), ("CRPIX2", height * 0.6), ("CRVAL1", 150.1), ("CRVAL2", 2.2),
            ("CD1_1", -scale * cos), ("CD1_2", scale * sin), ("CD2_1", scale * sin), ("CD2_2", scale * cos),
            ("A_2_0", 2.2e-5), ("A_1_1", -1.1e-5), ("A_0_2", 0.6e-5), ("A_3_0", 4e-9),
            ("B_2_0", -1.7e-5), ("B_1_1", 1.4e-5), ("B_0_3", -3e-9),
        }) header.Set(keyword, value);
        header.Set("A_ORDER", 3);
        header.Set("B_ORDER", 3);
        return Wcs.FromHeader(header);
    }

    private void AddStar(PixelPoint at, double flux)
    {
        const double sigma = 1.6;
        int cx = (int)Math.Round(at.X), cy = (int)Math.Round(at.Y);
        for (int y = Math.Max(0, cy - 10); y <= Math.Min(Image.Height - 1, cy + 10); y++)
        {
            for (int x = Math.Max(0, cx - 10); x <= Math.Min(Image.Width - 1, cx + 10); x++)
            {
                double r2 = (x - at.X) * (x - at.X) + (y - at.Y) * (y - at.Y);
                Image[x, y] += (float)(flux / (2 * Math.PI * sigma * sigma) * Math.Exp(-r2 / (2 * sigma * sigma)));
            }
        }
    }

    private void AddGalaxy(double cx, double cy, double scale)
    {
        for (int y = 0; y < Image.Height; y++)
        {
            for (int x = 0; x < Image.Width; x++)
            {
                double u = (x - cx) * 0.8 + (y - cy) * 0.6, v = ((y - cy) * 0.8 - (x - cx) * 0.6) / 0.45, r = Math.Sqrt(u * u + v * v);
                double arms = 1 + 0.5 * Math.Cos(2 * (Math.Atan2(v, u) - 3.2 * Math.Log(1 + r / scale)));
                Image[x, y] += (float)(90 * arms * Math.Exp(-r / scale));
            }
        }
    }

    public static double Distance(PixelPoint a, PixelPoint b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));
}
