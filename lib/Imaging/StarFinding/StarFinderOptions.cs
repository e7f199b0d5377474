namespace HstNotebooks.Imaging;

/// <summary>What counts as a star. The defaults are those of DAOFIND.</summary>
public sealed record StarFinderOptions
{
    /// <summary>FWHM of a star along its major axis, pixels, 0.5 to 200.</summary>
    public required double FwhmPx { get; init; }

    /// <summary>Least height of a star above its surroundings, > 0, in the unit of the image; several σ of the background.</summary>
    public required double Threshold { get; init; }

    /// <summary>Minor over major axis of a star, > 0 to 1; default 1, round.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>Direction of the major axis, degrees counter-clockwise from +x; default 0.</summary>
    public double ThetaDegrees { get; init; }

    /// <summary>The kernel ends so many σ from its centre, but not within 2 pixels of it, > 0; default 1.5.</summary>
    public double SigmaRadius { get; init; } = 1.5;

    /// <summary>
    /// Sharpness, the peak above the mean of its neighbours over the height of the fitted star, is more than this; default 0.2.
    /// </summary>
    public double SharpLow { get; init; } = 0.2;

    /// <summary>Sharpness is less than this; default 1, which refuses hits of a single pixel.</summary>
    public double SharpHigh { get; init; } = 1;

    /// <summary>Both roundnesses are more than this; 0 is round; default −1.</summary>
    public double RoundLow { get; init; } = -1;

    /// <summary>Both roundnesses are less than this; default 1.</summary>
    public double RoundHigh { get; init; } = 1;

    /// <summary>Leaves out stars whose kernel reaches beyond the image, where there are zeros; default false.</summary>
    public bool ExcludeBorder { get; init; }

    /// <summary>Only so many stars, by flux, the brightest first, ≥ 1; null (default) for all.</summary>
    public int? Brightest { get; init; }

    /// <summary>The brightest pixel of a star is less than this, in the unit of the image; null (default) for no limit.</summary>
    public double? PeakMax { get; init; }

    /// <summary>
    /// A star is the highest peak of the convolved image within this radius, pixels, 0 to 500; 0 (default) for the pixels of the kernel.
    /// </summary>
    public double MinSeparationPx { get; init; }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        Check(FwhmPx is >= 0.5 and <= 200, $"FwhmPx is {FwhmPx}, not between 0.5 and 200");
        Check(Threshold > 0 && double.IsFinite(Threshold), $"Threshold is {Threshold}, not a positive number");
        Check(Ratio is > 0 and <= 1, $"Ratio is {Ratio}, not more than 0 and at most 1");
        Check(FwhmPx * Ratio >= 0.5 || !(Ratio > 0), $"the minor FWHM, FwhmPx × Ratio, is {FwhmPx * Ratio}, less than 0.5");
        Check(double.IsFinite(ThetaDegrees), $"ThetaDegrees is {ThetaDegrees}");
        bool fits = SigmaRadius > 0 && SigmaRadius * Fwhm.ToSigma(FwhmPx) <= 200;
        Check(fits, $"SigmaRadius is {SigmaRadius}, not positive, or the kernel ends more than 200 pixels from its centre");
        Check(SharpLow < SharpHigh, $"SharpLow, {SharpLow}, is not less than SharpHigh, {SharpHigh}");
        Check(RoundLow < RoundHigh, $"RoundLow, {RoundLow}, is not less than RoundHigh, {RoundHigh}");
        Check(Brightest is null or >= 1, $"Brightest is {Brightest}, not at least 1");
        Check(PeakMax is not double.NaN, $"PeakMax is {PeakMax}");
        Check(MinSeparationPx is >= 0 and <= 500, $"MinSeparationPx is {MinSeparationPx}, not between 0 and 500");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");

        void Check(bool isRight, FormattableString fault)
        {
            if (!isRight) faults.Add(FormattableString.Invariant(fault));
        }
    }
}
