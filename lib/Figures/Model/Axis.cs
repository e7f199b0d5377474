namespace HstNotebooks;

/// <summary>One axis of a plot, from <paramref name="Lo"/> to <paramref name="Hi"/> in data units.</summary>
internal sealed record Axis(string? Label, bool Log, double Lo, double Hi)
{
    /// <summary>Where a value lies along the axis: 0 at the low end, 1 at the high end; NaN for what a logarithm cannot show.</summary>
    public double Fraction(double value) => Log
        ? value > 0 ? Math.Log(value / Lo) / Math.Log(Hi / Lo) : double.NaN
        : (value - Lo) / (Hi - Lo);

    /// <summary>The value at a fraction of the axis.</summary>
    public double Value(double fraction) => Log ? Lo * Math.Pow(Hi / Lo, fraction) : Lo + (Hi - Lo) * fraction;

    /// <summary>An axis that holds all finite values, with a margin.</summary>
    /// <param name="label">Under or beside the axis.</param>
    /// <param name="log">Logarithmic: values ≤ 0 are left out.</param>
    /// <param name="values">The data.</param>
    /// <param name="limits">Chosen ends; NaN for automatic ones.</param>
    /// <param name="fromZero">Begin at 0 without a margin: counts.</param>
    public static Axis Around(string? label, bool log, IEnumerable<double> values, (double Lo, double Hi)? limits = null, bool fromZero = false)
    {
        double lo = double.PositiveInfinity, hi = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsFinite(value) || (log && value <= 0)) continue;
            lo = Math.Min(lo, value);
            hi = Math.Max(hi, value);
        }
        if (lo > hi) (lo, hi) = log ? (0.1, 10) : (0, 1);
        if (fromZero && !log) lo = 0;
        if (lo == hi) (lo, hi) = log ? (lo / 3, hi * 3) : (lo - Spread(lo), hi + Spread(hi));
        const double margin = 0.045;
        var (from, to) = log
            ? (lo / Math.Pow(hi / lo, margin), hi * Math.Pow(hi / lo, margin))
            : (fromZero ? 0 : lo - margin * (hi - lo), hi + margin * (hi - lo));
        if (limits is { } chosen)
        {
            if (double.IsFinite(chosen.Lo)) from = chosen.Lo;
            if (double.IsFinite(chosen.Hi)) to = chosen.Hi;
            if (!(from < to) || (log && from <= 0))
            {
                throw new ArgumentException(
                    $"The limits {from} to {to} are no {(log ? "logarithmic " : "")}axis: the first is smaller{(log ? " and positive" : "")}.", nameof(limits));
            }
        }
        return new(label, log, from, to);

        static double Spread(double value) => value == 0 ? 1 : Math.Abs(value) * 0.1;
    }
}
