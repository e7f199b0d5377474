using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Photometry of the sources of a drizzled field in round apertures, with the sky around each, errors, widths, flags of cosmic rays and
/// reference stars. Mirrors <c>make_phot_table</c> of <c>white_dwarf_analysis_ACS</c>.
/// </summary>
public static class AperturePhotometry
{
    /// <summary>Measures sources.</summary>
    /// <param name="field">The image, electrons per second.</param>
    /// <param name="positions">The sources, 0-based pixels, anywhere.</param>
    /// <param name="options">How.</param>
    /// <param name="cosmicRays">True where cosmic rays hit (<see cref="CosmicRayMap"/>); null flags none.</param>
    /// <param name="referenceStars">Stars in the frame of the WCS at the epoch of the exposure, such as Gaia's; null matches none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>
    /// A row for each position, in their order. NaN is what cannot be measured: sums of apertures with a missing pixel or over the border
    /// of the image (Original: over the border the sum of what is inside), sky without pixels.
    /// </returns>
    /// <exception cref="ReductionException">
    /// The unit is not per second, nothing says how long the exposure was, or the header names no filter.
    /// </exception>
    /// <exception cref="ArgumentException">An option is out of its range, or the mask has another shape.</exception>
    public static PhotometryTable Measure(
        DrizzledField field, IReadOnlyList<PixelPoint> positions, AperturePhotometryOptions? options = null,
        Image<bool>? cosmicRays = null, IReadOnlyList<SkyPoint>? referenceStars = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new();
        options.Validate();
        bool asOriginal = options.Fidelity == Fidelity.Original;
        var warnings = new List<string>();
        if (!asOriginal) RequireRates(field.Image, warnings);
        var image = field.Image.Science;
        (double X, double Y)[] places = [.. positions.Select(p => (p.X, p.Y))];

        var sums = ApertureSum.Measure(image, places, options.RadiiPx, cancellation: cancellation);
        var skies = AnnulusStatistics.Measure(
            image, places, options.SkyInnerPx, options.SkyOuterPx,
            new() { Sigma = options.ClipSigma, MaxIterations = int.MaxValue, Centre = asOriginal ? ClipCentre.Mean : ClipCentre.Median },
            asOriginal ? PixelMembership.AnyOverlap : PixelMembership.Centre, cancellation: cancellation);
        var profiles = MoffatProfile.Fit(
            image, places, options.Profile, backgrounds: asOriginal ? null : [.. skies.Select(s => s.Median)], cancellation: cancellation);
        double[][] rates = [.. sums.Select(ofRadii => ofRadii.Zip(options.RadiiPx, (sum, r) => Rate(sum, r, asOriginal)).ToArray())];
        var errors = asOriginal
            ? ApertureErrors.Published(rates, skies, options)
            : ApertureErrors.Of(field, places, rates, skies, options, warnings, cancellation);
        bool[] hits = CosmicRayFlags.Of(field, places, cosmicRays, options, warnings);
        var skyPoints = ReferenceStars.SkyOf(field.Image, positions, asOriginal, warnings);
        var stars = ReferenceStars.Match(skyPoints, referenceStars ?? [], options);

        string name = $"{field.Visit}_{field.Filter}";
        return new(name, field.Filter, options.RadiiPx, [.. positions.Select((position, i) => new SourcePhotometry
        {
            X = position.X,
            Y = position.Y,
            FwhmPx = HasWidth(profiles[i], asOriginal) ? profiles[i].FwhmPx : double.NaN,
            FwhmFlag = FlagOf(profiles[i].Quality),
            CountRates = rates[i],
            Errors = errors[i],
            Back = skies[i].Median,
            BackStd = skies[i].Std,
            BackPixels = skies[i].Count,
            IsCosmicRay = hits[i],
            Sky = skyPoints[i],
            Gaia = stars[i],
        })])
        {
            Warnings = warnings,
        };
    }

    private static void RequireRates(HstImage image, List<string> warnings)
    {
        string unit = image.Unit.Trim().ToUpperInvariant();
        if (unit.Length == 0) warnings.Add($"{image.Name} has no BUNIT: taken as electrons per second.");
        else if (!unit.EndsWith("/S", StringComparison.Ordinal) && !unit.EndsWith("S-1", StringComparison.Ordinal))
        {
            throw new ReductionException(
                $"{image.Name}: BUNIT is '{image.Unit}'; electrons per second were expected. Divide by the exposure time.");
        }
    }

    // Light beyond the border is as much missing as that in a pixel without a value.
    private static double Rate(ApertureSum sum, double radiusPx, bool asOriginal) =>
        asOriginal || sum.AreaPx > Math.PI * radiusPx * radiusPx * (1 - 1e-9) ? sum.Sum : double.NaN;

    private static bool HasWidth(MoffatProfile profile, bool asOriginal) => profile.Quality switch
    {
        MoffatQuality.TooFewPixels or MoffatQuality.DidNotConverge => false,
        MoffatQuality.NoCentralPeak => asOriginal,
        _ => true,
    };

    private static string FlagOf(MoffatQuality quality) => quality switch
    {
        MoffatQuality.Fitted => "",
        MoffatQuality.SteepWings => "steep wings",
        MoffatQuality.TooBroad => "too broad",
        MoffatQuality.NoCentralPeak => "no central peak",
        MoffatQuality.TooFewPixels => "too few pixels",
        _ => "did not converge",
    };
}
