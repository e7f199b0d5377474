namespace HstNotebooks.Imaging;

/// <summary>How sources that overlap are taken apart.</summary>
public sealed record DeblendOptions
{
    /// <summary>A peak has at least so many pixels above a level, ≥ 1; default 5. Take that of the detection.</summary>
    public int MinPixels { get; init; } = 5;

    /// <summary>At how many levels between its faintest and brightest pixel a source may fall apart, 1 to 1000; default 32.</summary>
    public int Levels { get; init; } = 32;

    /// <summary>
    /// The least part of the source's flux that a peak must have, 0 to 1; default 0.001, a difference of 7.5 magnitudes. 0 takes every
    /// peak, 1 none.
    /// </summary>
    public double Contrast { get; init; } = 0.001;

    /// <summary>How the levels lie; default: at equal ratios.</summary>
    public DeblendMode Mode { get; init; } = DeblendMode.Exponential;

    /// <summary>Which pixels touch; default: edges and corners. Take that of the detection.</summary>
    public Connectivity Connectivity { get; init; } = Connectivity.Eight;

    /// <summary>Which peaks become sources; default: those that keep the contrast.</summary>
    public DeblendRules Rules { get; init; } = DeblendRules.Photutils16;

    /// <summary>
    /// The image is convolved with it first, as by <see cref="MatchedFilter.Convolve"/>; default null. Take that of the detection.
    /// </summary>
    public Image<double>? Kernel { get; init; }

    /// <summary>What missing pixels do under the kernel; default: they take nothing from their neighbours.</summary>
    public NanPolicy Nan { get; init; } = NanPolicy.Preserve;

    /// <summary>Throws when an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names every fault.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (MinPixels < 1) faults.Add($"MinPixels is at least 1, not {MinPixels}");
        if (Levels is < 1 or > 1000) faults.Add($"Levels is from 1 to 1000, not {Levels}");
        if (!(Contrast is >= 0 and <= 1)) faults.Add(FormattableString.Invariant($"Contrast is between 0 and 1, not {Contrast}"));
        if (!Enum.IsDefined(Mode)) faults.Add($"Mode {(int)Mode} is unknown");
        if (!Enum.IsDefined(Connectivity)) faults.Add($"Connectivity {(int)Connectivity} is unknown");
        if (!Enum.IsDefined(Rules)) faults.Add($"Rules {(int)Rules} is unknown");
        if (!Enum.IsDefined(Nan)) faults.Add($"Nan {(int)Nan} is unknown");
        if (Kernel is not null && Imaging.Kernel.Fault(Kernel, Nan) is { } fault) faults.Add(fault);
        if (faults.Count > 0) throw new ArgumentException($"Deblending: {string.Join("; ", faults)}.");
    }
}
