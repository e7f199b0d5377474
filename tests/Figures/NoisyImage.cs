using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Figures;

/// <summary>Images that a few lines of any language can make again: sums of twelve numbers of a linear congruential generator.</summary>
internal static class NoisyImage
{
    /// <summary>71 × 37 pixels about 5 with σ = 2; every 50th is 40 brighter, the 7th is NaN and the 100th infinite.</summary>
    public static Image<double> Small()
    {
        var image = new Image<double>(71, 37);
        long state = 12345;
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = 5 + 2 * Normal(ref state) + (i % 50 == 0 ? 40 : 0);
        image.Pixels[7] = double.NaN;
        image.Pixels[100] = double.PositiveInfinity;
        return image;
    }

    public static Image<float> Large(int width, int height)
    {
        var image = new Image<float>(width, height);
        long state = 12345;
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = (float)Normal(ref state);
        return image;
    }

    private static double Normal(ref long state)
    {
        double sum = -6;
        for (int k = 0; k < 12; k++)
        {
            state = (state * 1103515245 + 12345) % (1L << 31);
            sum += state / (double)(1L << 31);
        }
        return sum;
    }
}
