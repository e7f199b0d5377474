using System.Globalization;

namespace HstNotebooks;

/// <summary>A number with its 1 σ uncertainty.</summary>
/// <param name="Value">The number.</param>
/// <param name="Error">Its uncertainty; NaN when not known.</param>
public readonly record struct Measured(double Value, double Error)
{
    /// <summary>As <c>1.012 ± 0.004</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.000} ± {Error:0.000}");
}
