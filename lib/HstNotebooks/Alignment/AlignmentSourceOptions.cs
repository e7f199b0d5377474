namespace HstNotebooks;

/// <summary>Which sources an alignment is tried with. The defaults are those of DAOFIND but for width and threshold.</summary>
public sealed record AlignmentSourceOptions
{
    /// <summary>FWHM of the kernel, pixels, 0.5 to 200; default 3.5 (TweakReg's conv_width).</summary>
    public double ConvWidthPx { get; init; } = 3.5;

    /// <summary>Least height of a star in units of the noise around it, > 0; default 5.</summary>
    public double Threshold { get; init; } = 5;

    /// <summary>Sharpness is more than this; default 0.2.</summary>
    public double SharpLow { get; init; } = 0.2;

    /// <summary>Sharpness is less than this; default 1, which refuses hits of a single pixel.</summary>
    public double SharpHigh { get; init; } = 1;

    /// <summary>Both roundnesses are between −this and this, > 0; default 1.</summary>
    public double MaxRoundness { get; init; } = 1;

    /// <summary>Side of the boxes in which background and noise are measured, pixels, ≥ 8; default 64.</summary>
    public int BoxPx { get; init; } = 64;

    /// <summary>Throws one message that lists what is wrong; of the others <see cref="Imaging.StarFinderOptions"/> does.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!(MaxRoundness > 0)) faults.Add(FormattableString.Invariant($"MaxRoundness is {MaxRoundness}, not positive"));
        if (BoxPx < 8) faults.Add($"BoxPx is {BoxPx}, not at least 8");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
