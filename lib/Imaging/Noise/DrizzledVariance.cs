namespace HstNotebooks.Imaging;

/// <summary>The variance that electrons and read-out give a drizzled image in electrons per second.</summary>
public static class DrizzledVariance
{
    /// <summary>
    /// (max(value, 0) + sky) / t + n (read noise)² / t² of each pixel, (electrons per second)²; NaN where the image is not finite or t is
    /// not positive. The correlation of drizzled noise is not in it. Memory: 4 bytes a pixel.
    /// </summary>
    /// <param name="image">The image, electrons per second.</param>
    /// <param name="timeS">t, exposure time of each pixel, seconds.</param>
    /// <param name="exposures">n, exposures of each pixel; null for one everywhere.</param>
    /// <param name="readNoise">Read noise of one exposure, electrons, ≥ 0.</param>
    /// <param name="subtractedSky">Sky that was subtracted from the image, electrons per second, ≥ 0.</param>
    /// <exception cref="ArgumentException">The shapes differ, or a number is negative.</exception>
    public static Image<float> Of(
        Image<float> image, Image<float> timeS, Image<ushort>? exposures, double readNoise, double subtractedSky = 0)
    {
        Arithmetic.RequireSameShape(image, timeS);
        if (exposures is not null) Arithmetic.RequireSameShape(image, exposures);
        ArgumentOutOfRangeException.ThrowIfNegative(readNoise);
        ArgumentOutOfRangeException.ThrowIfNegative(subtractedSky);
        var variance = Image<float>.Uninitialized(image.Width, image.Height);
        Compute.Rows(image.Height, y =>
        {
            ReadOnlySpan<float> values = image.Row(y), times = timeS.Row(y);
            var to = variance.Row(y);
            var counts = exposures is null ? default : exposures.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                double t = times[x], read = (counts.IsEmpty ? 1 : counts[x]) * readNoise * readNoise;
                bool isSeen = t > 0 && float.IsFinite(values[x]);
                to[x] = isSeen ? (float)((Math.Max(0, values[x]) + subtractedSky + read / t) / t) : float.NaN;
            }
        });
        return variance;
    }
}
