namespace HstNotebooks.Imaging;

/// <summary>A star as DAOFIND measures it.</summary>
/// <param name="X">Centre, 0-based pixels: of Gaussians fitted to the marginal distributions of the image.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="Sharpness">Brightest pixel minus the mean of the others under the kernel, over the height of the fitted star.</param>
/// <param name="Roundness1">Asymmetry of the convolved image between quadrants: 0 is round, ±2 a line.</param>
/// <param name="Roundness2">
/// Twice the difference over the sum of the marginal Gaussians' heights along x and y: negative when extended in x, positive in y.
/// </param>
/// <param name="Peak">The brightest pixel, in the unit of the image.</param>
/// <param name="Flux">Height of the fitted star over the threshold, so at least 1.</param>
public readonly record struct Star(double X, double Y, double Sharpness, double Roundness1, double Roundness2, double Peak, double Flux)
{
    /// <summary>−2.5 log₁₀ of the flux: 0 at the threshold.</summary>
    public double Magnitude => -2.5 * Math.Log10(Flux);
}
