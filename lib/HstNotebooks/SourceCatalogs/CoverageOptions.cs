namespace HstNotebooks;

/// <summary>How much of its neighbourhood must be exposed for a source to be kept.</summary>
/// <param name="Fidelity">
/// Original looks at the first plane of the context only, at most 32 chips, and at border pixels of the box by 32 × 32 subpixels.
/// </param>
public sealed record CoverageOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Side of the square box about the source, pixels, 1 to 10,000; default 100.</summary>
    public double BoxPx { get; init; } = 100;

    /// <summary>The source is kept when more than this part of the box is exposed, 0 to 1; default 0.98.</summary>
    public double MinFraction { get; init; } = 0.98;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (BoxPx is not (>= 1 and <= 10_000)) faults.Add(FormattableString.Invariant($"BoxPx is {BoxPx}, not between 1 and 10,000"));
        if (MinFraction is not (>= 0 and <= 1)) faults.Add(FormattableString.Invariant($"MinFraction is {MinFraction}, not in 0 to 1"));
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
