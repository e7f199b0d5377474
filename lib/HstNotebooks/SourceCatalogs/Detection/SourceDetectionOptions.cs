using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// What counts as a source of a drizzled image. <c>new SourceDetectionOptions(Fidelity.Original)</c> does what the published workflow does.
/// </summary>
/// <param name="Fidelity">Sets the defaults of the other options.</param>
public sealed record SourceDetectionOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Width and height of the boxes of the background, pixels; default 100.</summary>
    public int BackgroundBoxPx { get; init; } = 100;

    /// <summary>
    /// Threshold above the background, in units of the noise: that of the place by default (Original: one number for the whole image).
    /// Default 2.
    /// </summary>
    public double NSigma { get; init; } = 2;

    /// <summary>FWHM of the Gaussian that the image is convolved with, pixels; default 2.5.</summary>
    public double KernelFwhmPx { get; init; } = 2.5;

    /// <summary>Width and height of that kernel, pixels, odd; default 3.</summary>
    public int KernelSizePx { get; init; } = 3;

    /// <summary>Fewest connected pixels of a source; default 75.</summary>
    public int NPixels { get; init; } = 75;

    /// <summary>The same for an image of one exposure, in which cosmic rays stand; default 150.</summary>
    public int SingleExposureNPixels { get; init; } = 150;

    /// <summary>
    /// Fewest connected pixels of a part of a blended source; default 4 (Original: 60). Pairs of stars four pixels apart ask
    /// for so few; below, more pieces of wings and of cosmic rays stand as sources.
    /// </summary>
    public int DeblendNPixels { get; init; } = Fidelity == Fidelity.Original ? 60 : 4;

    /// <summary>Levels between the minimum and the maximum of a source at which it may fall apart; default 32 (Original: 3).</summary>
    public int DeblendLevels { get; init; } = Fidelity == Fidelity.Original ? 3 : 32;

    /// <summary>The least part of a source's light that makes a source of its own; default 0.005 (Original: 0.4).</summary>
    public double DeblendContrast { get; init; } = Fidelity == Fidelity.Original ? 0.4 : 0.005;

    /// <summary>FWHM of stars for DAOFIND, pixels; default 1.8.</summary>
    public double StarFwhmPx { get; init; } = 1.8;

    /// <summary>
    /// Threshold of DAOFIND: by default 5 times the median noise of the image, from which the background is subtracted.
    /// (Original: 10 electrons per second on the image as it is.)
    /// </summary>
    public double StarThreshold { get; init; } = Fidelity == Fidelity.Original ? 10 : 5;

    /// <summary>How much of its neighbourhood must be exposed for a source to go on.</summary>
    public CoverageOptions Coverage { get; init; } = new(Fidelity);

    internal bool IsOriginal => Fidelity == Fidelity.Original;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        void Require(bool isRight, string fault)
        {
            if (!isRight) faults.Add(fault);
        }
        Require(BackgroundBoxPx >= 8, $"BackgroundBoxPx is {BackgroundBoxPx}, not at least 8");
        Require(NSigma > 0, FormattableString.Invariant($"NSigma is {NSigma}, not positive"));
        Require(KernelFwhmPx > 0, FormattableString.Invariant($"KernelFwhmPx is {KernelFwhmPx}, not positive"));
        Require(KernelSizePx is > 0 and < 100 && KernelSizePx % 2 == 1, $"KernelSizePx is {KernelSizePx}, not odd and below 100");
        Require(NPixels >= 1 && SingleExposureNPixels >= 1 && DeblendNPixels >= 1,
            "NPixels, SingleExposureNPixels and DeblendNPixels are at least 1");
        Require(DeblendLevels >= 1, $"DeblendLevels is {DeblendLevels}, not at least 1");
        Require(DeblendContrast is >= 0 and <= 1,
            FormattableString.Invariant($"DeblendContrast is {DeblendContrast}, not between 0 and 1"));
        Require(StarFwhmPx > 0 && StarThreshold > 0, "StarFwhmPx and StarThreshold are positive");
        Require(Coverage is not null, "Coverage is missing");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
        Coverage!.Validate();
    }
}
