namespace HstNotebooks;

/// <summary>Round values along a colour bar, at the positions the stretch gives them.</summary>
internal static class ColorBarTicks
{
    /// <summary>Ticks that keep <paramref name="gapPt"/> between one another on a bar of <paramref name="lengthPt"/>.</summary>
    /// <param name="lo">Value at the lower end.</param>
    /// <param name="hi">Value at the upper end.</param>
    /// <param name="stretch">From value to position.</param>
    /// <param name="lengthPt">Length of the bar, points.</param>
    /// <param name="gapPt">Least distance of ticks, points.</param>
    /// <param name="integers">Labels or flags: only whole numbers.</param>
    public static AxisTicks For(double lo, double hi, Stretch stretch, double lengthPt, double gapPt, bool integers = false)
    {
        double[] values = [];
        int most = Math.Clamp((int)(lengthPt / (gapPt * 1.6)), 2, 9);
        for (int count = most; count >= 2; count--)
        {
            values = LinearTicks.Values(lo, hi, count, integers);
            if (Apart(values)) break;
        }
        // A steep stretch crowds even steps at one end: then choose among rounder and rounder numbers, the roundest first.
        if ((!integers || stretch != Stretch.Linear) && (values.Length < 4 || !Apart(values) || !Balanced(values)))
        {
            var chosen = new List<double>();
            foreach (double value in Candidates(lo, hi).Where(v => !integers || v % 1 == 0))
            {
                if (value >= lo && value <= hi && chosen.TrueForAll(c => Math.Abs(Position(c) - Position(value)) * lengthPt >= gapPt * 1.25)) chosen.Add(value);
            }
            if (chosen.Count > values.Length || !Apart(values)) values = [.. chosen.Order()];
        }
        var (labels, factor) = Labels(values);
        return new([.. values.Select((v, i) => new Tick(Position(v), v, labels[i]))], null, factor);

        double Position(double value) => stretch.Apply((value - lo) / (hi - lo));

        bool Apart(double[] v) => Enumerable.Range(1, Math.Max(0, v.Length - 1)).All(i => (Position(v[i]) - Position(v[i - 1])) * lengthPt >= gapPt);

        bool Balanced(double[] v) => v.Length > 1 && Position(v[0]) < 0.35
            && Enumerable.Range(1, v.Length - 1).All(i => Position(v[i]) - Position(v[i - 1]) < 0.3);
    }

    private static IEnumerable<double> Candidates(double lo, double hi)
    {
        yield return 0;
        int top = Numbers.Exponent(Math.Max(Math.Abs(lo), Math.Abs(hi)));
        foreach (int digit in new[] { 1, 5, 2, 3 })
        {
            for (int power = top; power > top - 5; power--)
            {
                yield return digit * Math.Pow(10, power);
                yield return -digit * Math.Pow(10, power);
            }
        }
        // A narrow range far from zero holds none of these.
        foreach (double value in LinearTicks.Values(lo, hi, 4)) yield return value;
    }

    private static (string[] Labels, string Factor) Labels(double[] values)
    {
        double largest = values.Length == 0 ? 0 : values.Max(Math.Abs);
        bool even = values.Length < 3 || Enumerable.Range(2, values.Length - 2)
            .All(i => Math.Abs(values[i] - 2 * values[i - 1] + values[i - 2]) < 1e-6 * (values[^1] - values[0]));
        if (even) return LinearTicks.Labels(values);
        int exponent = Numbers.Exponent(largest);
        int power = exponent is <= -3 or >= 5 ? exponent : 0;
        double scale = Math.Pow(10, power);
        return (Array.ConvertAll(values, v => Numbers.Shortest(Math.Round(v / scale, 8))), power == 0 ? "" : "×" + Numbers.PowerOfTen(power));
    }
}
