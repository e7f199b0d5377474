namespace HstNotebooks.Imaging;

/// <summary>
/// How many pixels fall into each of even bins from <paramref name="Lo"/> to <paramref name="Hi"/>; the last bin holds its upper end
/// (<c>numpy.histogram</c>).
/// </summary>
/// <param name="Lo">Lower end of the first bin.</param>
/// <param name="Hi">Upper end of the last bin.</param>
/// <param name="Counts">Pixels in each bin.</param>
public sealed record EvenHistogram(double Lo, double Hi, IReadOnlyList<long> Counts)
{
    /// <summary>Width of a bin.</summary>
    public double BinWidth => (Hi - Lo) / Counts.Count;

    /// <summary>Pixels in all bins.</summary>
    public long Total => Counts.Sum();

    /// <summary>Mean of the bin centres, weighted by their counts.</summary>
    public double Mean => Weighted(c => c);

    /// <summary>Population standard deviation of the bin centres, weighted by their counts.</summary>
    public double Std
    {
        get
        {
            double mean = Mean;
            return Math.Sqrt(Weighted(c => (c - mean) * (c - mean)));
        }
    }

    /// <summary>Centre of the first bin up to whose end there is half of the pixels.</summary>
    public double Median
    {
        get
        {
            long half = (Total + 1) / 2, sum = 0;
            int bin = 0;
            while (bin < Counts.Count - 1 && (sum += Counts[bin]) < half) bin++;
            return Centre(bin);
        }
    }

    /// <summary>Middle of a bin.</summary>
    public double Centre(int bin) => Lo + (bin + 0.5) * BinWidth;

    /// <summary>Lower end of a bin; the upper end of the last one for their number.</summary>
    public double Edge(int bin) => bin == Counts.Count ? Hi : Lo + bin * BinWidth;

    /// <summary>
    /// The histogram without its tails: first the values up to the percentile <paramref name="tailPercent"/> are left out, then of the rest
    /// those from the percentile 100 − <paramref name="tailPercent"/> on; the bins go from the smallest to the largest value kept.
    /// </summary>
    /// <param name="image">Pixels that are not finite are left out. None is copied.</param>
    /// <param name="tailPercent">0 keeps all but the extreme values; less than 50.</param>
    /// <param name="bins">1 to 1,000,000.</param>
    /// <exception cref="ArgumentException">Fewer than two different values are left.</exception>
    public static EvenHistogram WithoutTails(Image<float> image, double tailPercent, int bins)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(tailPercent is >= 0 and < 50))
        {
            throw new ArgumentOutOfRangeException(nameof(tailPercent), tailPercent, "A tail has 0 to 50 % of the values.");
        }
        var ranked = new OrderStatistics<float>(image.Pixels);
        int first = 0, end = ranked.Count;
        if (end > 0)
        {
            first = CountOf(image, At(0, end, tailPercent), includes: true);
            if (first < end) end = CountOf(image, At(first, end, 100 - tailPercent), includes: false);
        }
        if (end - first < 2 || !(ranked[first] < ranked[end - 1]))
        {
            throw new ArgumentException(
                $"{ranked.Count} finite pixels leave no two different values between their tails: there is no histogram.", nameof(image));
        }
        return Between(image, ranked[first], ranked[end - 1], bins);

        // The percentile of the values of these ranks.
        double At(int from, int to, double percent)
        {
            double rank = from + percent / 100 * (to - from - 1);
            int below = (int)rank;
            double low = ranked[below];
            return rank == below ? low : low + (rank - below) * (ranked[below + 1] - low);
        }
    }

    /// <summary>The histogram of the pixels from <paramref name="lo"/> to <paramref name="hi"/>, both included.</summary>
    /// <exception cref="ArgumentException">The ends are not finite and ascending.</exception>
    public static EvenHistogram Between(Image<float> image, double lo, double hi, int bins)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(lo < hi && double.IsFinite(hi - lo)))
        {
            throw new ArgumentException($"Bins from {lo} to {hi}: finite, ascending ends were expected.");
        }
        if (bins is < 1 or > 1_000_000) throw new ArgumentOutOfRangeException(nameof(bins), bins, "A histogram has 1 to 1,000,000 bins.");
        var parts = Parts(image, part =>
        {
            var counts = new long[bins];
            double perUnit = bins / (hi - lo), width = (hi - lo) / bins;
            foreach (float value in part)
            {
                if (!(value >= lo && value <= hi)) continue;
                int bin = Math.Min((int)((value - lo) * perUnit), bins - 1);
                // The product may be a rounding error beside an edge.
                if (value < lo + bin * width) bin--;
                else if (bin < bins - 1 && value >= lo + (bin + 1) * width) bin++;
                counts[Math.Max(bin, 0)]++;
            }
            return counts;
        });
        var all = new long[bins];
        foreach (var part in parts) for (int i = 0; i < bins; i++) all[i] += part[i];
        return new(lo, hi, all);
    }

    // How many values are below a limit, or up to it.
    private static int CountOf(Image<float> image, double limit, bool includes) => Parts(image, part =>
    {
        int count = 0;
        foreach (float value in part) if (float.IsFinite(value) && (value < limit || (includes && value == limit))) count++;
        return count;
    }).Sum();

    private delegate TPart OnPart<TPart>(ReadOnlySpan<float> part);

    private static TPart[] Parts<TPart>(Image<float> image, OnPart<TPart> f)
    {
        const int size = 1 << 20;
        var parts = new TPart[(image.Pixels.Length + size - 1) / size];
        Compute.For(parts.Length, i => parts[i] = f(image.Pixels.AsSpan(i * size, Math.Min(size, image.Pixels.Length - i * size))));
        return parts;
    }

    private double Weighted(Func<double, double> of) => Enumerable.Range(0, Counts.Count).Sum(i => Counts[i] * of(Centre(i))) / Total;
}
