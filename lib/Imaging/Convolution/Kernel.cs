namespace HstNotebooks.Imaging;

/// <summary>Small two-dimensional kernels for detection: images of odd width and height, the centre in the middle.</summary>
public static class Kernel
{
    /// <summary>
    /// A round Gaussian sampled at the centres of its pixels, with sum 1 (<c>Gaussian2DKernel</c> of astropy, normalised).
    /// </summary>
    /// <param name="fwhmPx">Full width at half maximum, pixels, > 0.</param>
    /// <param name="size">Width and height, pixels, odd, 1 to 255.</param>
    public static Image<double> Gaussian(double fwhmPx, int size)
    {
        if (!(fwhmPx > 0) || double.IsInfinity(fwhmPx))
        {
            throw new ArgumentOutOfRangeException(nameof(fwhmPx), fwhmPx, "The width is positive.");
        }
        if (size is < 1 or > MaxSize || size % 2 == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(size), size, $"Odd, from 1 to {MaxSize}.");
        }
        double falloff = 0.5 / Math.Pow(Fwhm.ToSigma(fwhmPx), 2);
        var kernel = new Image<double>(size, size);
        for (int i = 0; i < kernel.Pixels.Length; i++)
        {
            double x = i % size - size / 2, y = i / size - size / 2;
            kernel.Pixels[i] = Math.Exp(-falloff * (x * x + y * y));
        }
        double sum = kernel.Pixels.Sum();
        return kernel.MapInPlace(v => v / sum);
    }

    private const int MaxSize = 255;

    /// <summary>What is wrong with a kernel, or null.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="nan">Where pixels are left out, the others are weighted anew: this needs weights ≥ 0.</param>
    internal static string? Fault(Image<double> kernel, NanPolicy nan)
    {
        if (kernel.Width % 2 == 0 || kernel.Height % 2 == 0 || kernel.Width > MaxSize || kernel.Height > MaxSize)
        {
            return $"the kernel has an odd width and height up to {MaxSize} pixels, not {kernel.Width} × {kernel.Height}";
        }
        if (!kernel.Pixels.All(double.IsFinite)) return "the kernel's weights are finite";
        if (nan == NanPolicy.Propagate) return null;
        return kernel.Pixels.All(w => w >= 0) && kernel.Pixels.Any(w => w > 0) ? null
            : "the kernel's weights are ≥ 0 and not all 0 when pixels may be left out; "
                + $"{nameof(NanPolicy)}.{nameof(NanPolicy.Propagate)} takes any";
    }
}
