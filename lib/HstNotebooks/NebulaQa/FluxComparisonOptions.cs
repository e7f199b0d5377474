namespace HstNotebooks;

/// <summary>Which nebulae are compared, and how.</summary>
public sealed record FluxComparisonOptions
{
    /// <summary>
    /// Least MUSE flux over its error; default 3, 0 for all. MUSE alone chooses: a cut in HST too would pick upward noise of faint nebulae.
    /// </summary>
    public double MinSignalToNoise { get; init; } = 3;

    /// <summary>Leave out nebulae that the catalogue flags as cut off at the edge or behind a star; default true.</summary>
    public bool ExcludeFlagged { get; init; } = true;

    /// <summary>Distance from the median ratio at which a nebula is an outlier, σ; > 0, default 5.</summary>
    public double OutlierSigma { get; init; } = 5;

    /// <summary>Resamplings for the uncertainties, 10 to 100,000; default 400.</summary>
    public int BootstrapSamples { get; init; } = 400;

    /// <summary>Seed of the resamplings; default 1.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Whether the HST image was smoothed to the resolution of MUSE; default false. Then masks lose as much light in both and the ratio
    /// shall be 1; else MUSE loses 10 to 20 % of a nebula in a mask of its own size (FWHM 0.9″), and HST less.
    /// </summary>
    public bool IsSameResolution { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(MinSignalToNoise >= 0)) faults.Add(FormattableString.Invariant($"MinSignalToNoise is {MinSignalToNoise}, not ≥ 0"));
        if (!(OutlierSigma > 0)) faults.Add(FormattableString.Invariant($"OutlierSigma is {OutlierSigma}, not positive"));
        if (BootstrapSamples is < 10 or > 100_000) faults.Add($"BootstrapSamples is {BootstrapSamples}, not between 10 and 100,000");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
