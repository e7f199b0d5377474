namespace HstNotebooks;

/// <summary>
/// One axis of a plot, from <paramref name="Lo"/> at its left or lower end to <paramref name="Hi"/> at the other, data units; it may
/// fall.
/// </summary>
internal sealed record Axis(string? Label, AxisScale Scale, double Lo, double Hi)
{
    private const double Margin = 0.045;

    public double Least => Math.Min(Lo, Hi);

    public double Most => Math.Max(Lo, Hi);

    /// <summary>Where a value lies along the axis: 0 at the beginning, 1 at the end; NaN for what a logarithm cannot show.</summary>
    public double Fraction(double value)
    {
        double from = Scale.Forward(Lo);
        return (Scale.Forward(value) - from) / (Scale.Forward(Hi) - from);
    }

    /// <summary>The value at a fraction of the axis.</summary>
    public double Value(double fraction)
    {
        double from = Scale.Forward(Lo);
        return Scale.Inverse(from + (Scale.Forward(Hi) - from) * fraction);
    }

    /// <summary>An axis that holds all values it can show, with a margin.</summary>
    /// <param name="label">Under or beside the axis.</param>
    /// <param name="scale">How values lie along it.</param>
    /// <param name="values">The data.</param>
    /// <param name="limits">Chosen ends, in the order of the axis; NaN for automatic ones.</param>
    /// <param name="reverse">High values first, where the ends are automatic.</param>
    /// <param name="fromZero">Begin at 0 without a margin: counts.</param>
    public static Axis Around(
        string? label, AxisScale scale, IEnumerable<double> values, (double Lo, double Hi)? limits = null, bool reverse = false, bool fromZero = false)
    {
        double lo = double.PositiveInfinity, hi = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!scale.Shows(value)) continue;
            lo = Math.Min(lo, value);
            hi = Math.Max(hi, value);
        }
        if (lo > hi) (lo, hi) = scale.IsLog ? (0.1, 10) : (0, 1);
        if (fromZero && !scale.IsLog) lo = Math.Min(0, lo);
        // Values that differ only in their last digits are the same to the eye.
        if (hi - lo <= Closest(lo, hi)) (lo, hi) = scale.IsLog ? (lo / 3, hi * 3) : (lo - Spread(lo), hi + Spread(hi));
        double a = scale.Forward(lo), b = scale.Forward(hi), margin = Margin * (b - a);
        var (from, to) = (fromZero && lo == 0 ? 0 : scale.Inverse(a - margin), scale.Inverse(b + margin));
        if (reverse) (from, to) = (to, from);
        if (limits is { } chosen)
        {
            // One chosen end and one automatic end keep the direction that was asked for.
            if (double.IsFinite(chosen.Lo)) from = chosen.Lo;
            if (double.IsFinite(chosen.Hi)) to = chosen.Hi;
            bool both = double.IsFinite(chosen.Lo) && double.IsFinite(chosen.Hi);
            if (!(from < to || (from > to && (both || reverse))) || !scale.Shows(from) || !scale.Shows(to)
                || Math.Abs(to - from) <= Closest(from, to))
            {
                throw new ArgumentException(
                    FormattableString.Invariant($"The limits {from} to {to} are no {scale} axis: they differ clearly{(scale.IsLog ? " and are positive" : "")}."), nameof(limits));
            }
        }
        return new(label, scale, from, to);

        static double Spread(double value) => Math.Abs(value) < 1 / AxisScale.Largest ? 1 : Math.Abs(value) * 0.1;

        static double Closest(double a, double b) => Math.Max(1 / AxisScale.Largest, 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    /// <summary>One axis that covers two of the same direction.</summary>
    public Axis Union(Axis other) => Lo <= Hi
        ? this with { Lo = Math.Min(Least, other.Least), Hi = Math.Max(Most, other.Most) }
        : this with { Lo = Math.Max(Most, other.Most), Hi = Math.Min(Least, other.Least) };
}
