using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Images filtered by the shape of what is sought, so that faint sources stand out of the noise. The arithmetic is done in double;
/// outside the image there are zeros.
/// </summary>
public static class MatchedFilter
{
    private const int BandRows = 64;

    /// <summary>The image convolved with a small kernel, in its own unit when the kernel's sum is 1.</summary>
    /// <param name="image">The image; a pixel that is not finite is missing.</param>
    /// <param name="kernel">Odd width and height, such as <see cref="Kernel.Gaussian"/>; weights ≥ 0 unless NaN spreads.</param>
    /// <param name="nan">
    /// What missing pixels do: left out and the others weighted anew (default; the pixel itself stays NaN), the same with the pixel filled
    /// in (<c>astropy.convolution.convolve</c>), or NaN under the whole kernel (<c>scipy.ndimage.convolve</c>).
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double, of image and result.</typeparam>
    /// <exception cref="ArgumentException">The kernel is not as described.</exception>
    public static Image<T> Convolve<T>(
        Image<T> image, Image<double> kernel, NanPolicy nan = NanPolicy.Preserve, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(kernel);
        if (Kernel.Fault(kernel, nan) is { } fault) throw new ArgumentException($"Convolve: {fault}.", nameof(kernel));
        return Run(image, kernel, nan, null, cancellation);
    }

    /// <summary>
    /// Signal to noise, in σ, of a source of the kernel's shape at every pixel: Σ k v/σ² / √(Σ k²/σ²), the optimum for independent noise
    /// that differs from pixel to pixel (<c>filter_type='matched'</c> of sep). Pixels outside the image, missing ones and those without an
    /// error have no weight; NaN where no pixel under the kernel has one.
    /// </summary>
    /// <param name="image">The image, its background subtracted.</param>
    /// <param name="error">1 σ errors in the image's unit; those that are not positive or not finite take their pixel out.</param>
    /// <param name="kernel">The shape of the source; its sum does not matter. Odd width and height, weights ≥ 0.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The shapes differ, or the kernel is not as described.</exception>
    public static Image<T> SignalToNoise<T>(Image<T> image, Image<T> error, Image<double> kernel, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arithmetic.RequireSameShape(image, error);
        ArgumentNullException.ThrowIfNull(kernel);
        if (Kernel.Fault(kernel, NanPolicy.Preserve) is { } fault) throw new ArgumentException($"SignalToNoise: {fault}.", nameof(kernel));
        return Run(image, kernel, NanPolicy.Preserve, error, cancellation);
    }

    private static Image<T> Run<T>(Image<T> image, Image<double> kernel, NanPolicy nan, Image<T>? error, CancellationToken cancellation)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = Image<T>.Uninitialized(image.Width, image.Height);
        Compute.For((image.Height + BandRows - 1) / BandRows, b =>
        {
            var rows = new ConvolvedRows<T>(image, kernel, nan, 0, image.Width, error);
            int end = Math.Min(image.Height, (b + 1) * BandRows);
            for (int y = b * BandRows; y < end; y++) WideRow.Narrow(rows.At(y), result.Row(y));
        }, cancellation);
        return result;
    }
}
