namespace HstNotebooks.Imaging;

/// <summary>How a background is measured.</summary>
public sealed record BackgroundMeshOptions
{
    /// <summary>Width of a box, pixels, ≥ 1; default 64. A box wider than the image is as wide as it.</summary>
    public int BoxWidth { get; init; } = 64;

    /// <summary>Height of a box, pixels, ≥ 1; default 64.</summary>
    public int BoxHeight { get; init; } = 64;

    /// <summary>Width of the median filter over the mesh, boxes, odd; default 3, and 1 for none.</summary>
    public int FilterWidth { get; init; } = 3;

    /// <summary>Height of the median filter over the mesh, boxes, odd; default 3.</summary>
    public int FilterHeight { get; init; } = 3;

    /// <summary>When given, the filter replaces only boxes whose unfiltered level is above it, in units of the image.</summary>
    public double? FilterThreshold { get; init; }

    /// <summary>
    /// A box with more than this part of its pixels masked, missing, clipped or outside the image takes its values from its neighbours;
    /// percent, 0 to 100; default 10. With 100 every box counts that has a pixel left.
    /// </summary>
    public double ExcludePercentile { get; init; } = 10;

    /// <summary>How outliers of a box are rejected; default: 3 σ, 10 rounds.</summary>
    public SigmaClipOptions Clip { get; init; } = new() { MaxIterations = 10 };

    /// <summary>The level of a box; default: the mode of SExtractor.</summary>
    public BackgroundEstimator Estimator { get; init; } = BackgroundEstimator.SExtractor;

    /// <summary>How the mesh becomes an image; default: from the centres of the boxes.</summary>
    public MeshExpansion Expansion { get; init; } = MeshExpansion.BoxCentres;

    /// <summary>Throws when an option is out of its range.</summary>
    /// <exception cref="ArgumentException">Names every fault.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (BoxWidth < 1 || BoxHeight < 1) faults.Add($"BoxWidth and BoxHeight are at least 1 pixel, not {BoxWidth} × {BoxHeight}");
        if (FilterWidth < 1 || FilterHeight < 1 || FilterWidth % 2 == 0 || FilterHeight % 2 == 0)
        {
            faults.Add($"FilterWidth and FilterHeight are odd numbers of boxes, not {FilterWidth} × {FilterHeight}");
        }
        if (FilterThreshold is { } threshold && double.IsNaN(threshold)) faults.Add("FilterThreshold is a number");
        if (!(ExcludePercentile is >= 0 and <= 100))
        {
            faults.Add(FormattableString.Invariant($"ExcludePercentile is between 0 and 100, not {ExcludePercentile}"));
        }
        if (Clip is null) faults.Add("Clip is missing");
        else if (!(Clip.Sigma > 0) || Clip.MaxIterations < 0) faults.Add("Clip.Sigma is positive and Clip.MaxIterations not negative");
        if (!Enum.IsDefined(Estimator)) faults.Add($"Estimator {(int)Estimator} is unknown");
        if (!Enum.IsDefined(Expansion)) faults.Add($"Expansion {(int)Expansion} is unknown");
        if (faults.Count > 0) throw new ArgumentException($"Background: {string.Join("; ", faults)}.");
    }
}
