namespace HstNotebooks;

/// <summary>
/// An exponential disc seen face on as a sum of Gaussians, so that its light is known exactly at any resolution and on any grid.
/// </summary>
internal static class ExponentialDisc
{
    private const double Step = 0.7;

    /// <summary>
    /// σ (in scale lengths) and central brightness of each Gaussian for I(r) = exp(−r), by the trapezoidal rule in u = ln t of
    /// exp(−√s) = ∫ t^(−3/2) exp(−1/(4t) − s t) dt / (2√π), s = r². Within 1 per cent from r = 0.05 to 8; the cusp at the centre is round.
    /// </summary>
    public static IReadOnlyList<(double Sigma, double Central)> Gaussians { get; } =
    [
        .. Enumerable.Range(-5, 14).Select(j => Math.Exp(Step * j)).Select(t =>
            (1 / Math.Sqrt(2 * t), Step * Math.Exp(-1 / (4 * t)) / (2 * Math.Sqrt(Math.PI * t)))),
    ];
}
