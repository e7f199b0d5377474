using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Which values are the ends of the colour scale. NaN and infinite pixels are ignored; without a finite pixel both limits are NaN.
/// </summary>
public sealed class Interval
{
    private readonly Func<PixelSource, (double Lo, double Hi)> _limits;
    private readonly string _name;

    private Interval(string name, Func<PixelSource, (double Lo, double Hi)> limits) => (_name, _limits) = (name, limits);

    /// <summary>The smallest and the largest value.</summary>
    public static Interval MinMax { get; } = new("minimum to maximum", p => p.Extremes());

    /// <summary>The ZScale limits of IRAF and DS9 (<c>astropy.visualization.ZScaleInterval</c>): good for sky noise.</summary>
    public static Interval ZScale { get; } = new("zscale", HstNotebooks.ZScale.Of);

    /// <summary>The central <paramref name="percent"/> of the values (<c>astropy.visualization.PercentileInterval</c>).</summary>
    /// <param name="percent">More than 0, at most 100.</param>
    public static Interval Percentile(double percent)
    {
        Percent(percent, nameof(percent));
        double tail = (100 - percent) / 2;
        return new(Text($"central {percent} %"), p => Between(p, tail, 100 - tail));
    }

    /// <summary>From one percentile to another.</summary>
    /// <param name="loPercent">0 to 100.</param>
    /// <param name="hiPercent">More than <paramref name="loPercent"/>, at most 100.</param>
    public static Interval Percentile(double loPercent, double hiPercent)
    {
        Percent(hiPercent, nameof(hiPercent));
        if (!(loPercent >= 0 && loPercent < hiPercent))
        {
            throw new ArgumentOutOfRangeException(nameof(loPercent), loPercent, "The lower percentile is at least 0 and below the upper one.");
        }
        return new(Text($"{loPercent} % to {hiPercent} %"), p => Between(p, loPercent, hiPercent));
    }

    /// <summary>These limits.</summary>
    public static Interval Fixed(double lo, double hi) => double.IsFinite(lo) && double.IsFinite(hi) && lo < hi
        ? new(Text($"{lo} to {hi}"), _ => (lo, hi))
        : throw new ArgumentOutOfRangeException(nameof(lo), lo, $"The limits are finite and the lower one is below the upper one, {hi}.");

    /// <summary>−v to +v, where <paramref name="percent"/> of the values have |value| ≤ v: for residuals.</summary>
    /// <param name="percent">More than 0, at most 100.</param>
    public static Interval Symmetric(double percent = 99.5)
    {
        Percent(percent, nameof(percent));
        return new(Text($"±{percent} %"), p =>
        {
            double v = RobustStatistics.Percentiles(p.Sample(absolute: true), percent)[0];
            return (-v, v);
        });
    }

    /// <summary>The limits for this image.</summary>
    public (double Lo, double Hi) Limits<T>(Image<T> image) where T : unmanaged => _limits(PixelSource.Of(image));

    /// <summary>The limits for these values.</summary>
    public (double Lo, double Hi) Limits(IEnumerable<double> values) => _limits(PixelSource.Of(values.ToArray()));

    /// <inheritdoc/>
    public override string ToString() => _name;

    /// <summary>
    /// Limits that are apart, so that every image has a scale: of a mostly constant image the extremes, of a constant one a margin about
    /// it.
    /// </summary>
    internal (double Lo, double Hi) DisplayLimits(PixelSource pixels)
    {
        var (lo, hi) = Bounded(_limits(pixels));
        if (lo < hi) return (lo, hi);
        (lo, hi) = Bounded(pixels.Extremes());
        if (lo < hi || double.IsNaN(lo)) return (lo, hi);
        double margin = lo == 0 ? 1 : Math.Abs(lo) * 0.1;
        return (lo - margin, lo + margin);

        // Differences of larger values overflow.
        static (double, double) Bounded((double Lo, double Hi) limits) => (
            Math.Clamp(limits.Lo, -AxisScale.Largest, AxisScale.Largest), Math.Clamp(limits.Hi, -AxisScale.Largest, AxisScale.Largest));
    }

    private static (double Lo, double Hi) Between(PixelSource pixels, double lo, double hi)
    {
        var limits = RobustStatistics.Percentiles(pixels.Sample(), lo, hi);
        return (limits[0], limits[1]);
    }

    private static void Percent(double percent, string name)
    {
        if (!(percent > 0 && percent <= 100))
        {
            throw new ArgumentOutOfRangeException(name, percent, "A percentage is more than 0 and at most 100.");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
