namespace HstNotebooks.Imaging;

/// <summary>A circular Gaussian source.</summary>
/// <param name="X">Centre, 0-based pixels.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="SigmaPx">σ, pixels; above 0.</param>
/// <param name="Flux">Its integral over the whole plane.</param>
public readonly record struct GaussianSource(double X, double Y, double SigmaPx, double Flux);
