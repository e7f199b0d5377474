namespace HstNotebooks;

/// <summary>How the zero levels of the tiles are brought together.</summary>
public enum MatchBackground
{
    /// <summary>They stay as they are.</summary>
    None,

    /// <summary>One tile keeps its zero level, the others are brought to it: the absolute zero of the reference is preserved.</summary>
    ReferenceTile,

    /// <summary>
    /// Offsets with a mean of zero, every overlap with the same weight, as <c>match_background=True</c> of reproject: an error of the zero
    /// level of one tile is shared among all.
    /// </summary>
    Original,
}

/// <summary>How much a tile counts where several overlap.</summary>
public enum MosaicWeights
{
    /// <summary>All the same.</summary>
    Uniform,

    /// <summary>1/σ² of each pixel.</summary>
    InverseVariance,

    /// <summary>Less towards the edge of what a tile covers, so that no seams remain.</summary>
    EdgeTaper,
}

/// <summary>How a mosaic is made. <c>new MosaicOptions(Fidelity.Original)</c> reproduces the published mosaics.</summary>
/// <param name="Fidelity">
/// Sets the defaults of the other options; Original also averages the errors as if they were images, and writes the header of the first
/// image with new NAXISn, CRPIXn and CRVALn only, its CD or PC matrix unchanged.
/// </param>
public sealed record MosaicOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Zero levels; default: those of the reference tile (Original: offsets with a mean of zero).</summary>
    public MatchBackground MatchBackground { get; init; } =
        Fidelity == Fidelity.Original ? MatchBackground.Original : MatchBackground.ReferenceTile;

    /// <summary>The tile whose zero level is kept, 0-based; default 0.</summary>
    public int ReferenceTile { get; init; }

    /// <summary>Weights where tiles overlap; default: uniform.</summary>
    public MosaicWeights Weights { get; init; } = MosaicWeights.Uniform;

    /// <summary>Width of the taper of <see cref="MosaicWeights.EdgeTaper"/>, pixels of the tile, 1 to 10000; default 100.</summary>
    public double TaperPx { get; init; } = 100;

    /// <summary>
    /// Whether the values are flux per pixel, which changes with the area of the pixels; default: no, they are surface brightness.
    /// </summary>
    public bool ConserveFlux { get; init; }

    /// <summary>
    /// Whether tiles may be of different filters, as maps of one line through different narrow bands are; default: no.
    /// </summary>
    public bool AllowDifferentFilters { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (ReferenceTile < 0) faults.Add($"ReferenceTile is {ReferenceTile}, not 0 or more");
        if (TaperPx is not (>= 1 and <= 10000)) faults.Add(FormattableString.Invariant($"TaperPx is {TaperPx}, not between 1 and 10000"));
        if (!Enum.IsDefined(MatchBackground)) faults.Add($"MatchBackground is {MatchBackground}");
        if (!Enum.IsDefined(Weights)) faults.Add($"Weights is {Weights}");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
