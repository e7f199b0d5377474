namespace HstNotebooks;

/// <summary>How HST bands are brought onto a MUSE map.</summary>
public sealed record HstOnMuseOptions
{
    /// <summary>Bands to combine, and the pixel scale of their stamps in mas; default: F160W and F814W, 60 mas.</summary>
    public IReadOnlyDictionary<string, int> Bands { get; init; } = new Dictionary<string, int> { ["160"] = 60, ["814"] = 60 };

    /// <summary>Weight of each band, all ≥ 0; null (default) fits them to the map. Only their ratios matter.</summary>
    public IReadOnlyDictionary<string, double>? Weights { get; init; }

    /// <summary>Sub-pixels a side of each MUSE pixel on which the bands are combined; default 8.</summary>
    public int Oversampling { get; init; } = 8;

    /// <summary>FWHM of the MUSE PSF, arcsec; null (default) takes it from the headers.</summary>
    public double? MuseFwhmArcsec { get; init; }

    /// <summary>Sets negative HST pixels to 0 before smoothing, as the original; biases faint parts upwards. Default: no.</summary>
    public bool NegativesToZero { get; init; }

    /// <summary>
    /// Sets pixels of other objects to 0 before smoothing, so that their light does not reach the galaxy. Default: yes; the original kept it.
    /// </summary>
    public bool RemoveNeighbours { get; init; } = true;

    /// <summary>σ of the PSF of each band, in 60 mas pixels.</summary>
    public IReadOnlyDictionary<string, double> PsfSigmaPx { get; init; } = StandardMapsOptions.PublishedPsfSigmaPx;

    /// <summary>Throws one message that lists everything wrong.</summary>
    /// <exception cref="ArgumentException">Something is.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (Bands.Count == 0) faults.Add("Bands is empty");
        faults.AddRange(Bands.Keys.Where(b => !PsfSigmaPx.ContainsKey(b)).Select(b => $"PsfSigmaPx has no entry for band {b}"));
        faults.AddRange(Bands.Where(b => b.Value <= 0).Select(b => $"the pixel scale of band {b.Key} is {b.Value} mas"));
        if (Oversampling is < 1 or > 64) faults.Add($"Oversampling is {Oversampling}, not between 1 and 64");
        if (MuseFwhmArcsec is { } f && !(f > 0)) faults.Add($"MuseFwhmArcsec is {f}, not positive");
        if (Weights is { } w && (w.Values.Any(v => !(v >= 0)) || !w.Values.Any(v => v > 0) || w.Keys.Any(k => !Bands.ContainsKey(k)))) faults.Add("Weights must be ≥ 0, not all 0, and of bands in Bands");
        if (faults.Count > 0) throw new ArgumentException(string.Join("; ", faults) + ".");
    }
}
