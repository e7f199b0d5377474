namespace HstNotebooks.Imaging;

/// <summary>What counts as a source.</summary>
public sealed record DetectionOptions
{
    /// <summary>A source has at least so many pixels, ≥ 1; default 5.</summary>
    public int MinPixels { get; init; } = 5;

    /// <summary>Which pixels touch; default: edges and corners.</summary>
    public Connectivity Connectivity { get; init; } = Connectivity.Eight;

    /// <summary>The image is convolved with it first, as by <see cref="MatchedFilter.Convolve"/>; default null, as it is.</summary>
    public Image<double>? Kernel { get; init; }

    /// <summary>
    /// What missing pixels do under the kernel; default: they belong to no source, and take nothing from their neighbours.
    /// </summary>
    public NanPolicy Nan { get; init; } = NanPolicy.Preserve;

    /// <summary>Throws when an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names every fault.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (MinPixels < 1) faults.Add($"MinPixels is at least 1, not {MinPixels}");
        if (!Enum.IsDefined(Connectivity)) faults.Add($"Connectivity {(int)Connectivity} is unknown");
        if (!Enum.IsDefined(Nan)) faults.Add($"Nan {(int)Nan} is unknown");
        if (Kernel is not null && Imaging.Kernel.Fault(Kernel, Nan) is { } fault) faults.Add(fault);
        if (faults.Count > 0) throw new ArgumentException($"Detection: {string.Join("; ", faults)}.");
    }
}
