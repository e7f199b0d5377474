using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// What sources of a label map look like: positions, shapes, fluxes. Corresponds to <c>photutils.segmentation.SourceCatalog</c> and to the
/// measurements of SExtractor (Bertin and Arnouts 1996, A&amp;AS 117, 393).
/// </summary>
/// <remarks>
/// Values are those of photutils 1.6 but where it departs from what it documents: a Gini coefficient is of absolute values, sorted as such;
/// a quadratic centroid is fitted also where fewer than nine, but six or more, of the pixels about the peak are the source's; a Kron radius
/// beyond the 6 σ over which it is the mean counts as not measurable; and only a positive Kron flux has radii that hold parts of it.
/// </remarks>
public static class SourceCatalog
{
    private const int GroupSize = 32;

    /// <summary>
    /// The sources of a label map, ordered by label. Subtract the background first: positions, shapes and Kron radii need an image that is
    /// zero where nothing is. The arithmetic is done in double. Memory beyond the images: 16 bytes a run of labelled pixels, and for every
    /// thread the pixels of its largest source.
    /// </summary>
    /// <param name="image">
    /// The image. Pixels that are not finite are left out of everything: fluxes lack what they would hold, and
    /// <see cref="SegmentPhotometry.AreaPx"/> tells of how many in the segment.
    /// </param>
    /// <param name="labels">Label of each pixel; 0 and negative ones belong to no source, labels may have gaps.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="convolved">
    /// The smoothed image that the sources were detected on, for centroids and shapes as SExtractor's; null to take the image.
    /// </param>
    /// <param name="error">1 σ error of each pixel, with that of the source's own light, taken as independent; or null.</param>
    /// <param name="mask">True pixels are left out, as those that are not finite; or null.</param>
    /// <param name="background">The background that was subtracted, to be told per source; or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <returns>A source for every label ≥ 1 that has a pixel; none for a map without labels.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or the shapes differ.</exception>
    public static IReadOnlyList<Source> Measure<T>(
        Image<T> image, Image<int> labels, SourceCatalogOptions? options = null, Image<T>? convolved = null, Image<T>? error = null,
        Image<bool>? mask = null, Image<T>? background = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(labels);
        Arithmetic.RequireSameShape(image, labels);
        if (convolved is not null) Arithmetic.RequireSameShape(image, convolved);
        if (error is not null) Arithmetic.RequireSameShape(image, error);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        if (background is not null) Arithmetic.RequireSameShape(image, background);
        options ??= new();
        options.Validate();

        var planes = new SourcePlanes<T>(image, labels, convolved ?? image, error, mask, background);
        var segments = new SegmentRuns(labels);
        var sources = new Source[segments.Boxes.Length];
        Compute.For((sources.Length + GroupSize - 1) / GroupSize, group =>
        {
            var measurement = new SourceMeasurement<T>(planes, segments, options);
            for (int i = group * GroupSize; i < Math.Min(sources.Length, (group + 1) * GroupSize); i++)
            {
                cancellation.ThrowIfCancellationRequested();
                sources[i] = measurement.Measure(i);
            }
        }, cancellation);
        return sources;
    }

    /// <summary>
    /// A whole cut-out as one source, label 1: its centre of light, shape and the rest. Corresponds to
    /// <c>photutils.morphology.data_properties</c>.
    /// </summary>
    /// <param name="cutout">The cut-out, of at least one pixel; those that are not finite are left out.</param>
    /// <param name="mask">True pixels are left out; or null.</param>
    /// <typeparam name="T">float or double.</typeparam>
    /// <exception cref="ArgumentException">The cut-out has no pixel, or the shapes differ.</exception>
    public static Source MeasureCutout<T>(Image<T> cutout, Image<bool>? mask = null) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(cutout);
        if (cutout.Pixels.Length == 0) throw new ArgumentException("The cut-out has no pixel.", nameof(cutout));
        var labels = new Image<int>(cutout.Width, cutout.Height);
        Array.Fill(labels.Pixels, 1);
        return Measure(cutout, labels, mask: mask)[0];
    }
}
