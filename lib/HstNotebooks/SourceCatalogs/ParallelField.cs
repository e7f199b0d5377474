using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// The source catalogue of a parallel field of ACS, from the drizzled image to fluxes: detection, cosmic rays, alignment to reference
/// stars, inspection, photometry, finalisation. Mirrors the workflow of <c>white_dwarf_analysis_ACS</c>.
/// </summary>
public static class ParallelField
{
    /// <summary>About how much memory <see cref="Run"/> takes at most for an image of so many pixels, the image itself included.</summary>
    public static long MemoryBytes(int width, int height) => 85L * width * height;

    /// <summary>Reduces a field.</summary>
    /// <param name="field">The drizzled image.</param>
    /// <param name="stars">Reference stars, as of Gaia; null, or none: the WCS stays as it is, and no source has a star.</param>
    /// <param name="folder">Where products and decisions of the inspection are; null writes nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Steps done.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ReductionException">The image says too little of itself, or has no sky: file and keyword are named.</exception>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static ParallelFieldResult Run(
        DrizzledField field, SkyCatalog? stars = null, string? folder = null, ParallelFieldOptions? options = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        options ??= new();
        int step = 0;
        void Done(string name) => progress?.Report(new(name, ++step, 5));

        var rays = CosmicRayMap.Find(field, options.CosmicRays, cancellation);
        Done("cosmic rays");
        var detection = SourceDetection.Run(field, options.Detection, cancellation: cancellation);
        Done("detection");
        var reference = stars is null or { Count: 0 } ? null : StarsAtEpoch(field, stars);
        var alignment = reference is null ? null : Align(field, reference, rays, options, cancellation);
        var accepted = alignment is { Verdict.Outcome: not Outcome.Fail } ? alignment.Accept() : null;
        var aligned = accepted is null ? field : field with { Image = field.Image.WithWcs(accepted.Corrected[0]) };
        Done("alignment");
        var inspection = Inspection.Of(
            detection.Deblended.Good, aligned.Image.Wcs, folder is null ? null : Path.Combine(folder, "inspected_source_cat.csv"));
        PixelPoint[] kept = [.. inspection.Kept.Select(s => new PixelPoint(s.X, s.Y))];
        var counts = AperturePhotometry.Measure(aligned, kept, options.Photometry, rays.Mask, reference?.Positions, cancellation);
        Done("photometry");
        var calibration = options.Finalization ?? FinalizationOptions.For(aligned.Image) with { Fidelity = options.Fidelity };
        var result = new ParallelFieldResult
        {
            Field = aligned,
            Detection = detection,
            CosmicRays = rays,
            Alignment = alignment,
            Inspection = inspection,
            Counts = counts,
            Catalog = Finalization.Finalize(counts, calibration),
            Warnings = [.. Warnings(field, stars, alignment)
                .Concat(detection.Warnings).Concat(rays.Warnings).Concat(counts.Warnings).Distinct()],
        };
        if (folder is not null) result = result with { Products = Write(result, accepted, stars, folder) };
        Done("catalogue");
        return result;
    }

    /// <summary>The reference stars at the epoch of the exposures, as they are when the header does not tell it.</summary>
    public static SkyCatalog StarsAtEpoch(DrizzledField field, SkyCatalog stars)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(stars);
        return double.IsNaN(field.Epoch) ? stars : stars.AtEpoch(field.Epoch);
    }

    /// <summary>How the stars of a field fit the reference: those of DAOFIND where no cosmic ray hit.</summary>
    /// <param name="field">The image.</param>
    /// <param name="reference">Stars at the epoch of the exposure.</param>
    /// <param name="rays">Cosmic rays; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static AlignmentResult Align(
        DrizzledField field, SkyCatalog reference, CosmicRayMap? rays = null, ParallelFieldOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new();
        var found = AlignmentSources.Find(field.Image.Science, options.AlignmentSources, rays?.Mask, cancellation);
        var sources = found.ToAlign(field.Image.Wcs, field.Image.Name);
        return CatalogAlignment.Fit([sources], reference.Positions, reference.ErrorsMas, options.Alignment);
    }

    private static IEnumerable<string> Warnings(DrizzledField field, SkyCatalog? stars, AlignmentResult? alignment)
    {
        string name = field.Image.Name;
        if (stars is null or { Count: 0 }) yield return $"{name}: no reference stars, so the WCS stays as it is.";
        else if (double.IsNaN(field.Epoch)) yield return $"{name}: neither EXPSTART nor DATE-OBS: stars are not moved to its epoch.";
        if (alignment is { Verdict.Outcome: Outcome.Fail }) yield return $"{name}: not aligned, the WCS stays as it is.";
    }

    private static List<string> Write(ParallelFieldResult result, AcceptedAlignment? accepted, SkyCatalog? stars, string folder)
    {
        Directory.CreateDirectory(folder);
        result.Detection.Write(folder);
        result.Inspection.Save();
        var products = new List<string> { result.CosmicRays.Write(Path.Combine(folder, result.Field.RootName + ".mask.fits")) };
        if (accepted is not null && File.Exists(result.Field.Path))
        {
            products.Add(Path.Combine(folder, $"{result.Field.RootName}_gaia_drc.fits"));
            AlignedFile.Write(result.Field.Path, products[^1], accepted, new() { Reference = stars!.Name });
        }
        foreach (string extension in new[] { ".csv", ".ecsv", ".fits" })
        {
            products.Add(Path.Combine(folder, $"{result.Counts.Name}_countrates{extension}"));
            result.Counts.Write(products[^1]);
        }
        return [.. products, .. result.Catalog.WriteAll(folder)];
    }
}
