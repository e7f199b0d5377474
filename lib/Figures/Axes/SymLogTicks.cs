namespace HstNotebooks;

/// <summary>
/// Ticks of an axis that is logarithmic both ways from zero: zero, ± powers of ten, and the digits between them as short ticks.
/// </summary>
internal static class SymLogTicks
{
    /// <summary>As many powers as leave room for their labels; zero always.</summary>
    public static AxisTicks For(Axis axis, LabelFit fit)
    {
        int first = (int)Math.Ceiling(Math.Log10(axis.Scale.LinearWithin) - 1e-9);
        int last = (int)Math.Floor(Math.Log10(Math.Max(Math.Abs(axis.Lo), Math.Abs(axis.Hi))) + 1e-9);
        AxisTicks ticks = new([], axis.Label);
        for (int stride = 1; stride <= Math.Max(1, last - first + 1); stride++)
        {
            ticks = new(At(axis, first, last, stride), axis.Label);
            if (fit.Fits(ticks.Ticks)) return ticks;
        }
        return ticks with { Ticks = fit.Thinned(ticks.Ticks) };
    }

    private static List<Tick> At(Axis axis, int first, int last, int stride)
    {
        var ticks = new List<Tick>();
        Add(0, "0", true);
        for (int decade = first; decade <= last; decade++)
        {
            bool labelled = (last - decade) % stride == 0;
            for (int digit = 1; digit <= 9; digit++)
            {
                double value = digit * Math.Pow(10, decade);
                string? label = digit == 1 && labelled ? Numbers.PowerOfTen(decade) : null;
                Add(value, label, digit == 1);
                Add(-value, label is null ? null : "−" + label, digit == 1);
            }
        }
        return [.. ticks.OrderBy(t => t.Position)];

        void Add(double value, string? label, bool major)
        {
            double position = axis.Fraction(value);
            if (position is >= -1e-9 and <= 1 + 1e-9) ticks.Add(new(position, value, label, major));
        }
    }
}
