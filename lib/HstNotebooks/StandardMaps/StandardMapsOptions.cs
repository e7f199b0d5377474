using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Which pixels of an area-resampled segmentation map belong to an object.</summary>
public enum MaskRule
{
    /// <summary>Those that it covers by half or more.</summary>
    CoveredByHalf,

    /// <summary>Those that it fills, and all their neighbours; takes the border pixels of touching objects too.</summary>
    Dilated,
}

/// <summary>How the standard maps are made. <c>new StandardMapsOptions(Fidelity.Original)</c> reproduces the published maps.</summary>
/// <param name="Fidelity">Sets the defaults of the other options; Original also does the arithmetic before the convolution in single precision.</param>
public sealed record StandardMapsOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>Bands to map; default: all nine.</summary>
    public IReadOnlyList<string> Bands { get; init; } = StampSet.AllBands;

    /// <summary>
    /// σ of the PSF of each band, in 60 mas pixels (Gaussian fits to five stars a band). All bands are brought to the largest.
    /// </summary>
    public IReadOnlyDictionary<string, double> PsfSigmaPx { get; init; } = PublishedPsfSigmaPx;

    /// <summary>Border pixels of the mask; default: covered by half (Original: dilated by 3 × 3).</summary>
    public MaskRule MaskRule { get; init; } = Fidelity == Fidelity.Original ? MaskRule.Dilated : MaskRule.CoveredByHalf;

    /// <summary>Whether the variance is masked before the convolution as the signal is; default: yes (Original: no).</summary>
    public bool MaskVarianceBeforeConvolution { get; init; } = Fidelity != Fidelity.Original;

    /// <summary>Beyond the border of a stamp; default: renormalise (Original: zeros).</summary>
    public EdgePolicy Edge { get; init; } = Fidelity == Fidelity.Original ? EdgePolicy.Zero : EdgePolicy.Renormalise;

    /// <summary>How the matching kernel is sampled; default: at pixel centres, exact in width (Original: at pixel centres).</summary>
    public GaussianSampling Sampling { get; init; } = Fidelity == Fidelity.Original ? GaussianSampling.PixelCentre : GaussianSampling.WidthExact;

    /// <summary>Where the kernel ends, σ; default 8, where what is cut is below 10⁻¹⁴.</summary>
    public double TruncateSigma { get; init; } = 8;

    /// <summary>The published PSF table: σ in 60 mas pixels.</summary>
    public static IReadOnlyDictionary<string, double> PublishedPsfSigmaPx { get; } = new Dictionary<string, double>
    {
        ["105"] = 1.47,
        ["125"] = 1.49,
        ["140"] = 1.55,
        ["160"] = 1.56,
        ["435"] = 0.78,
        ["606"] = 0.95,
        ["775"] = 0.87,
        ["814"] = 0.91,
        ["850"] = 0.85,
    };

    /// <summary>σ of the common PSF, 60 mas pixels: the largest of the bands.</summary>
    public double CommonSigmaPx() => PsfSigmaPx.Values.Max();

    /// <summary>σ of the Gaussian that brings a band to the common PSF, 60 mas pixels.</summary>
    public double MatchingSigmaPx(string band)
    {
        double own = PsfSigmaPx[band], common = CommonSigmaPx();
        return Math.Sqrt(Math.Max(0, common * common - own * own));
    }

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (Bands.Count == 0) faults.Add("Bands is empty");
        faults.AddRange(Bands.Where(b => !PsfSigmaPx.ContainsKey(b)).Select(b => $"PsfSigmaPx has no entry for band {b}"));
        faults.AddRange(PsfSigmaPx.Where(p => !(p.Value > 0) || !double.IsFinite(p.Value))
            .Select(p => $"PsfSigmaPx of band {p.Key} is {p.Value}, not a positive number of pixels"));
        if (TruncateSigma is not (>= 1 and <= 40)) faults.Add($"TruncateSigma is {TruncateSigma}, not between 1 and 40");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
