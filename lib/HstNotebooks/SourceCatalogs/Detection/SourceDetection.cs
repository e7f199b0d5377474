using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Finds the sources of a drizzled image. Corresponds to <c>make_source_catalog</c> of the original.</summary>
public static class SourceDetection
{
    /// <summary>
    /// Background, threshold, segments, blended sources taken apart, and the sources too near to the borders of the exposures told; and the
    /// stars of DAOFIND. Memory beyond the field: 12 bytes a pixel.
    /// </summary>
    /// <param name="field">The image. Without a context the coverage is where the weight is positive, or the image finite.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="mask">True where no source is wanted, such as satellite trails; null for none.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the mask has another shape.</exception>
    /// <exception cref="ReductionException">The image has no sky to measure.</exception>
    public static DetectionResult Run(
        DrizzledField field, SourceDetectionOptions? options = null, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        options ??= new();
        options.Validate();
        var image = field.Image.Science;
        var background = Background(field, options, mask, cancellation);
        var kernel = Kernel.Gaussian(options.KernelFwhmPx, options.KernelSizePx);
        var nan = options.IsOriginal ? NanPolicy.Propagate : NanPolicy.Preserve;
        // The original measures positions on the image as it is, so that the sky pulls them to the middle of their segment.
        var measured = options.IsOriginal ? image : background.SubtractFrom(image, cancellation);

        var threshold = options.IsOriginal
            ? DetectionThreshold.Global(image, background, options.NSigma, clip: new() { MaxIterations = int.MaxValue })
            : DetectionThreshold.PerPixel(background, options.NSigma);
        var segments = Detection.Segments(image, threshold,
            new() { MinPixels = MinPixels(field, options), Kernel = kernel, Nan = nan }, mask, cancellation);
        var labels = Deblending.Split(measured, segments, new()
        {
            MinPixels = options.DeblendNPixels, Levels = options.DeblendLevels, Contrast = options.DeblendContrast,
            Kernel = kernel, Nan = nan, Rules = options.IsOriginal ? DeblendRules.Photutils06 : DeblendRules.Photutils16,
        }, cancellation);
        var sources = SourceCatalog.Measure(measured, labels, cancellation: cancellation);
        var stars = StarFinder.Find(measured, new()
        {
            FwhmPx = options.StarFwhmPx,
            Threshold = options.IsOriginal ? options.StarThreshold : options.StarThreshold * background.MedianRms,
        }, mask, cancellation);

        PixelPoint[] ofSegments = [.. SourceCatalog.Measure(measured, segments, cancellation: cancellation).Select(Centre)];
        PixelPoint[] ofSources = [.. sources.Select(Centre)], ofStars = [.. stars.Select(s => new PixelPoint(s.X, s.Y))];
        var coverage = SourceCoverage.Measure(field, [ofSegments, ofSources, ofStars], options.Coverage, cancellation);
        return new()
        {
            Image = field.Image,
            Background = background,
            Segments = segments,
            Labels = labels,
            Sources = sources,
            Segmented = new("sources_segmap", ofSegments, coverage[0]),
            Deblended = new("sources_segmap_deblended", ofSources, coverage[1]),
            Stars = new("sources_daofind", ofStars, coverage[2]),
        };

        PixelPoint Centre(Source s) => options.IsOriginal ? new(s.X, s.Y) : new(s.WindowedX, s.WindowedY);
    }

    private static BackgroundMeshResult Background(
        DrizzledField field, SourceDetectionOptions options, Image<bool>? mask, CancellationToken cancellation)
    {
        var boxes = new BackgroundMeshOptions
        {
            BoxWidth = options.BackgroundBoxPx,
            BoxHeight = options.BackgroundBoxPx,
            ExcludePercentile = options.IsOriginal ? 10 : 50,   // the exposures end anywhere in a box, and noise changes there
            Expansion = options.IsOriginal ? MeshExpansion.CornerPixels : MeshExpansion.BoxCentres,
        };
        try
        {
            var background = BackgroundMesh.Estimate(field.Image.Science, boxes, options.IsOriginal ? null : mask, cancellation);
            return background.MedianRms > 0 ? background
                : throw new ReductionException(
                    $"{field.Image.Name}: the sky cannot be measured. Its pixels are all alike, as where they are saturated.");
        }
        catch (ArgumentException e)
        {
            throw new ReductionException($"{field.Image.Name}: the sky cannot be measured. {e.Message}", e);
        }
    }

    private static int MinPixels(DrizzledField field, SourceDetectionOptions options) =>
        field.InputChips == 2 ? options.SingleExposureNPixels : options.NPixels;
}
