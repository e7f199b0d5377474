using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Holes filled from their surroundings. Corresponds to <c>astropy.convolution.convolve</c> with a Gaussian kernel and
/// <c>nan_treatment='interpolate'</c>, evaluated where pixels are missing and nowhere else.
/// </summary>
public static class Inpainting
{
    /// <summary>
    /// The image with its holes filled: a pass gives every hole that has finite pixels under the kernel their mean, weighted by a Gaussian;
    /// the next pass sees them. What no pass reaches stays NaN. No noise is added: filled pixels are smoother than the image.
    /// </summary>
    /// <param name="image">The image; infinite pixels are no source for a mean, like NaN.</param>
    /// <param name="holes">True for the pixels to replace.</param>
    /// <param name="sigmaPx">σ of the Gaussian, pixels, between 0 (excluded) and 1000; the kernel is square and ends at 4 σ.</param>
    /// <param name="passes">How often, ≥ 1: each reaches 4 σ further into a hole.</param>
    /// <param name="options">Coverage and border; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double; sums are done in double.</typeparam>
    /// <exception cref="ArgumentException">The shapes differ, or a number is out of its range.</exception>
    public static Image<T> Interpolate<T>(Image<T> image, Image<bool> holes, double sigmaPx, int passes, InpaintingOptions? options = null,
        CancellationToken cancellation = default) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new();
        Arithmetic.RequireSameShape(image, holes);
        if (options.Coverage is { } coverage) Arithmetic.RequireSameShape(image, coverage);
        if (options.Edge == EdgePolicy.Reflect)
        {
            throw new ArgumentException("Holes are not filled from a mirrored image: Renormalise or Zero.", nameof(options));
        }
        if (!(sigmaPx is > 0 and <= 1000))
        {
            throw new ArgumentOutOfRangeException(nameof(sigmaPx), sigmaPx, "σ is above 0 and at most 1000 pixels.");
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(passes, 1);

        var result = image.Clone();
        int[] missing = Open(result, holes, options.Coverage);
        var half = HalfKernel(sigmaPx);
        for (int pass = 0; pass < passes && missing.Length > 0; pass++)
        {
            // A pass sees the holes as the last one left them, so its values wait until it is over.
            var values = new T[missing.Length];
            Compute.For((missing.Length + 1023) / 1024, part =>
            {
                int end = Math.Min(missing.Length, (part + 1) * 1024);
                for (int i = part * 1024; i < end; i++) values[i] = Mean(result, missing[i], half, options.Edge == EdgePolicy.Zero);
            }, cancellation);
            for (int i = 0; i < missing.Length; i++) result.Pixels[missing[i]] = values[i];
            missing = [.. missing.Where((_, i) => T.IsNaN(values[i]))];
        }
        return result;
    }

    // Makes the holes NaN, and lists the pixels to fill: the holes, or with a coverage all missing pixels in it.
    private static int[] Open<T>(Image<T> image, Image<bool> holes, Image<bool>? coverage)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var missing = new List<int>();
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            ref T pixel = ref image.Pixels[i];
            if (coverage is not null)
            {
                if (!coverage.Pixels[i]) pixel = T.NaN;
                else if (holes.Pixels[i] || T.IsNaN(pixel))
                {
                    pixel = T.NaN;
                    missing.Add(i);
                }
            }
            else if (holes.Pixels[i] && !T.IsNaN(pixel))
            {
                pixel = T.NaN;
                missing.Add(i);
            }
        }
        return [.. missing];
    }

    // Half of the taps, from the centre. The size is that of astropy's Gaussian2DKernel: 8 σ, rounded up to an odd number.
    private static double[] HalfKernel(double sigma)
    {
        int radius = (int)Math.Ceiling(8 * sigma) / 2;
        var half = new double[radius + 1];
        for (int n = 0; n <= radius; n++) half[n] = Math.Exp(-0.5 * (n / sigma) * (n / sigma));
        return half;
    }

    private static T Mean<T>(Image<T> image, int index, double[] half, bool zerosOutside)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int radius = half.Length - 1, cx = index % image.Width, cy = index / image.Width;
        int left = Math.Max(-radius, -cx), right = Math.Min(radius, image.Width - 1 - cx);
        double sum = 0, weight = 0, inside = 0;
        for (int dy = Math.Max(-radius, -cy), top = Math.Min(radius, image.Height - 1 - cy); dy <= top; dy++)
        {
            int row = index + dy * image.Width;
            double rowSum = 0, rowWeight = 0, rowInside = 0;
            for (int dx = left; dx <= right; dx++)
            {
                double tap = half[Math.Abs(dx)];
                rowInside += tap;
                T pixel = image.Pixels[row + dx];
                if (!T.IsFinite(pixel)) continue;
                rowSum += tap * double.CreateTruncating(pixel);
                rowWeight += tap;
            }
            double w = half[Math.Abs(dy)];
            (sum, weight, inside) = (sum + w * rowSum, weight + w * rowWeight, inside + w * rowInside);
        }
        bool isCut = left > -radius || right < radius || cy < radius || cy >= image.Height - radius;
        if (zerosOutside && isCut)
        {
            double side = 2 * half.Sum() - half[0];
            weight += side * side - inside;
        }
        if (weight == 0) return T.NaN;
        return T.CreateTruncating(sum / weight);
    }
}
