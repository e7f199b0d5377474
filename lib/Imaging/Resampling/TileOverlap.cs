namespace HstNotebooks.Imaging;

/// <summary>What two tiles say of the sky that both see.</summary>
/// <param name="A">The first tile, 0-based.</param>
/// <param name="B">The second tile.</param>
/// <param name="Count">Pixels compared.</param>
/// <param name="Difference">Median of A − B, in the unit of the tiles, on the grid of the mosaic.</param>
/// <param name="Scatter">1.4826 × the median absolute deviation of A − B.</param>
/// <param name="FluxRatio">
/// Flux of B over that of A, each above its own median, in the pixels where their mean is 5 Scatter or more above its median; NaN when
/// there are fewer than 50 of them.
/// </param>
/// <param name="BrightCount">How many such pixels there are.</param>
public sealed record TileOverlap(int A, int B, int Count, double Difference, double Scatter, double FluxRatio, int BrightCount)
{
    /// <summary>Fewer common pixels say nothing about a median and its scatter.</summary>
    public const int FewestPixels = 25;

    private const int FewestBright = 50;

    // Bilinear interpolation correlates neighbours: a mean of pixels has the error of one of 4/9 as many independent ones, if every phase
    // occurs alike.
    private const double Correlation = 1.5;

    /// <summary>1 σ error of <see cref="Difference"/>: that of a median, with the correlation of neighbours by the interpolation.</summary>
    public double Uncertainty => Correlation * Math.Sqrt(Math.PI / 2 / Count) * Scatter;

    /// <summary>What the overlap of two resampled tiles says; null when they have too little in common.</summary>
    internal static TileOverlap? Of(int a, int b, float[] valuesA, float[] valuesB)
    {
        if (valuesA.Length < FewestPixels) return null;
        var difference = new double[valuesA.Length];
        var mean = new double[valuesA.Length];
        for (int i = 0; i < difference.Length; i++)
        {
            difference[i] = (double)valuesA[i] - valuesB[i];
            mean[i] = 0.5 * ((double)valuesA[i] + valuesB[i]);
        }
        double scatter = RobustStatistics.MadStd(difference), threshold = RobustStatistics.Median(mean) + 5 * scatter;
        double skyA = RobustStatistics.Median(valuesA), skyB = RobustStatistics.Median(valuesB), fluxA = 0, fluxB = 0;
        int bright = 0;
        for (int i = 0; i < mean.Length; i++)
        {
            if (!(mean[i] > threshold)) continue;
            fluxA += valuesA[i] - skyA;
            fluxB += valuesB[i] - skyB;
            bright++;
        }
        double ratio = bright >= FewestBright ? fluxB / fluxA : double.NaN;
        return new(a, b, difference.Length, RobustStatistics.Median(difference), scatter, ratio, bright);
    }
}
