namespace HstNotebooks.Imaging;

/// <summary>
/// Cosmic-ray hits of a single image, by their edges that are sharper than any the telescope makes: L.A.Cosmic (van Dokkum 2001,
/// PASP 113, 1420).
/// </summary>
public static class CosmicRays
{
    /// <summary>
    /// Finds hits and replaces them, in rounds: what is beneath or beside a bright hit shows when that is gone. Later rounds look only
    /// where pixels changed. Missing pixels (NaN, infinite) are never flagged and stay missing; while their neighbours are judged, they
    /// are the median of the good pixels about them. Thresholds are compared in single precision. Memory: 5 bytes a pixel beyond the
    /// input, 4 more with a variance or a background each, and 3 more with missing, masked or saturated pixels.
    /// </summary>
    /// <param name="image">The image, with its sky unless a variance or a background is given: the noise follows from it.</param>
    /// <param name="options">Limits and noise; default: those of <see cref="CosmicRayOptions"/>.</param>
    /// <param name="variance">
    /// The variance of each pixel, in squared units of the image, in place of gain and read noise: the inverse weight of a drizzled
    /// image. Where it is not positive and finite, the pixel is missing.
    /// </param>
    /// <param name="background">A smooth model that is subtracted before the search and adds to the noise, units of the image.</param>
    /// <param name="mask">True for bad pixels: never flagged, and not used in replacing others.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or the images differ in size.</exception>
    public static CosmicRayResult Detect(
        Image<float> image, CosmicRayOptions? options = null, Image<float>? variance = null, Image<float>? background = null,
        Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new();
        options.Validate();
        if (variance is not null) Arithmetic.RequireSameShape(image, variance);
        if (background is not null) Arithmetic.RequireSameShape(image, background);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);

        var missing = Missing(image, variance, background);
        var blocked = Blocked(image, missing, mask, options);
        // Electrons of the background, in squared units of the image.
        var backgroundVariance = variance is null ? null : background?.Map(b => (float)(b / options.Gain));
        bool lowerMedian = options.Semantics == CosmicRaySemantics.AstroScrappy;
        var replacement = new HitReplacement(image, background, blocked, options.Cleaning, lowerMedian);
        var varianceReplacement = variance is null
            ? null : new HitReplacement(variance, backgroundVariance, blocked, options.Cleaning, lowerMedian);
        var planes = new CosmicRayPlanes(
            Complete(image, background, missing, replacement),
            variance is null ? null : Complete(variance, backgroundVariance, missing, varianceReplacement!),
            backgroundVariance ?? background, blocked);
        var (flagged, counts) = new CosmicRaySearch(planes, options, replacement, varianceReplacement).Run(cancellation);
        return new(flagged, Cleaned(image, planes.Data, background, flagged), counts);
    }

    private static Image<bool>? Missing(Image<float> image, Image<float>? variance, Image<float>? background)
    {
        var missing = new Image<bool>(image.Width, image.Height);
        Compute.Rows(image.Height, y =>
        {
            var to = missing.Row(y);
            bool finite = PixelLoop.AllFinite<float>(image.Row(y)) && (background is null || PixelLoop.AllFinite<float>(background.Row(y)));
            if (finite && variance is null) return;
            for (int x = 0; x < to.Length; x++)
            {
                to[x] = !float.IsFinite(image.Row(y)[x]) || background is not null && !float.IsFinite(background.Row(y)[x])
                    || variance is not null && !(variance.Row(y)[x] > 0 && float.IsFinite(variance.Row(y)[x]));
            }
        });
        return missing.Pixels.AsSpan().Contains(true) ? missing : null;
    }

    private static Image<bool>? Blocked(Image<float> image, Image<bool>? missing, Image<bool>? mask, CosmicRayOptions options)
    {
        if (mask is not null && options.Semantics == CosmicRaySemantics.AstroScrappy) mask = Morphology.Dilate(mask, Footprint.Box(3, 3));
        var stars = double.IsFinite(options.SaturationLevel) ? SaturatedStars.Find(image, options) : null;
        return Union(Union(missing, mask), stars);

        static Image<bool>? Union(Image<bool>? a, Image<bool>? b) => a is null ? b : b is null ? a : a.Or(b);
    }

    // A copy without background, missing pixels filled in.
    private static Image<float> Complete(Image<float> image, Image<float>? background, Image<bool>? missing, HitReplacement replacement)
    {
        var copy = background is null ? image.Clone() : image - background;
        if (missing is null) return copy;
        Compute.Rows(image.Height, y =>
        {
            for (int x = 0; x < image.Width; x++) if (missing.Row(y)[x]) copy.Row(y)[x] = replacement.At(x, y, missing);
        });
        return copy;
    }

    // In the memory of the plane that is no longer needed.
    private static Image<float> Cleaned(Image<float> image, Image<float> data, Image<float>? background, Image<bool> flagged)
    {
        Compute.Rows(image.Height, y =>
        {
            var to = data.Row(y);
            var from = image.Row(y);
            var hit = flagged.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                if (!hit[x]) to[x] = from[x];
                else if (background is not null) to[x] += background.Row(y)[x];
            }
        });
        return data;
    }
}
