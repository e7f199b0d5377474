namespace HstNotebooks.Astrometry;

/// <summary>
/// ZPN: R is a polynomial of the zenith distance ζ = 90° − θ in radians, P_0 … P_29, as far as it rises (paper II, section 5.1.7).
/// </summary>
internal readonly struct ZenithalPolynomial : IZenithalRadius
{
    private const int MaxTerms = 30;

    private readonly double[] _coefficients;
    private readonly double _lastZeta, _lastRadius;

    public ZenithalPolynomial(ProjectionParameters pv)
    {
        double[] all = [.. Enumerable.Range(0, MaxTerms).Select(m => pv.Optional(m, 0))];
        _coefficients = all[..(Array.FindLastIndex(all, c => c != 0) + 1)];
        if (!(all[1] > 0)) throw pv.Invalid(1, "P_1 > 0, a radius that rises from the pole");
        _lastZeta = FirstInflection(_coefficients);
        _lastRadius = new Polynomial(_coefficients, 0).At(_lastZeta).Value;
    }

    public double Radius(double theta)
    {
        double zeta = Math.PI / 2 - theta;
        return zeta <= _lastZeta ? new Polynomial(_coefficients, 0).At(zeta).Value : double.NaN;
    }

    public double Theta(double radius)
    {
        const double tolerance = 1e-13;
        double first = _coefficients[0];
        if (!(radius >= first - tolerance && radius <= _lastRadius + tolerance)) return double.NaN;
        double guess = _lastZeta * (radius - first) / (_lastRadius - first);
        return Math.PI / 2 - BracketedRoot.Find(new Polynomial(_coefficients, radius), 0, _lastZeta, guess);
    }

    // Where the derivative first vanishes: looked for in steps of one degree, so that wcslib finds the same one.
    private static double FirstInflection(double[] coefficients)
    {
        double[] falling = [.. coefficients.Skip(1).Select((c, i) => -c * (i + 1))];
        var derivative = new Polynomial(falling, 0);
        const double degree = Math.PI / 180;
        for (int i = 1; i <= 180; i++)
        {
            double low = (i - 1) * degree, high = i * degree;
            if (derivative.At(high).Value >= 0) return BracketedRoot.Find(derivative, low, high, (low + high) / 2);
        }
        return Math.PI;
    }

    /// <summary>Σ c_m ζ^m − R by Horner's rule, and its derivative.</summary>
    private readonly struct Polynomial(double[] coefficients, double radius) : IDifferentiable
    {
        public (double Value, double Slope) At(double x)
        {
            double value = 0, slope = 0;
            for (int m = coefficients.Length - 1; m >= 0; m--)
            {
                slope = slope * x + value;
                value = value * x + coefficients[m];
            }
            return (value - radius, slope);
        }
    }
}
