namespace HstNotebooks.Imaging;

/// <summary>How the continuum of two bands is subtracted from a narrow band.</summary>
public sealed record TwoBandOptions
{
    /// <summary>How the continuum is interpolated; default: the logarithm of the flux density.</summary>
    public ContinuumInterpolation Interpolation { get; init; } = ContinuumInterpolation.LogFlux;

    /// <summary>
    /// Below this signal to noise in either band the logarithmic interpolation gives way to the linear one; ≥ 0, default 3. It acts where
    /// the errors are known.
    /// </summary>
    public double LowSignalToNoise { get; init; } = 3;

    /// <summary>
    /// Where there is no continuum (a band is missing, or not positive under the logarithm) it counts as 0, and the narrow band goes out
    /// as it is. Default: no; then pixels with a missing band are NaN, and the linear interpolation serves the others.
    /// </summary>
    public bool ZeroWhereUndefined { get; init; }
}
