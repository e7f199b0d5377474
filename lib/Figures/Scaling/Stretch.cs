using System.Globalization;

namespace HstNotebooks;

/// <summary>
/// How brightness between the limits becomes a position on the colour scale; the formulas and defaults of
/// <c>astropy.visualization</c> (LinearStretch, SqrtStretch, LogStretch, AsinhStretch).
/// </summary>
public sealed record Stretch
{
    private readonly Kind _kind;
    private readonly double _a;

    private Stretch(Kind kind, double a) => (_kind, _a) = (kind, a);

    private enum Kind { Linear, Sqrt, Log, Asinh }

    /// <summary>x.</summary>
    public static Stretch Linear { get; } = new(Kind.Linear, 1);

    /// <summary>√x.</summary>
    public static Stretch Sqrt { get; } = new(Kind.Sqrt, 1);

    /// <summary>log(1 + a x) / log(1 + a), a = 1000.</summary>
    public static Stretch Log { get; } = LogWith(1000);

    /// <summary>asinh(x / a) / asinh(1 / a), a = 0.1: linear below a, logarithmic above.</summary>
    public static Stretch Asinh { get; } = AsinhWith(0.1);

    /// <summary><see cref="Log"/> with another constant.</summary>
    /// <param name="a">More than 0; the larger, the more faint light is raised.</param>
    public static Stretch LogWith(double a) => new(Kind.Log, Positive(a));

    /// <summary><see cref="Asinh"/> with another softening.</summary>
    /// <param name="a">More than 0; the smaller, the more faint light is raised.</param>
    public static Stretch AsinhWith(double a) => new(Kind.Asinh, Positive(a));

    internal string Name => _kind.ToString().ToLowerInvariant();

    internal double Constant => _a;

    /// <summary>
    /// Position on the colour scale of the fraction <paramref name="x"/> of the interval; both in [0, 1], clamped. NaN stays NaN.
    /// </summary>
    public double Apply(double x)
    {
        x = Math.Clamp(x, 0, 1);
        return _kind switch
        {
            Kind.Sqrt => Math.Sqrt(x),
            Kind.Log => Math.Log(_a * x + 1) / Math.Log(_a + 1),
            Kind.Asinh => Math.Asinh(x / _a) / Math.Asinh(1 / _a),
            _ => x,
        };
    }

    /// <summary>Indices of colours at even steps of the fraction from 0 to 1.</summary>
    internal byte[] Lookup()
    {
        const int steps = 1 << 16;
        var lookup = new byte[steps + 1];
        for (int index = 1; index < ColorMap.Missing; index++)
        {
            // The colour changes half-way between two positions of the scale.
            int from = (int)Math.Ceiling(Inverse((index - 0.5) / (ColorMap.Missing - 1)) * steps);
            lookup.AsSpan(from).Fill((byte)index);
        }
        return lookup;
    }

    /// <summary>Fraction of the interval that lies at position <paramref name="y"/> of the colour scale.</summary>
    public double Inverse(double y)
    {
        y = Math.Clamp(y, 0, 1);
        return _kind switch
        {
            Kind.Sqrt => y * y,
            Kind.Log => (Math.Pow(_a + 1, y) - 1) / _a,
            Kind.Asinh => _a * Math.Sinh(y * Math.Asinh(1 / _a)),
            _ => y,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => _kind switch
    {
        Kind.Sqrt => "sqrt",
        Kind.Log => _a == 1000 ? "log" : string.Create(CultureInfo.InvariantCulture, $"log, a = {_a}"),
        Kind.Asinh => _a == 0.1 ? "asinh" : string.Create(CultureInfo.InvariantCulture, $"asinh, a = {_a}"),
        _ => "linear",
    };

    private static double Positive(double a) =>
        a > 0 && double.IsFinite(a) ? a : throw new ArgumentOutOfRangeException(nameof(a), a, "The constant of a stretch is a positive number.");
}
