namespace HstNotebooks;

/// <summary>A normal distribution to compare a histogram with.</summary>
/// <param name="Mean">Mean, data units.</param>
/// <param name="Sigma">Standard deviation, data units; more than 0.</param>
/// <param name="Label">Name in the legend; null writes mean and sigma.</param>
public sealed record GaussianCurve(double Mean, double Sigma, string? Label = null)
{
    /// <summary>Density at a value; the integral over all values is 1.</summary>
    public double Density(double value) => Math.Exp(-0.5 * Math.Pow((value - Mean) / Sigma, 2)) / (Sigma * Math.Sqrt(2 * Math.PI));
}
