using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Gaussian noise without correlation. Each row has a generator of its own, <see cref="SplitMix64"/>; two of its numbers make the noise of
/// two neighbouring pixels (Box &amp; Muller 1958). A pixel's noise therefore depends on seed, row and column alone, not on the size of the
/// image, its values, or the number of threads.
/// </summary>
public static class WhiteNoise
{
    /// <summary>The image plus noise; NaN stays NaN.</summary>
    /// <param name="image">The image.</param>
    /// <param name="rms">Standard deviation of the noise, in units of the image, ≥ 0.</param>
    /// <param name="seed">Equal seeds give equal noise.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double; the sum is done in double.</typeparam>
    public static Image<T> Add<T>(Image<T> image, double rms, long seed, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(rms >= 0) || !double.IsFinite(rms)) throw new ArgumentOutOfRangeException(nameof(rms), rms, "A finite number, not negative.");
        var result = new Image<T>(image.Width, image.Height);
        Compute.Rows(image.Height, y => AddToRow(image.Row(y), result.Row(y), rms, new((ulong)seed, y)), cancellation);
        return result;
    }

    private static void AddToRow<T>(ReadOnlySpan<T> from, Span<T> to, double rms, SplitMix64 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int x = 0; x < from.Length; x += 2)
        {
            double radius = rms * Math.Sqrt(-2 * Math.Log(1 - random.Uniform()));
            var (sin, cos) = Math.SinCos(2 * Math.PI * random.Uniform());
            to[x] = T.CreateTruncating(double.CreateTruncating(from[x]) + radius * cos);
            if (x + 1 < from.Length) to[x + 1] = T.CreateTruncating(double.CreateTruncating(from[x + 1]) + radius * sin);
        }
    }
}
