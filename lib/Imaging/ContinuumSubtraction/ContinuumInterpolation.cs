namespace HstNotebooks.Imaging;

/// <summary>How the continuum under a line is interpolated between two bands.</summary>
public enum ContinuumInterpolation
{
    /// <summary>
    /// The logarithm of the flux density, linear in wavelength: exact for an exponential spectrum. Pixels whose signal to noise is low in
    /// either band are interpolated linearly, because the logarithm of a noisy number is biased and that of a negative one is none.
    /// </summary>
    LogFlux,

    /// <summary>The flux density, linear in wavelength, whatever its sign.</summary>
    Linear,

    /// <summary>
    /// <see cref="Linear"/> where both bands have the same sign, and the first band alone elsewhere, also where the second is missing:
    /// what PHANGS-HST v0.9 did.
    /// </summary>
    LinearWhereSameSign,
}
