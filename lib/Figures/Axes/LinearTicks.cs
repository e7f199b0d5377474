namespace HstNotebooks;

/// <summary>Round ticks of a linear axis, steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
internal static class LinearTicks
{
    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <summary>As many ticks, up to about <paramref name="most"/>, as the labels leave room for.</summary>
    public static AxisTicks For(Axis axis, LabelFit fit, int most, bool integers = false)
    {
        AxisTicks? ticks = null;
        for (int count = most; count >= 2; count--)
        {
            ticks = Labelled(axis, Values(axis.Least, axis.Most, count, integers), minor: !integers);
            if (fit.Fits(ticks.Ticks)) return ticks;
        }
        return ticks! with { Ticks = fit.Thinned(ticks!.Ticks) };
    }

    /// <summary>Round values in [lo, hi], at most <paramref name="most"/> + 1 of them.</summary>
    public static double[] Values(double lo, double hi, int most, bool integers = false)
    {
        double step = Step((hi - lo) / most, integers);
        double first = Math.Ceiling(lo / step - 1e-9), last = Math.Floor(hi / step + 1e-9);
        if (!(last >= first)) return [];
        var values = new double[(int)(last - first) + 1];
        for (int i = 0; i < values.Length; i++) values[i] = (first + i) * step;
        return values;
    }

    /// <summary>Round values with their labels, a factor or an offset taken out where they would be long.</summary>
    private static AxisTicks Labelled(Axis axis, double[] values, bool minor)
    {
        var (labels, factor) = Labels(values);
        var ticks = values.Select((v, i) => new Tick(axis.Fraction(v), v, labels[i])).Concat(minor ? Minor(axis, values) : []);
        return new([.. ticks.OrderBy(t => t.Position)], axis.Label, factor);
    }

    // Fifths of a step of 1 or 5, quarters of one of 2: what a reader can interpolate.
    private static IEnumerable<Tick> Minor(Axis axis, double[] values)
    {
        if (values.Length < 2 || axis.Scale.IsKind != AxisScale.Kind.Linear) yield break;
        double step = values[1] - values[0];
        int digit = (int)Math.Round(10 * step / Math.Pow(10, Numbers.Exponent(step)));
        int parts = digit == 20 ? 4 : 5;
        double first = values[0] - step;
        for (int i = 0; i < parts * (values.Length + 1); i++)
        {
            double value = first + step * i / parts;
            if (i % parts != 0 && value > axis.Least && value < axis.Most) yield return new(axis.Fraction(value), value, null, Major: false);
        }
    }

    /// <summary>Labels of evenly spaced values, and the factor or offset taken out of them.</summary>
    public static (string[] Labels, string Factor) Labels(double[] values)
    {
        if (values.Length == 0) return ([], "");
        double largest = values.Max(Math.Abs), step = values.Length > 1 ? values[1] - values[0] : largest;
        if (largest == 0) return (Array.ConvertAll(values, _ => "0"), "");

        double offset = 0;
        if (step * (values.Length - 1) < largest * 1e-4)
        {
            double unit = Math.Pow(10, Numbers.Exponent(step * values.Length) + 1);
            offset = Math.Floor(values[0] / unit) * unit;
            largest = values.Max(v => Math.Abs(v - offset));
        }
        int exponent = Numbers.Exponent(largest);
        int power = exponent is <= -4 or >= 5 ? exponent : 0;
        double scale = Math.Pow(10, power);
        int decimals = Decimals(step / scale);
        string factor = (power != 0 ? "×" + Numbers.PowerOfTen(power) : "")
            + (offset == 0 ? "" : (power != 0 ? " " : "") + (offset < 0 ? "" : "+") + Numbers.Shortest(offset));
        return (Array.ConvertAll(values, v => Numbers.Fixed((v - offset) / scale, decimals)), factor);
    }

    private static double Step(double least, bool integers)
    {
        if (integers && least < 1) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        foreach (double step in Steps)
        {
            bool whole = !integers || step * power % 1 == 0;
            if (step * power >= least * (1 - 1e-9) && whole) return step * power;
        }
        return 10 * power;
    }

    private static int Decimals(double step)
    {
        for (int decimals = 0; decimals < 12; decimals++)
        {
            double scaled = step * Math.Pow(10, decimals);
            if (Math.Abs(scaled - Math.Round(scaled)) < 1e-6 * Math.Max(1, scaled)) return decimals;
        }
        return 12;
    }
}
