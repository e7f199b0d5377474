using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// How sources are measured. <c>new AperturePhotometryOptions(Fidelity.Original)</c> reproduces the published catalogues.
/// </summary>
/// <param name="Fidelity">
/// Original: errors of count rates as if they were electrons, from the mean-clipped sky of every pixel that touches the ring; profiles of
/// the whole box on a background that is fitted; cosmic rays by the mean of counts in 2 × 2 pixels; sky positions one pixel off; the
/// nearest reference star within 10⁻⁵ degrees, as often as it may be.
/// </param>
public sealed record AperturePhotometryOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Radii of the apertures, pixels, each 1 to 1000; default 2, 4, 6, 8, 10.</summary>
    public IReadOnlyList<double> RadiiPx { get; init; } = [2, 4, 6, 8, 10];

    /// <summary>Inner radius of the ring of sky, pixels, > 0; default 10.</summary>
    public double SkyInnerPx { get; init; } = 10;

    /// <summary>Outer radius of the ring of sky, pixels, > inner, at most 1000; default 15.</summary>
    public double SkyOuterPx { get; init; } = 15;

    /// <summary>Pixels of the sky beyond so many σ are rejected until none is, > 0; default 3.</summary>
    public double ClipSigma { get; init; } = 3;

    /// <summary>Correlated noise in the errors; default: measured. Original has none.</summary>
    public NoiseCorrelation NoiseCorrelation { get; init; } = NoiseCorrelation.Measured;

    /// <summary>
    /// A source is flagged when a cosmic ray of a single exposure lies within so many pixels of it, 0 to 1000; default: the smallest
    /// aperture. Where exposures overlap, drizzling has rejected them. Original looks at 2 × 2 pixels.
    /// </summary>
    public double? CosmicRayRadiusPx { get; init; }

    /// <summary>
    /// Greatest distance of a source from its reference star, arcsec, 0 to 10; default 0.1: that holds five years of 20 mas/yr, and one
    /// star in a thousand by chance in a field of a thousand. Original: 0.036.
    /// </summary>
    public double MatchRadiusArcsec { get; init; } = Fidelity == Fidelity.Original ? 0.036 : 0.1;

    /// <summary>The fit of the profile; default: a circle of 5 pixels on the sky of the ring (Original: its box, background ≥ 0).</summary>
    public MoffatOptions Profile { get; init; } = Fidelity == Fidelity.Original
        ? new() { IncludeCorners = true, LowestBackground = 0, ClipSigma = double.PositiveInfinity, RequireAllPixels = true }
        : new();

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (RadiiPx is not { Count: > 0 } || !RadiiPx.All(r => r is >= 1 and <= 1000)) faults.Add("RadiiPx are one or more from 1 to 1000");
        if (!(SkyInnerPx > 0 && SkyInnerPx < SkyOuterPx && SkyOuterPx <= 1000))
        {
            faults.Add(FormattableString.Invariant($"the sky is from {SkyInnerPx} to {SkyOuterPx} pixels, not 0 < inner < outer ≤ 1000"));
        }
        if (!(ClipSigma > 0)) faults.Add(FormattableString.Invariant($"ClipSigma is {ClipSigma}, not positive"));
        if (!Enum.IsDefined(NoiseCorrelation)) faults.Add($"NoiseCorrelation is {NoiseCorrelation}");
        if (CosmicRayRadiusPx is { } r && r is not (>= 0 and <= 1000))
        {
            faults.Add(FormattableString.Invariant($"CosmicRayRadiusPx is {r}, not between 0 and 1000"));
        }
        if (MatchRadiusArcsec is not (>= 0 and <= 10))
        {
            faults.Add(FormattableString.Invariant($"MatchRadiusArcsec is {MatchRadiusArcsec}, not between 0 and 10"));
        }
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
        Profile.Validate();
    }
}
