using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>The image of photutils' own tests, and the kernel they convolve it with.</summary>
internal static class HundredGaussians
{
    /// <summary><c>make_100gaussians_image()</c>.</summary>
    public static Image<double> Image() =>
        new(500, 300, FitsFile.Open(SharedData.Path("photometry", "conformance", "make_100gaussians_image.fits.gz")).FirstImage().Read<double>());

    /// <summary><c>make_2dgaussian_kernel(3, 5)</c>: FWHM 3, 5 × 5, the mean over 10 × 10 points of each pixel.</summary>
    public static Image<double> Kernel()
    {
        double sigma = Fwhm.ToSigma(3);
        double[] profile = [.. Enumerable.Range(-2, 5).Select(i =>
            Enumerable.Range(0, 10).Sum(k => Math.Exp(-0.5 * Math.Pow((i - 0.45 + 0.1 * k) / sigma, 2))))];
        double[] weights = [.. profile.Select(p => p / profile.Sum())];
        return new(5, 5, [.. from y in weights from x in weights select x * y]);
    }
}
