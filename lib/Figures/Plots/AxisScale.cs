using System.Globalization;

namespace HstNotebooks;

/// <summary>How values lie along an axis of a plot.</summary>
public sealed record AxisScale
{
    /// <summary>Values beyond it, and on a logarithm those below its inverse, are as far away as infinity.</summary>
    internal const double Largest = 1e290;

    private readonly double _linearWithin;

    private AxisScale(Kind kind, double linearWithin = 0) => (IsKind, _linearWithin) = (kind, linearWithin);

    internal enum Kind { Linear, Log, SymLog }

    /// <summary>Evenly.</summary>
    public static AxisScale Linear { get; } = new(Kind.Linear);

    /// <summary>Evenly in log₁₀; values ≤ 0 are not shown.</summary>
    public static AxisScale Log { get; } = new(Kind.Log);

    /// <summary>
    /// Logarithmic both ways from zero, linear within ± <paramref name="linearWithin"/>, which takes as much room as a decade.
    /// </summary>
    /// <param name="linearWithin">More than 0, data units.</param>
    public static AxisScale SymLog(double linearWithin) => linearWithin is >= 1 / Largest and <= Largest
        ? new(Kind.SymLog, linearWithin)
        : throw new ArgumentOutOfRangeException(nameof(linearWithin), linearWithin, "The linear part of a symmetric logarithm is a positive number.");

    internal Kind IsKind { get; }

    internal bool IsLog => IsKind == Kind.Log;

    /// <summary>End of the linear part (SymLog).</summary>
    internal double LinearWithin => _linearWithin;

    /// <summary>
    /// Whether the axis can show a value: a finite one, on a logarithm a positive one, and none whose differences overflow.
    /// </summary>
    internal bool Shows(double value) => Math.Abs(value) <= Largest && (IsKind != Kind.Log || value >= 1 / Largest);

    /// <summary>From a value to a number that is even along the axis; NaN for what the axis cannot show.</summary>
    internal double Forward(double value) => IsKind switch
    {
        Kind.Linear => value,
        Kind.Log => value > 0 ? Math.Log10(value) : double.NaN,
        _ => Math.Abs(value) <= _linearWithin ? value / _linearWithin : Math.CopySign(1 + Math.Log10(Math.Abs(value) / _linearWithin), value),
    };

    /// <summary>The value at a number that is even along the axis.</summary>
    internal double Inverse(double u) => IsKind switch
    {
        Kind.Linear => u,
        Kind.Log => Math.Pow(10, u),
        _ => Math.Abs(u) <= 1 ? u * _linearWithin : Math.CopySign(_linearWithin * Math.Pow(10, Math.Abs(u) - 1), u),
    };

    /// <inheritdoc/>
    public override string ToString() => IsKind switch
    {
        Kind.Linear => "linear",
        Kind.Log => "log",
        _ => string.Create(CultureInfo.InvariantCulture, $"symlog, linear within ±{_linearWithin}"),
    };
}
