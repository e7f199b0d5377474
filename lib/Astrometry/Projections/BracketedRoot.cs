namespace HstNotebooks.Astrometry;

/// <summary>A function with its derivative, whose root is wanted.</summary>
internal interface IDifferentiable
{
    /// <summary>Value and derivative.</summary>
    (double Value, double Slope) At(double x);
}

/// <summary>Newton's method, kept inside a bracket by bisection: it always converges.</summary>
internal static class BracketedRoot
{
    /// <summary>
    /// To the last digits, the root of a function that is ≤ 0 at <paramref name="low"/> and ≥ 0 at <paramref name="high"/>.
    /// </summary>
    public static double Find<T>(T function, double low, double high, double guess) where T : struct, IDifferentiable
    {
        double x = Math.Clamp(guess, low, high), step = high - low;
        for (int i = 0; i < 200; i++)
        {
            var (value, slope) = function.At(x);
            // At the root, or NaN.
            if (!(Math.Abs(value) > 0)) break;
            if (value < 0) low = x;
            else high = x;
            double newton = value / slope, previous = step;
            // Rounding alone is left: beyond this, steps no longer shrink.
            if (Math.Abs(newton) <= 1e-15 * Math.Abs(x)) return Math.Clamp(x - newton, low, high);
            // Newton's step must stay inside and shrink; the negation sends NaN to bisection too.
            bool bisect = !(x - newton > low && x - newton < high && Math.Abs(newton) <= 0.5 * Math.Abs(previous));
            double next = bisect ? low + (high - low) / 2 : x - newton;
            step = next - x;
            x = next;
            if (Math.Abs(step) <= 2e-16 * Math.Abs(x)) break;
        }
        return x;
    }
}
