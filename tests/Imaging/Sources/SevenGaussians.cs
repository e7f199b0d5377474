using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The image of photutils' test_catalog.py: seven Gaussians of any shape, some blended, one cut by the border.</summary>
internal static class SevenGaussians
{
    public static Image<double> Image()
    {
        (double Height, double X, double Y, double SigmaX, double SigmaY, double Theta)[] gaussians =
        [
            (111, 51, 52.7, 8, 3, Math.PI / 6), (50, 20, 80, 5.1, 4.5, 0), (70, 75, 18, 9.2, 4.5, 0), (111, 11.1, 12.2, 8, 3, Math.PI / 6),
            (81, 61, 42.7, 8, 3, Math.PI / 6), (107, 75, 61, 8, 3, -Math.PI / 6), (107, 90, 90, 4, 2, -Math.PI / 6),
        ];
        var image = new Image<double>(101, 101);
        foreach (var g in gaussians)
        {
            var (sin, cos) = Math.SinCos(g.Theta);
            for (int i = 0; i < image.Pixels.Length; i++)
            {
                double dx = i % 101 - g.X, dy = i / 101 - g.Y;
                double u = (dx * cos + dy * sin) / g.SigmaX, v = (dy * cos - dx * sin) / g.SigmaY;
                image.Pixels[i] += g.Height * Math.Exp(-(u * u + v * v) / 2);
            }
        }
        return image;
    }

    /// <summary>What is above 27.</summary>
    public static Image<int> Labels() => ConnectedPixels.Label(Image().Map(v => v > 27)).Labels;
}
