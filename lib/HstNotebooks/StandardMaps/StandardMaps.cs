using System.Diagnostics;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Standard maps of a galaxy in all bands: mask, sky subtraction, convolution to the poorest PSF, variance. Mirrors
/// <c>example.py</c> of the workflow <c>HST_data_processing</c>.
/// </summary>
public static class StandardMaps
{
    /// <summary>
    /// One band: (science − sky) × mask ⊗ G and the variance of it, on the grid of the stamp.
    /// </summary>
    /// <param name="science">The stamp, e⁻/s.</param>
    /// <param name="weight">Its inverse variance, same shape; pixels with a weight ≤ 0 or NaN are bad.</param>
    /// <param name="sky">Sky level, e⁻/s per pixel.</param>
    /// <param name="mask">Pixels of the galaxy, same shape.</param>
    /// <param name="band">The band, which sets the matching kernel.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">The shapes differ, there is nothing but bad pixels, or (Original) there are any.</exception>
    public static StandardMap Map(HstImage science, HstImage weight, double sky, Image<bool> mask, string band, StandardMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(science);
        ArgumentNullException.ThrowIfNull(weight);
        ArgumentNullException.ThrowIfNull(mask);
        options ??= new();
        bool original = options.Fidelity == Fidelity.Original;
        if (!science.Science.SameShape(weight.Science)) throw Shapes(science.Name, science.Science, weight.Name, weight.Science);
        if (!science.Science.SameShape(mask)) throw Shapes(science.Name, science.Science, "the mask", mask);

        var bad = science.Science.Combine(weight.Science, (s, w) => !float.IsFinite(s) || !float.IsFinite(w) || w <= 0);
        int badInMask = bad.And(mask).CountTrue();
        if (badInMask == mask.CountTrue())
        {
            throw new ReductionException($"{science.Name} with {weight.Name}: every pixel of the mask is bad (NaN, or weight ≤ 0).");
        }
        if (original && bad.CountTrue() is > 0 and int count)
        {
            throw new ReductionException($"{science.Name} with {weight.Name}: {count} pixels are NaN or have a weight ≤ 0; "
                + "the original spreads them over the whole map. Use Fidelity.Corrected.");
        }

        var flux = science.Science.Map(s => Subtract(s, sky, original)).Where(mask);
        var variance = weight.Science.Map(w => original ? 1 / w : 1.0 / w);
        if (options.MaskVarianceBeforeConvolution) variance = variance.Where(mask);
        // A bad pixel is missing; but outside the mask the flux is 0 whatever it holds.
        var missing = bad.And(mask);
        flux = flux.Combine(missing, (f, b) => b ? double.NaN : f);
        variance = variance.Combine(options.MaskVarianceBeforeConvolution ? missing : bad, (v, b) => b ? double.NaN : v);

        double sigma = options.MatchingSigmaPx(band);
        var gaussian = new GaussianOptions { Edge = options.Edge, Sampling = options.Sampling, TruncateSigma = options.TruncateSigma };
        var signal = GaussianConvolution.Smooth(flux, sigma, gaussian).Where(mask);
        var matched = GaussianConvolution.SmoothVariance(variance, sigma, gaussian).Map(v => double.IsNaN(v) ? double.PositiveInfinity : v).Where(mask);
        return new(band, signal, matched, sigma, sky, flux.Sum(), badInMask);
    }

    /// <summary>All bands of one galaxy or merger of a set of stamps.</summary>
    /// <param name="stamps">The set.</param>
    /// <param name="name">A galaxy, or a merger of the set.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="FitsException">A file is missing or damaged.</exception>
    /// <exception cref="ReductionException">The inputs do not fit together: the message says which.</exception>
    public static GalaxyMaps Galaxy(StampSet stamps, string name, StandardMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        options ??= new();
        options.Validate();
        var merger = stamps.Mergers.GetValueOrDefault(name);
        string galaxy = merger?.Galaxy ?? name;
        if (!stamps.Galaxies.Contains(galaxy))
        {
            throw new ReductionException($"There is no galaxy '{name}' in {stamps.Folder}: it has {string.Join(", ", stamps.Names)}."
                + $"{string.Concat(stamps.Skipped.Select(s => " Skipped: " + s + "."))}");
        }

        var reference = stamps.Science(galaxy, options.PsfSigmaPx.MaxBy(p => p.Value).Key);
        var mask = ObjectMask.Of(stamps.SegmentMap(galaxy), reference, options.MaskRule, merger?.CompanionKey);
        var segmentation = InputFile.Of(stamps.SegmentMapPath(galaxy));
        var maps = new StandardMap[options.Bands.Count];
        var headers = new Header[maps.Length];
        var inputs = new IReadOnlyList<InputFile>[maps.Length];
        Compute.For(maps.Length, i =>
        {
            string band = options.Bands[i];
            var science = stamps.Science(galaxy, band);
            var weight = stamps.Weight(galaxy, band);
            if (!science.Wcs.IsAlignedWith(reference.Wcs, reference.Width, reference.Height))
            {
                throw new ReductionException($"{science.Name} is not on the grid of {reference.Name}: "
                    + "the mask would fall beside the galaxy. Resample it first.");
            }
            maps[i] = Map(science, weight, stamps.Sky(galaxy, band), mask.Image, band, options);
            headers[i] = options.Fidelity == Fidelity.Original ? weight.Header : science.Header;
            string[] paths = [stamps.SciencePath(galaxy, band), stamps.WeightPath(galaxy, band), stamps.SkyPath(galaxy, band)];
            inputs[i] = [.. paths.Select(InputFile.Of), segmentation];
        });
        return new(name, mask, maps, reference, options, ByBand(headers), ByBand(inputs), Warnings(mask, maps));

        Dictionary<string, T> ByBand<T>(T[] values) => options.Bands.Zip(values).ToDictionary(p => p.First, p => p.Second);
    }

    /// <summary>
    /// The whole workflow: maps of each name, written to a folder.
    /// </summary>
    /// <param name="stamps">The set.</param>
    /// <param name="names">Galaxies and mergers; null for all.</param>
    /// <param name="folder">Where the products go; null to write nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each galaxy.</param>
    /// <param name="cancellation">Stops between galaxies.</param>
    public static StandardMapsRun Run(StampSet stamps, IReadOnlyList<string>? names = null, string? folder = null, StandardMapsOptions? options = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        names ??= stamps.Names;
        var clock = Stopwatch.StartNew();
        var galaxies = new List<GalaxyMaps>();
        var written = new List<string>();
        foreach (string name in names)
        {
            cancellation.ThrowIfCancellationRequested();
            var maps = Galaxy(stamps, name, options);
            if (folder is not null) written.AddRange(maps.Write(folder));
            galaxies.Add(maps);
            progress?.Report(new("standard maps", galaxies.Count, names.Count));
        }
        return new(galaxies, written, clock.Elapsed);
    }

    private static double Subtract(float value, double sky, bool original) => original ? value - (float)sky : value - sky;

    private static List<string> Warnings(ObjectMask mask, StandardMap[] maps)
    {
        var warnings = new List<string>();
        if (mask.ExtrapolatedCount > 0) warnings.Add($"{mask.ExtrapolatedCount} pixels of the mask lie beyond the segmentation map and continue its border.");
        warnings.AddRange(maps.Where(m => m.BadCount > 0)
            .Select(m => $"{StampSet.Filter(m.Band)}: {m.BadCount} pixels of the mask are NaN or have a weight ≤ 0."));
        return warnings;
    }

    private static ReductionException Shapes<TA, TB>(string a, Image<TA> imageA, string b, Image<TB> imageB) where TA : unmanaged where TB : unmanaged =>
        new($"{a} is {imageA.Width} × {imageA.Height} pixels, {b} {imageB.Width} × {imageB.Height}: they must have one shape.");
}
