namespace HstNotebooks.Imaging;

/// <summary>What a pixel is replaced by: made of the good pixels of the source in the 5 × 5 about it.</summary>
/// <param name="source">The image as it was given.</param>
/// <param name="background">What is subtracted from it; null for nothing.</param>
/// <param name="blocked">Pixels that are not good; null for none.</param>
/// <param name="cleaning">How.</param>
/// <param name="lowerMedian">The median of an even number is the lower of the middle two, as in astroscrappy, not their mean.</param>
internal sealed class HitReplacement(
    Image<float> source, Image<float>? background, Image<bool>? blocked, CosmicRayCleaning cleaning, bool lowerMedian)
{
    // Of the whole image; for the middle of a large hit.
    private readonly Lazy<float> _level = new(() => Level(source, background, blocked));

    public float At(int x, int y, Image<bool> flagged)
    {
        Span<float> values = stackalloc float[25];
        int n = 0;
        double sum = 0, weights = 0;
        for (int v = Math.Max(0, y - 2); v <= Math.Min(source.Height - 1, y + 2); v++)
        {
            for (int u = Math.Max(0, x - 2); u <= Math.Min(source.Width - 1, x + 2); u++)
            {
                int i = v * source.Width + u;
                if (blocked is not null && blocked.Pixels[i]) continue;
                if (flagged.Pixels[i] && cleaning != CosmicRayCleaning.Median) continue;
                float value = background is null ? source.Pixels[i] : source.Pixels[i] - background.Pixels[i];
                values[n++] = value;
                double weight = cleaning == CosmicRayCleaning.InverseDistance ? 1 / Math.Sqrt((u - x) * (u - x) + (v - y) * (v - y)) : 1;
                sum += weight * value;
                weights += weight;
            }
        }
        if (n == 0) return _level.Value;
        if (cleaning is CosmicRayCleaning.MaskedMean or CosmicRayCleaning.InverseDistance) return (float)(sum / weights);
        return lowerMedian ? Selection.Rank(values[..n], (n - 1) / 2) : (float)Selection.Median(values[..n]);
    }

    private static float Level(Image<float> source, Image<float>? background, Image<bool>? blocked)
    {
        var level = background is null ? source : source - background;
        double median = RobustStatistics.Median(blocked is null ? level.Pixels : level.Select(blocked.Not()));
        return double.IsNaN(median) ? 0 : (float)median;
    }
}
