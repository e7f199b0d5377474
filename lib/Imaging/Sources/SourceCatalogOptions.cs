namespace HstNotebooks.Imaging;

/// <summary>How sources are measured. The defaults are those of photutils; SExtractor's Kron parameters are 2.5 and 3.5.</summary>
public sealed record SourceCatalogOptions
{
    /// <summary>What becomes of other sources in an aperture; default: replaced by the pixels opposite the centre.</summary>
    public NeighbourTreatment Neighbours { get; init; } = NeighbourTreatment.Correct;

    /// <summary>The Kron aperture is so many Kron radii large, > 0 to 100; default 2.5.</summary>
    public double KronScale { get; init; } = 2.5;

    /// <summary>Least Kron radius, in units of the source's σ along each axis, > 0 to 6; default 1.4.</summary>
    public double MinKronRadius { get; init; } = 1.4;

    /// <summary>
    /// A Kron aperture of no more area than a circle of this radius becomes that circle; pixels, 0 to 100 000; default 0, never.
    /// </summary>
    public double MinCircularRadiusPx { get; init; }

    /// <summary>
    /// Width of the rectangular ring, from 1.5 times the source's box outwards, whose mode is subtracted as the local background; pixels,
    /// 0 to 10 000; default 0, none.
    /// </summary>
    public double LocalBackgroundWidthPx { get; init; }

    /// <summary>Fractions of the Kron flux whose radii are wanted besides one half; each > 0, at most 1; default: none.</summary>
    public IReadOnlyList<double> FluxFractions { get; init; } = [];

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(Enum.IsDefined(Neighbours), $"Neighbours is {Neighbours}, not a treatment");
        Check(KronScale is > 0 and <= 100, $"KronScale is {KronScale}, not more than 0 and at most 100");
        Check(MinKronRadius is > 0 and <= KronRadius.Reach, $"MinKronRadius is {MinKronRadius}, not more than 0 and at most 6");
        Check(MinCircularRadiusPx is >= 0 and <= 1e5, $"MinCircularRadiusPx is {MinCircularRadiusPx}, not between 0 and 100000");
        Check(LocalBackgroundWidthPx is >= 0 and <= 1e4, $"LocalBackgroundWidthPx is {LocalBackgroundWidthPx}, not between 0 and 10000");
        Check(FluxFractions is not null, $"FluxFractions is null");
        foreach (double f in FluxFractions ?? []) Check(f is > 0 and <= 1, $"the flux fraction {f} is not more than 0 and at most 1");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        void Check(bool isRight, FormattableString fault)
        {
            if (!isRight) faults.Add(FormattableString.Invariant(fault));
        }
    }
}
