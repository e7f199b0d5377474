using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Maps of Hα from a narrow and two broad bands of HST, anchored to MUSE where there is MUSE. Mirrors the Hα pipeline of PHANGS-HST
/// (Chandar et al. 2025), step by step.
/// </summary>
public static class ContinuumSubtraction
{
    // What is cut of a kernel at 6 σ is below 10⁻⁸: the wings of bright stars reach far.
    private const double KernelSigma = 6;

    /// <summary>
    /// A narrow band without the continuum that two bands predict for it. The images are flux densities per Å in one unit, on one grid.
    /// Corresponds to <c>subtract_continuum</c>.
    /// </summary>
    /// <param name="narrow">The band with the line.</param>
    /// <param name="broad1">A band on one side of it.</param>
    /// <param name="broad2">A band on the other.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">
    /// The grids differ, a pivot wavelength is missing, or the line is not between the bands.
    /// </exception>
    public static LineImage TwoBand(HstImage narrow, HstImage broad1, HstImage broad2, TwoBandOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(narrow);
        var bands = new Bands<HstImage>(narrow, broad1, broad2);
        var pivots = bands.Map(b => b.Photometry.PivotAngstrom
            ?? throw new ReductionException($"{b.Header.Origin}: PHOTPLAM is missing: at which wavelength the band lies is not known."));
        return TwoBand(bands, pivots, new(0, 0, 0), new(1, 1, 1), options);
    }

    /// <summary>The same for bands with offsets and factors that calibrate them: (image − offset) × factor.</summary>
    /// <param name="bands">The images, on one grid.</param>
    /// <param name="pivots">Their wavelengths, Å.</param>
    /// <param name="offsets">Background levels, in the unit of the images.</param>
    /// <param name="factors">Extinction or gain.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">The grids differ, or the line is not between the bands.</exception>
    public static LineImage TwoBand(
        Bands<HstImage> bands, Bands<double> pivots, Bands<double> offsets, Bands<double> factors,
        TwoBandOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bands);
        ArgumentNullException.ThrowIfNull(pivots);
        var narrow = bands.Narrow;
        foreach (var other in new[] { bands.Broad1, bands.Broad2 })
        {
            if (narrow.Width == other.Width && narrow.Height == other.Height
                && (narrow.WcsOrNull is not { } wcs || other.WcsOrNull is not { } its
                    || its.IsAlignedWith(wcs, narrow.Width, narrow.Height, tolerancePx: 0.1))) continue;
            throw new ReductionException($"{other.Name} is not on the grid of {narrow.Name}: bring it there first, with OnGrid.");
        }
        double weight1 = (pivots.Broad2 - pivots.Narrow) / (pivots.Broad2 - pivots.Broad1);
        if (!(weight1 is > 0 and < 1))
        {
            throw new ReductionException(
                FormattableString.Invariant($"The pivot of {narrow.Name}, {pivots.Narrow:0.0} Å, is not between those of ")
                + FormattableString.Invariant($"{bands.Broad1.Name}, {pivots.Broad1:0.0} Å, ")
                + FormattableString.Invariant($"and {bands.Broad2.Name}, {pivots.Broad2:0.0} Å."));
        }
        var planes = bands.Zip(offsets.Zip(factors, (o, f) => (Offset: o, Factor: f)),
            (b, c) => new BandPlane(b.Science, b.Error, c.Offset, c.Factor));
        var result = TwoBandContinuum.Subtract(planes.Narrow, planes.Broad1, planes.Broad2, weight1, options, cancellation);
        return new(narrow with { Science = result.Line, Error = result.LineError },
            narrow with { Science = result.Continuum, Error = null }, result.Quality);
    }

    /// <summary>
    /// The HST bands at the resolution and on the grid of MUSE, flux per spaxel. Corresponds to <c>smooth_and_regrid</c>.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cosmicRays">Pixels of the narrow band to fill from their neighbours first; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">There is no MUSE, its resolution is not known, or better than that of HST.</exception>
    public static Bands<HstImage> SmoothToMuse(
        GalaxyImages images, ContinuumSubtractionOptions? options = null,
        Image<bool>? cosmicRays = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new();
        if (images.Muse is not { } muse)
        {
            throw new ReductionException($"{images.Files.Galaxy} has no MUSE images: there is nothing to smooth to.");
        }
        double museFwhm = options.MuseFwhmArcsec ?? images.Files.MuseFwhmArcsec
            ?? throw new ReductionException($"The name of {muse.Narrow.Name} does not give its resolution "
                + "(a number before 'asec'): set MuseFwhmArcsec.");
        var grid = muse.Narrow.Wcs;
        return images.Hst.Zip(new Bands<Image<bool>?>(cosmicRays, null, null), (hst, rejected) =>
        {
            var image = hst with { Error = null };
            if (rejected is not null) image = image.FillHits(rejected, cancellation);
            var smooth = image.SmoothTo(options.HstFwhmArcsec, museFwhm,
                options.AverageOverMusePixel ? grid.PixelScaleArcsec : null, options.Fidelity, cancellation);
            var onMuse = smooth.OnGrid(grid, muse.Narrow.Width, muse.Narrow.Height, cancellation: cancellation);
            Compute.ReleaseMemory();
            return onMuse;
        });
    }

    /// <summary>
    /// An image at a poorer resolution: convolved with a Gaussian of √(to² − from²); missing pixels stay missing and darken nothing.
    /// Corresponds to <c>smooth_image_with_beam</c>.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="fromFwhmArcsec">Its resolution, FWHM in arcsec.</param>
    /// <param name="toFwhmArcsec">The wanted one.</param>
    /// <param name="intoPixelArcsec">
    /// Pixels, arcsec, that the result stands for, when it will be sampled on a coarser grid; null to leave that out.
    /// </param>
    /// <param name="fidelity">Original: pixels outside the array count as 0.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">The wanted resolution is better than what the image has.</exception>
    public static HstImage SmoothTo(this HstImage image, double fromFwhmArcsec, double toFwhmArcsec, double? intoPixelArcsec = null,
        Fidelity fidelity = Fidelity.Corrected, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        double scale = image.Wcs.PixelScaleArcsec, square = toFwhmArcsec * toFwhmArcsec - fromFwhmArcsec * fromFwhmArcsec;
        if (!(square >= 0))
        {
            throw new ReductionException(FormattableString.Invariant(
                $"{image.Name} has a resolution of {fromFwhmArcsec}″; it cannot be smoothed to {toFwhmArcsec}″."));
        }
        // A square pixel of side p has the variance p²/12 in each direction.
        double pixel = intoPixelArcsec is { } side && side > scale ? (side * side - scale * scale) / 12 : 0;
        double sigma = Math.Sqrt(Math.Pow(Fwhm.ToSigma(Math.Sqrt(square)), 2) + pixel) / scale;
        if (sigma == 0) return image;
        var gaussian = new GaussianOptions
        {
            Edge = fidelity == Fidelity.Original ? EdgePolicy.Zero : EdgePolicy.Renormalise,
            TruncateSigma = KernelSigma,
        };
        return image with { Science = GaussianConvolution.Smooth(image.Science, sigma, gaussian, cancellation), Error = null };
    }

    /// <summary>Cosmic rays filled from their neighbours: twice the mean under a Gaussian of σ = 1 px.</summary>
    internal static HstImage FillHits(this HstImage image, Image<bool> hits, CancellationToken cancellation) =>
        image.WithScience(Inpainting.Interpolate(image.Science, hits, sigmaPx: 1, passes: 2, cancellation: cancellation));

    /// <summary>
    /// The whole workflow, files to files: images, anchoring to MUSE when there is MUSE, continuum, [NII], products.
    /// </summary>
    /// <param name="files">The galaxy's files.</param>
    /// <param name="curves">Throughput curves.</param>
    /// <param name="sample">E(B−V) of the Milky Way, and velocity.</param>
    /// <param name="folder">Where the products go; null to write nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static ContinuumSubtractionRun Run(GalaxyFiles files, BandpassSet curves, SampleGalaxy sample, string? folder = null,
        ContinuumSubtractionOptions? options = null, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var images = GalaxyImages.Read(files, curves, sample, options, progress, cancellation);
        var cosmicRays = options.FindCosmicRays ? FindCosmicRays(images.Hst.Narrow, options, cancellation) : null;
        progress?.Report(new("cosmic rays", 1, 1));
        var smoothed = images.Muse is null ? null : SmoothToMuse(images, options, cosmicRays, cancellation);
        var anchoring = smoothed is null ? null : MuseAnchoring.Measure(images, smoothed, options, cancellation);
        progress?.Report(new("anchoring to MUSE", 1, 1));
        var halpha = HalphaMap.Make(images, anchoring, cosmicRays, options, cancellation);
        progress?.Report(new("continuum", 1, 1));
        var run = new ContinuumSubtractionRun(images, smoothed, anchoring, halpha, options);
        return folder is null ? run : run.Write(folder, progress, cancellation);
    }

    /// <summary>
    /// Cosmic rays of a drizzled band that comes with its error: what is sharper than a star can be
    /// (<see cref="CosmicRayOptions.ForDrizzled"/>).
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="options">The resolution of HST; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">The image has no error.</exception>
    public static Image<bool> FindCosmicRays(
        HstImage image, ContinuumSubtractionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new();
        if (image.Error is not { } error)
        {
            throw new ReductionException($"{image.Name} has no error: how sharp a hit stands out is not known.");
        }
        double fwhmPx = Math.Clamp(options.HstFwhmArcsec / image.Wcs.PixelScaleArcsec, 1.3, 10);
        var mask = CosmicRays.Detect(
            image.Science, CosmicRayOptions.ForDrizzled(fwhmPx), error.Map(e => e * e), cancellation: cancellation).Mask;
        Compute.ReleaseMemory();
        return mask;
    }
}
