using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

public static partial class AnchoredMaps
{
    /// <summary>
    /// The whole workflow. Products bear the names of the published description, such as <c>{galaxy}_halpha_raw.fits</c> and
    /// <c>{galaxy}_anchored_intnegs.fits</c>, those of its later form beside them (<c>{galaxy}_halpha_bgsub_fit_anchored.fits</c>).
    /// </summary>
    /// <param name="inputs">The images.</param>
    /// <param name="folder">Where the products go; null to write nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each product.</param>
    /// <param name="cancellation">Stops between the steps.</param>
    public static AnchoredMapsRun Run(AnchoredMapsInputs inputs, string? folder = null, AnchoredMapsOptions? options = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        options.Validate();
        var fidelity = options.Fidelity;
        var written = new List<string>();
        var provenance = Provenance.Of("anchored maps", options);
        if (folder is not null) Directory.CreateDirectory(folder);

        var raw = Subtract(inputs, options);
        Save("halpha_raw", raw.Line);
        Save("cont_raw", raw.Continuum);
        var (width, warning) = Bandwidth(inputs, options);
        var halpha = Save("halpha", ToFlux(raw.Line, width).Trim());
        var coverage = Coverage(halpha, fidelity);
        Save("halpha_mask", halpha with { Science = coverage.Map(c => c ? 1f : 0f), Unit = "" });
        var background = Save("halpha_bg", Background(halpha, options));
        var subtracted = Save("halpha_bgsub", halpha.WithScience(halpha.Science - background.Science));
        if (inputs.MuseHalpha is not { } muse || inputs.MuseFwhmArcsec is not { } museFwhm)
        {
            var filled = Save("halpha_bgsub_intnegs", FillNegatives(subtracted, NegativeLevel(subtracted, options.NegativeSigma), coverage, fidelity));
            return new(raw, halpha, subtracted, null, null, null, filled, filled, width, written, warning is null ? [] : [warning], options);
        }

        var clean = inputs.Stars is null ? subtracted : Save("halpha_bgsub_starmasked", MaskStars(subtracted, inputs.Stars, options.Seed));
        Save("musehalpha", muse);
        var museOnHst = Save("musehalpha_regrid", muse.OnGrid(clean.Wcs, clean.Width, clean.Height, cancellation: cancellation));
        var smoothed = Save("halpha_smoothed", clean.SmoothTo(options.HstFwhmArcsec, museFwhm, fidelity: fidelity, cancellation: cancellation));
        var onMuse = Save("halpha_bgsub_smoothed_regrid", smoothed.OnGrid(muse.Wcs, muse.Width, muse.Height, cancellation: cancellation));
        var compared = Compare(clean, smoothed, museOnHst);
        Save("hstmuseratio", compared.Ratio);
        Save("halpha_bgsub_diff", compared.Difference);
        Save("halpha_bgsub_diff_anchored", compared.AnchoredByDifference);
        Save("anchored", compared.AnchoredByRatio);
        var ratioFilled = Save("anchored_intnegs", FillNegatives(compared.AnchoredByRatio, 0, coverage, fidelity));
        Save("anchored_wnoise", AddNoise(compared.AnchoredByRatio, options.Seed).Image);
        Save("anchored_intnegs_wnoise", AddNoise(options.IsOriginal ? compared.AnchoredByRatio : ratioFilled, options.Seed).Image);

        var fit = MuseFit.Measure(muse, onMuse, StarsOn(muse, inputs.Stars), fidelity);
        var anchored = Save("halpha_bgsub_fit_anchored", Anchor(clean, fit, muse));
        Save("halpha_bgsub_fit_anchored_wnoise", AddNoise(anchored, options.Seed).Image);
        var fitFilled = Save("halpha_bgsub_fit_anchored_intnegs", FillNegatives(anchored, NegativeLevel(anchored, options.NegativeSigma), coverage, fidelity));
        var final = fitFilled;
        if (options.CosmicRays == CosmicRayFinder.Laplacian)
        {
            var hits = CosmicRaysOf(inputs.Narrow, halpha, options, cancellation);
            final = Save("halpha_bgsub_fit_anchored_intnegs_nocosmic", Fill(fitFilled, hits, options.IsOriginal ? 0.75 : FillSigmaPx, 1, coverage, fidelity));
            Save("halpha_cosmicrays", final with { Science = hits.Map(h => h ? 1f : 0f), Unit = "" });
        }
        return new(raw, halpha, clean, onMuse, compared, fit, fitFilled, final, width, written, warning is null ? [] : [warning], options) { MuseOnHst = museOnHst, Muse = muse };

        HstImage Save(string name, HstImage image)
        {
            cancellation.ThrowIfCancellationRequested();
            image = image with { Name = $"{inputs.Galaxy} {name}" };
            if (folder is null) return image;
            string path = Path.GetFullPath(Path.Combine(folder, $"{inputs.Galaxy}_{name}.fits"));
            var header = image.Header.Clone();
            foreach (string keyword in new[] { "DATE", "FILENAME", "EXTNAME", "EXTVER" }) header.Remove(keyword);
            header.Set("BUNIT", image.Unit);
            provenance.WriteTo(header);
            FitsFile.Write(path, ImageHdu.Create(image.Science.Pixels, image.Width, image.Height, header));
            written.Add(path);
            progress?.Report(new(name, written.Count, 20));
            return image;
        }
    }

    // Hits are sharpest in the narrow band itself: the variance is that of its background and of its electrons.
    private static Image<bool> CosmicRaysOf(HstImage narrow, HstImage grid, AnchoredMapsOptions options, CancellationToken cancellation)
    {
        double rms = BrightRegions.CoreRms(narrow.Science, 3), exposure = narrow.Photometry.ExposureS ?? double.PositiveInfinity;
        var error = GaussianConvolution.Smooth(narrow.Science, 2, cancellation: cancellation).MapInPlace(v => (float)Math.Sqrt(rms * rms + Math.Max(v, 0) / exposure));
        var hits = ContinuumSubtraction.FindCosmicRays(narrow with { Error = error }, new() { HstFwhmArcsec = options.HstFwhmArcsec }, cancellation);
        return narrow.WithScience(hits.Map(h => h ? 1f : 0f)).OnGrid(grid.Wcs, grid.Width, grid.Height, conserveFlux: false, RegridOrder.Nearest, cancellation)
            .Science.Map(v => v == 1);
    }

    private static Image<bool>? StarsOn(HstImage muse, HstImage? stars) =>
        stars?.OnGrid(muse.Wcs, muse.Width, muse.Height, conserveFlux: false, RegridOrder.Nearest).Science.Map(v => v != 0 && !float.IsNaN(v));
}
