namespace HstNotebooks;

/// <summary>Round values of another quantity along an x axis, wherever a rising or falling function puts them.</summary>
internal static class TopTicks
{
    private const int Bisections = 60;

    /// <summary>As many as leave room for their labels.</summary>
    public static AxisTicks For(TopAxis top, Axis x, LabelFit fit, int most)
    {
        double atLeft = top.FromX(x.Value(0)), atRight = top.FromX(x.Value(1));
        if (!double.IsFinite(atLeft) || !double.IsFinite(atRight) || atLeft == atRight) return new([], top.Label);
        AxisTicks ticks = new([], top.Label);
        for (int count = most; count >= 2; count--)
        {
            var values = LinearTicks.Values(Math.Min(atLeft, atRight), Math.Max(atLeft, atRight), count);
            var (labels, factor) = LinearTicks.Labels(values);
            ticks = new([.. values.Select((v, i) => new Tick(Position(v), v, labels[i])).OrderBy(t => t.Position)], top.Label, factor);
            if (fit.Fits(ticks.Ticks)) return ticks;
        }
        return ticks with { Ticks = fit.Thinned(ticks.Ticks) };

        double Position(double value)
        {
            double low = 0, high = 1;
            for (int i = 0; i < Bisections; i++)
            {
                double middle = (low + high) / 2;
                if (top.FromX(x.Value(middle)) < value == atLeft < atRight) low = middle;
                else high = middle;
            }
            return (low + high) / 2;
        }
    }
}
