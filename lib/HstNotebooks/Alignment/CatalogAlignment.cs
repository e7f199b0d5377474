using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>
/// Aligns images to a catalogue such as Gaia's: finds which source is which star, fits one correction for all images, and says whether it
/// can be trusted. What TweakReg does with a refcat, but robust against a few stars among many false detections.
/// </summary>
public static class CatalogAlignment
{
    private const int Folds = 10, Rounds = 5;

    // The window of the fit is so wide that chance adds one pair to so many.
    private const double PairsPerChancePair = 500;

    /// <summary>
    /// Fits the correction that the images share. Always gives a result; its <see cref="AlignmentResult.Verdict"/> fails when there is no
    /// alignment, or one that chance may have made.
    /// </summary>
    /// <param name="images">
    /// The images, in one frame: a drizzled image, or the chips of one exposure. Their fluxes choose the brightest.
    /// </param>
    /// <param name="reference">
    /// Stars, ICRS, at the epoch of the exposure (<see cref="SkyPoint.AtEpoch"/>); those elsewhere on the sky do no harm.
    /// </param>
    /// <param name="errorsMas">1 σ error of the stars along an axis, mas, ≥ 0; NaN where not known; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// There is no image, an option is out of range, or fluxes or errors are not as many as positions.
    /// </exception>
    /// <exception cref="ReductionException">The images are in different frames.</exception>
    /// <exception cref="WcsException">A WCS has no celestial axes.</exception>
    public static AlignmentResult Fit(IReadOnlyList<AlignmentInput> images, IReadOnlyList<SkyPoint> reference,
        IReadOnlyList<double>? errorsMas = null, AlignmentOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(reference);
        options ??= new();
        options.Validate();
        RequireLengths(images, reference, errorsMas);
        var field = AlignmentField.Of(images, reference, options);
        double pixel = images.Average(image => image.Wcs.PixelScaleArcsec);
        var (found, rival) = CoincidenceSearch.Find(field.Positions, field.Reference, new()
        {
            Radius = options.SearchRadiusArcsec,
            Tolerance = options.ToleranceArcsec,
            Resolution = Math.Min(options.ToleranceArcsec, options.CentroidErrorPx * pixel / 5),
            MaxRotationDegrees = options.Geometry == FitGeometry.Shift ? 0 : options.MaxRotationDegrees,
            MaxScaleChange = options.Geometry == FitGeometry.Shift ? 0 : options.MaxScaleChange,
        });
        var inputs = new AlignmentFitInputs(images, field, errorsMas, options.CentroidErrorPx * pixel, options);
        var fit = found is null ? null : Refine(inputs, found);
        return new AlignmentResult
        {
            Images = images,
            Options = options,
            Plane = field.Plane,
            Fit = fit?.Fit,
            Matches = fit is null ? [] : Matches(inputs, fit.Value.Pairs, fit.Value.Fit),
            Search = found,
            Rival = rival,
            Centre = field.Centre,
            Corners = field.Corners,
            PixelScaleArcsec = pixel,
            ExpectedErrorMas = fit is null ? double.NaN : inputs.ExpectedErrorMas(fit.Value.Pairs),
        };
    }

    // The search takes the pairs that agree best, and leaves a star whose position is worse than theirs. Where hardly any pair is
    // there by chance, what is a little farther apart belongs to the fit too: without it the map leans on those that happen to agree,
    // and their scatter says too little.
    private static (LinearFit Fit, IReadOnlyList<(int Position, int Reference)> Pairs)? Refine(
        AlignmentFitInputs inputs, Coincidences found)
    {
        var pairs = found.Pairs;
        LinearFit? fit = null;
        for (int round = 0; round < Rounds; round++)
        {
            if (inputs.Fit(pairs, inputs.Options.NClip) is not { } next) break;
            fit = next;
            double width = Math.Min(inputs.Options.ToleranceArcsec,
                found.Width * Math.Max(1.5, Math.Sqrt(pairs.Count / (PairsPerChancePair * found.Expected))));
            var again = inputs.PairsWithin(fit.Map, width);
            if (again.SequenceEqual(pairs)) break;
            if (inputs.Fit(again, inputs.Options.NClip) is not { } better || better.Count < fit.Count) break;
            (pairs, fit) = (again, better);
        }
        return fit is null ? null : (fit, pairs);
    }

    private static AlignmentMatch[] Matches(AlignmentFitInputs inputs, IReadOnlyList<(int Position, int Reference)> pairs, LinearFit fit)
    {
        var field = inputs.Field;
        var heldOut = HeldOut(inputs, pairs, fit);
        return [.. pairs.Select((pair, k) =>
        {
            PixelPoint from = field.Positions[pair.Position], to = field.Reference[pair.Reference];
            var (image, source) = field.Sources[pair.Position];
            return new AlignmentMatch(image, source, pair.Reference, inputs.Pixel(pair.Position),
                Mas(new(to.X - from.X, to.Y - from.Y)), Mas(fit.Residuals[k]), Mas(heldOut[k]), fit.Used[k]);
        })];

        // x of the plane is to the west.
        static (double East, double North) Mas(PixelPoint difference) => (-1000 * difference.X, 1000 * difference.Y);
    }

    // Residuals of stars against a fit without their tenth of the stars, or without each of less than ten.
    private static PixelPoint[] HeldOut(AlignmentFitInputs inputs, IReadOnlyList<(int Position, int Reference)> pairs, LinearFit fit)
    {
        var residuals = new PixelPoint[pairs.Count];
        Array.Fill(residuals, new(double.NaN, double.NaN));
        int[] used = [.. Enumerable.Range(0, pairs.Count).Where(k => fit.Used[k])];
        int folds = Math.Min(Folds, used.Length);
        for (int fold = 0; fold < folds; fold++)
        {
            int[] kept = [.. used.Where((_, n) => n % folds != fold)], held = [.. used.Where((_, n) => n % folds == fold)];
            if (inputs.Fit([.. kept.Select(k => pairs[k])], 0) is not { } without) continue;
            foreach (int k in held)
            {
                var at = without.Map.Apply(inputs.Field.Positions[pairs[k].Position]);
                var to = inputs.Field.Reference[pairs[k].Reference];
                residuals[k] = new(to.X - at.X, to.Y - at.Y);
            }
        }
        return residuals;
    }

    private static void RequireLengths(
        IReadOnlyList<AlignmentInput> images, IReadOnlyList<SkyPoint> reference, IReadOnlyList<double>? errorsMas)
    {
        if (images.Count == 0) throw new ArgumentException("There is no image to align.", nameof(images));
        foreach (var image in images)
        {
            ArgumentNullException.ThrowIfNull(image, nameof(images));
            if (image.Fluxes is { } fluxes && fluxes.Count != image.Positions.Count)
            {
                throw new ArgumentException($"{image.Name}: {fluxes.Count} fluxes of {image.Positions.Count} sources.", nameof(images));
            }
        }
        if (errorsMas is not null && errorsMas.Count != reference.Count)
        {
            throw new ArgumentException($"{errorsMas.Count} errors of {reference.Count} stars.", nameof(errorsMas));
        }
        if (errorsMas?.Any(e => e < 0 || double.IsInfinity(e)) == true)
        {
            throw new ArgumentException("An error of a star is negative or infinite.", nameof(errorsMas));
        }
    }
}
