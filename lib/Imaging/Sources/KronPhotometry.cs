namespace HstNotebooks.Imaging;

/// <summary>
/// The light in an ellipse that adapts to the source (Kron 1980, ApJS 43, 305), and the circles that hold parts of it. Everything is NaN
/// for a source without a shape.
/// </summary>
public sealed record KronPhotometry
{
    /// <summary>
    /// Mean distance of the light from the centre, in units of σ along each axis, to 6 σ. The option's minimum where it is less, or where
    /// negative pixels leave no such mean; 0 where the aperture is the least circle. KRON_RADIUS.
    /// </summary>
    public required double Radius { get; init; }

    /// <summary>The ellipse, about the centroid; null for a source without a shape, or larger than an aperture can be.</summary>
    public required Aperture? Aperture { get; init; }

    /// <summary>
    /// Σ area × pixel less the local background; pixels that are not finite or masked are left out. In the unit of the image. FLUX_AUTO.
    /// </summary>
    public required double Flux { get; init; }

    /// <summary>√Σ area × σ²; NaN without errors. FLUXERR_AUTO.</summary>
    public required double FluxError { get; init; }

    /// <summary>Radius of the circle about the centroid that holds half of the flux, pixels; NaN where none does. FLUX_RADIUS.</summary>
    public required double HalfLightRadiusPx { get; init; }

    /// <summary>The radii of the fractions that the options ask for, in their order, pixels.</summary>
    public required IReadOnlyList<(double Fraction, double RadiusPx)> FluxRadii { get; init; }

    /// <summary>Radius of the circle that holds this fraction of the flux, pixels; NaN where there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction was not measured.</exception>
    public double FluxRadius(double fraction)
    {
        if (fraction == 0.5) return HalfLightRadiusPx;
        foreach (var (measured, radius) in FluxRadii) if (measured == fraction) return radius;
        throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "Only 0.5 and the FluxFractions of the options are measured.");
    }
}
