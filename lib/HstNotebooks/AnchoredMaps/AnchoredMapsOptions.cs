using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>How cosmic rays of an anchored map are found.</summary>
public enum CosmicRayFinder
{
    /// <summary>None are looked for.</summary>
    None,

    /// <summary>By their edges, sharper than a star's: L.A.Cosmic.</summary>
    Laplacian,

    /// <summary>As stars with a dark ring: what the published pipeline did; it misses hits of single pixels.</summary>
    Stars,

    /// <summary>
    /// By a neural network with weights of the user's (<see cref="AnchoredMapsOptions.CosmicRayWeightsPath"/>). Published weights are for
    /// exposures in electrons, not for maps of a line: look at what it masks.
    /// </summary>
    Neural,
}

/// <summary>How Hα maps are made and anchored to MUSE. <c>new AnchoredMapsOptions(Fidelity.Original)</c> does what PHANGS-HST v0.9
/// did.</summary>
/// <param name="Fidelity">Sets the defaults of the other options.</param>
public sealed record AnchoredMapsOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Interpolation of the continuum in f_ν; default: linear everywhere (Original: only where both bands have the same
    /// sign).</summary>
    public ContinuumInterpolation Interpolation { get; init; } =
        Fidelity == Fidelity.Original ? ContinuumInterpolation.LinearWhereSameSign : ContinuumInterpolation.Linear;

    /// <summary>
    /// Width that makes the flux density of the narrow band a flux, Å; null (default): the rectangular width of the curve, or PHOTBW when
    /// there is no curve (Original: PHOTBW, which is the RMS width and wrong by factors of 0.3 to 5).
    /// </summary>
    public double? BandwidthAngstrom { get; init; }

    /// <summary>FWHM of the HST images, arcsec; default 0.07 (Original: 0.1).</summary>
    public double HstFwhmArcsec { get; init; } = Fidelity == Fidelity.Original ? 0.1 : 0.07;

    /// <summary>
    /// Whether the smoothing to MUSE also averages over a MUSE pixel, as MUSE did; default yes (Original: no, which leaves the peaks of HST
    /// a per cent or two too high).
    /// </summary>
    public bool AverageOverMusePixel { get; init; } = Fidelity != Fidelity.Original;

    /// <summary>Boxes of the background, pixels a side; default 100.</summary>
    public int BackgroundBoxPx { get; init; } = 100;

    /// <summary>Boxes under the median filter of the background mesh, a side, odd; default 51: in most images the median of all.</summary>
    public int BackgroundFilter { get; init; } = 51;

    /// <summary>Pixels below so many σ are filled from their neighbours; default 5.</summary>
    public double NegativeSigma { get; init; } = 5;

    /// <summary>How cosmic rays are found; default: by their edges (Original: as stars).</summary>
    public CosmicRayFinder CosmicRays { get; init; } = Fidelity == Fidelity.Original ? CosmicRayFinder.Stars : CosmicRayFinder.Laplacian;

    /// <summary>File of weights for <see cref="CosmicRayFinder.Neural"/>, see <see cref="CosmicRayWeights"/>; default none.</summary>
    public string? CosmicRayWeightsPath { get; init; }

    /// <summary>Threshold, dilations and tiles of <see cref="CosmicRayFinder.Neural"/>; default 0.25 and 5 (Original: tiles with
    /// seams).</summary>
    public NeuralCosmicRayOptions Neural { get; init; } = new() { IndependentTiles = Fidelity == Fidelity.Original };

    /// <summary>Seed of the noise that is put on stars and on the noise products; default 12345.</summary>
    public int Seed { get; init; } = 12345;

    internal bool IsOriginal => Fidelity == Fidelity.Original;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (BandwidthAngstrom is { } width && !(width > 0)) faults.Add($"BandwidthAngstrom is {width}, not positive");
        if (!(HstFwhmArcsec > 0)) faults.Add($"HstFwhmArcsec is {HstFwhmArcsec}, not positive");
        if (BackgroundBoxPx < 4) faults.Add($"BackgroundBoxPx is {BackgroundBoxPx}, not ≥ 4");
        if (BackgroundFilter < 1 || BackgroundFilter % 2 == 0) faults.Add($"BackgroundFilter is {BackgroundFilter}, not odd");
        if (!(NegativeSigma > 0)) faults.Add($"NegativeSigma is {NegativeSigma}, not positive");
        if (!Enum.IsDefined(CosmicRays)) faults.Add($"CosmicRays is {CosmicRays}, not a finder");
        try { Neural.Validate(); }
        catch (ArgumentException e) { faults.Add(e.Message); }
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
