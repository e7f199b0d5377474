using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Where cosmic rays hit a drizzled field: by L.A.Cosmic, for where there is a single exposure drizzling cannot reject them.
/// </summary>
/// <param name="Field">The field.</param>
/// <param name="Hits">The pixels that were found.</param>
/// <param name="Mask">The hits, grown.</param>
/// <param name="Options">How they were found.</param>
/// <param name="Warnings">What had to be assumed.</param>
public sealed record CosmicRayMap(
    DrizzledField Field, Image<bool> Hits, Image<bool> Mask, CosmicRayMapOptions Options, IReadOnlyList<string> Warnings)
{
    /// <summary>
    /// Finds the hits where one exposure lies; everywhere without a context. The noise of each pixel is that of its electrons, of the
    /// read-out, and of the sky that was subtracted, as far as empty pixels scatter more than their level explains. Memory beside the
    /// field: 25 bytes a pixel.
    /// </summary>
    /// <param name="field">The image, electrons per second.</param>
    /// <param name="options">Limits.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">Nothing says how long the exposure was.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static CosmicRayMap Find(DrizzledField field, CosmicRayMapOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        options ??= new();
        options.Validate();
        var warnings = new List<string>();
        var hits = options.Fidelity == Fidelity.Original
            ? CosmicRays.Detect(field.Image.Science.Map(p => float.IsNaN(p) ? 0 : p), options.Search, cancellation: cancellation).Mask
            : InSingleExposures(field, options, warnings, cancellation);
        var mask = options.GrowthPx == 1 ? hits : Morphology.Dilate(hits, Footprint.Box(options.GrowthPx, options.GrowthPx));
        return new(field, hits, mask, options, warnings);
    }

    /// <summary>The same hits with a mask that is grown otherwise, as by a disk.</summary>
    /// <param name="footprint">What stands around each hit in the mask.</param>
    public CosmicRayMap Grown(Footprint footprint) => this with { Mask = Morphology.Dilate(Hits, footprint) };

    /// <summary>Reads the mask of a file as <see cref="Write"/> makes it, or of any image: true where a pixel is not 0.</summary>
    /// <exception cref="FitsException">The file is missing, damaged, or has no image.</exception>
    public static Image<bool> ReadMask(string path)
    {
        var image = FitsFile.Open(path).FirstImage();
        return HstImage.Plane<float>(image).Map(p => p != 0);
    }

    /// <summary>
    /// Writes the mask, 1 where a cosmic ray hit, as bytes into the primary HDU, with the WCS of the field.
    /// </summary>
    /// <param name="path">The file; null for the name of the field with <c>.mask.fits</c> in place of <c>.fits</c>.</param>
    /// <returns>The path.</returns>
    /// <exception cref="FitsException">The file cannot be written.</exception>
    public string Write(string? path = null)
    {
        path ??= Field.Path[..^Extension(Field.Path).Length] + ".mask.fits";
        var header = Field.Image.Header.Clone();
        foreach (string ofScience in new[] { "BUNIT", "EXTNAME", "EXTVER" }) header.Remove(ofScience);
        header.Set("FILETYPE", "CR mask", "1 where a cosmic ray hit");
        InputFile[] inputs = File.Exists(Field.Path) ? [InputFile.Of(Field.Path)] : [];
        Provenance.Of("cosmic-ray map", Options, inputs).WriteTo(header);
        FitsFile.Write(path, ImageHdu.Create(Mask.Map(hit => (byte)(hit ? 1 : 0)).Pixels, Mask.Width, Mask.Height, header));
        return path;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Field.Image.Name}: {Hits.CountTrue()} pixels hit by cosmic rays, {Mask.CountTrue()} grown";

    private static Image<bool> InSingleExposures(
        DrizzledField field, CosmicRayMapOptions options, List<string> warnings, CancellationToken cancellation)
    {
        var exposure = new DrizzledExposure(field);
        warnings.AddRange(exposure.Warnings);
        var image = field.Image.Science;
        var (times, count) = (exposure.Times(), exposure.Count());
        var variance = DrizzledVariance.Of(image, times, count, options.ReadNoise);
        double missingSky = MissingSky(image, variance, times, count);
        if (missingSky > 0) variance = DrizzledVariance.Of(image, times, count, options.ReadNoise, missingSky);
        var hits = CosmicRays.Detect(image, options.Search, variance, cancellation: cancellation).Mask;
        return count is null ? hits : hits.Combine(count, (isHit, exposures) => isHit && exposures == 1);
    }

    // The sky, electrons per second, whose photons would make empty pixels scatter as they do.
    private static double MissingSky(Image<float> image, Image<float> variance, Image<float> times, Image<ushort>? count)
    {
        var single = count is null ? times.Map(t => t > 0) : count.Map(n => n == 1);
        var sky = SigmaClip.Clip(image.Select(single));
        double explained = RobustStatistics.Median(variance.Select(single)), time = RobustStatistics.Median(times.Select(single));
        double excess = (sky.Std * sky.Std - explained) * time;
        return excess > 0 ? excess : 0;
    }

    private static string Extension(string path) =>
        path.EndsWith(".fits.gz", StringComparison.OrdinalIgnoreCase) ? ".fits.gz" : System.IO.Path.GetExtension(path);
}
