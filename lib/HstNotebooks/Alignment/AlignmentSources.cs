using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Finds the sources of an image that it can be aligned by.</summary>
public static class AlignmentSources
{
    /// <summary>
    /// Stars above the noise of their surroundings, by DAOFIND on the image without its background, in units of its noise; so
    /// <see cref="Star.Flux"/> and <see cref="Star.Peak"/> are signal to noise of a pixel. Two planes are made beside the image.
    /// </summary>
    /// <param name="image">The image, in any unit; NaN is missing.</param>
    /// <param name="options">What counts as a source; null for the defaults.</param>
    /// <param name="mask">True where no source is wanted, such as saturated pixels and cosmic rays; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">
    /// An option is out of range, the mask has another shape, or the image has no part to measure its background in.
    /// </exception>
    public static IReadOnlyList<Star> Find(
        Image<float> image, AlignmentSourceOptions? options = null, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new();
        options.Validate();
        // Drizzled images end anywhere in a box.
        var mesh = new BackgroundMeshOptions { BoxWidth = options.BoxPx, BoxHeight = options.BoxPx, ExcludePercentile = 50 };
        var background = BackgroundMesh.Estimate(image, mesh, mask, cancellation);
        var significance = background.SubtractFrom(image, cancellation)
            .Combine(background.Rms<float>(cancellation), (value, rms) => value / rms);
        var finder = new StarFinderOptions
        {
            FwhmPx = options.ConvWidthPx,
            Threshold = options.Threshold,
            SharpLow = options.SharpLow,
            SharpHigh = options.SharpHigh,
            RoundLow = -options.MaxRoundness,
            RoundHigh = options.MaxRoundness,
        };
        return StarFinder.Find(significance, finder, mask, cancellation);
    }

    /// <summary>The stars of an image and its WCS, to be aligned.</summary>
    /// <param name="wcs">WCS of the image.</param>
    /// <param name="stars">From <see cref="Find"/>.</param>
    /// <param name="name">For messages and tables.</param>
    public static AlignmentInput ToAlign(this IReadOnlyList<Star> stars, Wcs wcs, string name = "image")
    {
        ArgumentNullException.ThrowIfNull(stars);
        return new(wcs, [.. stars.Select(s => new PixelPoint(s.X, s.Y))], [.. stars.Select(s => s.Flux)], name);
    }
}
