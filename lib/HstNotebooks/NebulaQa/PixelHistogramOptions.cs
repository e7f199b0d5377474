namespace HstNotebooks;

/// <summary>How the histogram of pixels is made.</summary>
public sealed record PixelHistogramOptions
{
    /// <summary>Percent of the pixels left out at either end, first below, then of the rest above; 0 to below 50, default 0.01.</summary>
    public double TailPercent { get; init; } = 0.01;

    /// <summary>Bins, 10 to 1,000,000; default 1000.</summary>
    public int Bins { get; init; } = 1000;

    /// <summary>
    /// Mean that the pixels shall have, in their unit; null (default): 0, or a little more where there is diffuse gas. See
    /// <see cref="PixelHistogram.DiffuseLevel"/>.
    /// </summary>
    public double? ExpectedMean { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(TailPercent is >= 0 and < 50))
        {
            faults.Add(FormattableString.Invariant($"TailPercent is {TailPercent}, not from 0 to below 50"));
        }
        if (ExpectedMean is { } mean && !double.IsFinite(mean))
        {
            faults.Add(FormattableString.Invariant($"ExpectedMean is {mean}, not finite"));
        }
        if (Bins is < 10 or > 1_000_000) faults.Add($"Bins is {Bins}, not between 10 and 1,000,000");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
