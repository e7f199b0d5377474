namespace HstNotebooks;

/// <summary>Ticks of a logarithmic axis: powers of ten, with 2 to 9 between them as short ticks.</summary>
internal static class LogTicks
{
    /// <summary>As many labels as fit; an axis of less than a decade and a half is labelled with plain round numbers.</summary>
    public static AxisTicks For(Axis axis, LabelFit fit, int most)
    {
        double decades = Math.Log10(axis.Most / axis.Least);
        if (decades < 0.7) return LinearTicks.For(axis, fit, Math.Min(most, 5));
        int first = (int)Math.Floor(Math.Log10(axis.Least)), last = (int)Math.Ceiling(Math.Log10(axis.Most));
        bool plain = decades < 1.5;
        AxisTicks ticks = new([], axis.Label);
        // Every power, then every second one, and so on, until the labels fit.
        for (int stride = 1; stride <= last - first + 1; stride++)
        {
            ticks = new(At(axis, first, last, stride, plain, labelFew: stride == 1 && plain), axis.Label);
            if (ticks.Ticks.Count(t => t.Label is not null) <= most + 1 && fit.Fits(ticks.Ticks)) return ticks;
            if (stride == 1 && plain)
            {
                var powers = At(axis, first, last, 1, plain, labelFew: false);
                if (powers.Count(t => t.Label is not null) >= 2 && fit.Fits(powers)) return new(powers, axis.Label);
            }
        }
        return ticks with { Ticks = fit.Thinned(ticks.Ticks) };
    }

    private static List<Tick> At(Axis axis, int first, int last, int stride, bool plain, bool labelFew)
    {
        var ticks = new List<Tick>();
        for (int decade = first; decade <= last; decade++)
        {
            for (int digit = 1; digit <= 9; digit++)
            {
                double value = digit * Math.Pow(10, decade), position = axis.Fraction(value);
                if (position is < -1e-9 or > 1 + 1e-9) continue;
                bool power = digit == 1, major = power && Modulo(decade, stride) == 0;
                bool labelled = major || (labelFew && digit is 2 or 5);
                string? label = !labelled ? null : plain && decade is > -4 and < 5 ? Numbers.Shortest(value)
                    : (power ? "" : $"{digit}×") + Numbers.PowerOfTen(decade);
                // Between widely spaced powers the digits would only be a grey bar.
                if (power || stride == 1) ticks.Add(new(position, value, label, major));
            }
        }
        return [.. ticks.OrderBy(t => t.Position)];
    }

    private static int Modulo(int a, int b) => (a % b + b) % b;
}
