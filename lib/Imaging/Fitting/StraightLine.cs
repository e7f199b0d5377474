namespace HstNotebooks.Imaging;

/// <summary>A straight line y = slope · x + intercept, fitted by least squares, with the 1 σ errors of its numbers.</summary>
/// <param name="Slope">Slope.</param>
/// <param name="Intercept">y at x = 0.</param>
/// <param name="SlopeError">1 σ of the slope; 0 when it was given.</param>
/// <param name="InterceptError">1 σ of the intercept; 0 when it was given.</param>
public sealed record StraightLine(double Slope, double Intercept, double SlopeError = 0, double InterceptError = 0)
{
    /// <summary>Slope and intercept free; unweighted, as <c>numpy.polyfit</c>.</summary>
    /// <exception cref="ArgumentException">There are fewer than two different x.</exception>
    public static StraightLine Fit(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Require(x, y, 2);
        double meanX = x.Average(), meanY = y.Average(), xx = 0, xy = 0;
        for (int i = 0; i < x.Count; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
        }
        if (!(xx > 0)) throw new ArgumentException("All x are the same: there is no slope.", nameof(x));
        double slope = xy / xx, intercept = meanY - slope * meanX;
        double variance = x.Count > 2 ? Residuals(x, y, slope, intercept) / (x.Count - 2) : 0;
        return new(slope, intercept, Math.Sqrt(variance / xx), Math.Sqrt(variance * (1.0 / x.Count + meanX * meanX / xx)));
    }

    /// <summary>The intercept for a given slope: the mean of y − slope · x.</summary>
    public static StraightLine WithSlope(double slope, IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        Require(x, y, 1);
        double intercept = x.Zip(y, (a, b) => b - slope * a).Average();
        double variance = x.Count > 1 ? Residuals(x, y, slope, intercept) / (x.Count - 1) : 0;
        return new(slope, intercept, 0, Math.Sqrt(variance / x.Count));
    }

    /// <summary>The slope of a line through the origin.</summary>
    /// <param name="x">x of the points.</param>
    /// <param name="y">y of the points.</param>
    /// <param name="weights">Weights of the points, such as how many each stands for; null: all alike.</param>
    /// <exception cref="ArgumentException">All x are 0, or the lists differ in length.</exception>
    public static StraightLine ThroughOrigin(IReadOnlyList<double> x, IReadOnlyList<double> y, IReadOnlyList<double>? weights = null)
    {
        Require(x, y, 1);
        weights ??= [.. Enumerable.Repeat(1.0, x.Count)];
        if (weights.Count != x.Count) throw new ArgumentException($"{weights.Count} weights for {x.Count} points.", nameof(weights));
        double xx = 0, xy = 0, squares = 0;
        for (int i = 0; i < x.Count; i++)
        {
            xx += weights[i] * x[i] * x[i];
            xy += weights[i] * x[i] * y[i];
        }
        if (!(xx > 0)) throw new ArgumentException("All x are 0: there is no slope.", nameof(x));
        double slope = xy / xx;
        for (int i = 0; i < x.Count; i++) squares += weights[i] * (y[i] - slope * x[i]) * (y[i] - slope * x[i]);
        return new(slope, 0, x.Count > 1 ? Math.Sqrt(squares / (x.Count - 1) / xx) : 0);
    }

    /// <summary>y at x.</summary>
    public double At(double x) => Slope * x + Intercept;

    private static double Residuals(IReadOnlyList<double> x, IReadOnlyList<double> y, double slope, double intercept) =>
        x.Zip(y, (a, b) => Math.Pow(b - slope * a - intercept, 2)).Sum();

    private static void Require(IReadOnlyList<double> x, IReadOnlyList<double> y, int atLeast)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count) throw new ArgumentException($"{x.Count} x and {y.Count} y are not points.", nameof(y));
        if (x.Count < atLeast) throw new ArgumentException($"{x.Count} points are too few: at least {atLeast}.", nameof(x));
    }
}
