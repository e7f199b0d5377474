using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The definition of the convolution, pixel by pixel in two dimensions: the oracle of the fast one.</summary>
internal static class ScalarConvolution
{
    public static Image<double> Smooth(Image<double> image, double[] taps, EdgePolicy edge, NanPolicy nan, bool variance = false)
    {
        var result = new Image<double>(image.Width, image.Height);
        int radius = taps.Length / 2;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                double sum = 0, weight = 0;
                for (int dy = -radius; dy <= radius; dy++)
                {
                    for (int dx = -radius; dx <= radius; dx++)
                    {
                        double k = taps[radius + dx] * taps[radius + dy];
                        if (Value(image, x + dx, y + dy, edge) is not { } value) continue;
                        if (double.IsNaN(value) && nan != NanPolicy.Propagate) continue;
                        sum += (variance ? k * k : k) * value;
                        weight += k;
                    }
                }
                bool kept = nan == NanPolicy.Preserve && double.IsNaN(image[x, y]);
                result[x, y] = kept ? double.NaN : sum / (variance ? weight * weight : weight);
            }
        }
        return result;
    }

    // The pixel that the edge policy puts at (x, y); null for one that is not there.
    private static double? Value(Image<double> image, int x, int y, EdgePolicy edge)
    {
        if (x >= 0 && y >= 0 && x < image.Width && y < image.Height) return image[x, y];
        return edge switch
        {
            EdgePolicy.Zero => 0,
            EdgePolicy.Reflect => image[Reflected(x, image.Width), Reflected(y, image.Height)],
            _ => null,
        };
    }

    // One step of a walk from the first pixel that turns round at either border, standing there for two steps.
    private static int Reflected(int i, int n)
    {
        while (i < 0 || i >= n) i = i < 0 ? -1 - i : 2 * n - 1 - i;
        return i;
    }
}
