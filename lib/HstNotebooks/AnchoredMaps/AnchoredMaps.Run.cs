using HstNotebooks.Imaging;

namespace HstNotebooks;

public static partial class AnchoredMaps
{
    /// <summary>
    /// The whole workflow. The products, <c>{galaxy}_….fits</c>, bear the names of the published description and, where it has none, of the
    /// later form of its pipeline. Fluxes are 10⁻²⁰ erg s⁻¹ cm⁻² per pixel.
    /// <list type="table">
    /// <listheader><term>product</term><description>content (name in the later form, where it differs)</description></listheader>
    /// <item><term>halpha_raw, cont_raw</term><description>narrow band without continuum, and the continuum, e⁻/s</description></item>
    /// <item><term>halpha</term><description>the line as a flux, trimmed</description></item>
    /// <item><term>halpha_mask</term><description>1 in the coverage</description></item>
    /// <item><term>halpha_bg, halpha_bgsub</term><description>background, and the map without it</description></item>
    /// <item><term>halpha_bgsub_starmasked</term><description>foreground stars replaced by noise, when there is a mask of
    /// stars</description></item>
    /// <item><term>musehalpha, musehalpha_regrid</term><description>MUSE on its grid, and on that of HST</description></item>
    /// <item><term>halpha_smoothed</term><description>HST at the resolution of MUSE (halpha_bgsub_smoothed)</description></item>
    /// <item><term>halpha_bgsub_smoothed_regrid</term><description>that on the grid of MUSE</description></item>
    /// <item><term>hstmuseratio</term><description>MUSE / (HST + k), at one resolution (halpha_bgsub_ratio)</description></item>
    /// <item><term>anchored</term><description>(HST + k) × ratio (halpha_bgsub_ratio_anchored)</description></item>
    /// <item><term>anchored_intnegs</term><description>its pixels ≤ 0 filled (halpha_bgsub_ratio_anchored_intnegs)</description></item>
    /// <item><term>anchored_wnoise, anchored_intnegs_wnoise</term><description>with white noise on top</description></item>
    /// <item><term>halpha_bgsub_diff, halpha_bgsub_diff_anchored</term><description>MUSE − HST, and HST + that</description></item>
    /// <item><term>halpha_bgsub_fit_anchored</term><description>(HST − intercept) / slope: the map to measure on; also with
    /// _wnoise</description></item>
    /// <item><term>halpha_bgsub_fit_anchored_intnegs</term><description>its holes below −5 σ filled; without MUSE
    /// halpha_bgsub_intnegs</description></item>
    /// <item><term>…_intnegs_nocosmic</term><description>cosmic rays filled; their mask is halpha_cosmicrays</description></item>
    /// <item><term>…_intnegs_nocosmic_nnet, …_nnet_masknnet</term><description>those of the neural network, and their
    /// mask</description></item>
    /// </list>
    /// </summary>
    /// <param name="inputs">The images.</param>
    /// <param name="folder">Where the products go; null to write nothing.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told after each product.</param>
    /// <param name="cancellation">Stops between the steps.</param>
    /// <exception cref="ReductionException">The images cannot be used, or the weights of the neural network are not there: the message
    /// says which.</exception>
    public static AnchoredMapsRun Run(AnchoredMapsInputs inputs, string? folder = null, AnchoredMapsOptions? options = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        options.Validate();
        inputs.Validate(options.HstFwhmArcsec);
        var network = options.CosmicRays == CosmicRayFinder.Neural ? CosmicRayWeights.Read(options.CosmicRayWeightsPath) : null;
        var raw = Subtract(inputs, options);
        var (width, warning) = Bandwidth(inputs, options);
        var products = new AnchoredProducts(inputs, folder, options, progress, cancellation);

        products.Save("halpha_raw", raw.Line);
        products.Save("cont_raw", raw.Continuum);
        var halpha = products.Save("halpha", ToFlux(raw.Line, width).Trim());
        var coverage = Coverage(halpha, options.Fidelity);
        products.Save("halpha_mask", coverage, halpha);
        var background = products.Save("halpha_bg", Background(halpha, options));
        var clean = products.Save("halpha_bgsub", halpha.WithScience(halpha.Science - background.Science));
        if (inputs.Stars is not null) clean = products.Save("halpha_bgsub_starmasked", MaskStars(clean, inputs.Stars, options.Seed));

        var muse = inputs.MuseHalpha is null ? null : AnchorToMuse(inputs, clean, coverage, options, products, cancellation);
        string name = muse is null ? "halpha_bgsub_intnegs" : "halpha_bgsub_fit_anchored_intnegs";
        var image = muse?.Anchored ?? clean;
        var filled = products.Save(name, FillNegatives(image, NegativeLevel(image, options.NegativeSigma), coverage, options.Fidelity));
        var (final, hits) = CleanCosmicRays(inputs, filled, muse, coverage, network, options, cancellation);
        if (hits is not null)
        {
            string cleaned = network is null ? $"{name}_nocosmic" : $"{name}_nocosmic_nnet";
            final = products.Save(cleaned, final);
            products.Save(network is null ? "halpha_cosmicrays" : $"{cleaned}_masknnet", hits, final);
        }
        string[] warnings = warning is null ? [] : [warning];
        return new(raw, halpha, clean, muse, filled, final, width, products.Written, warnings, options) { CosmicRays = hits };
    }

    private static MuseComparison AnchorToMuse(AnchoredMapsInputs inputs, HstImage clean, Image<bool> coverage, AnchoredMapsOptions options,
        AnchoredProducts products, CancellationToken cancellation)
    {
        var muse = products.Save("musehalpha", inputs.MuseHalpha!);
        var onHst = products.Save("musehalpha_regrid", muse.OnGrid(clean.Wcs, clean.Width, clean.Height, cancellation: cancellation));
        var smoothed = products.Save("halpha_smoothed", SmoothToMuse(clean, inputs, options, cancellation));
        var onMuse = smoothed.OnGrid(muse.Wcs, muse.Width, muse.Height, cancellation: cancellation);
        onMuse = products.Save("halpha_bgsub_smoothed_regrid", onMuse);

        var compared = Compare(clean, smoothed, onHst);
        products.Save("hstmuseratio", compared.Ratio);
        products.Save("halpha_bgsub_diff", compared.Difference);
        products.Save("halpha_bgsub_diff_anchored", compared.AnchoredByDifference);
        products.Save("anchored", compared.AnchoredByRatio);
        var filled = products.Save("anchored_intnegs", FillNegatives(compared.AnchoredByRatio, 0, coverage, options.Fidelity));
        products.Save("anchored_wnoise", AddNoise(compared.AnchoredByRatio, options.Seed).Image);
        // The original adds the noise to the map whose negatives are not filled.
        products.Save("anchored_intnegs_wnoise", AddNoise(options.IsOriginal ? compared.AnchoredByRatio : filled, options.Seed).Image);

        var fit = MuseFit.Measure(muse, onMuse, inputs.Stars is { } stars ? StarsOn(muse, stars) : null, options.Fidelity);
        var anchored = products.Save("halpha_bgsub_fit_anchored", Anchor(clean, fit, muse));
        products.Save("halpha_bgsub_fit_anchored_wnoise", AddNoise(anchored, options.Seed).Image);
        return new(muse, onHst, smoothed, onMuse, compared, fit, anchored);
    }

    /// <summary>The map at the resolution of MUSE, on its own grid. Corresponds to <c>smooth_image_with_beam</c>.</summary>
    /// <param name="image">HST.</param>
    /// <param name="inputs">With MUSE and its resolution.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">There is no MUSE, or its resolution is not known or better than that of HST.</exception>
    public static HstImage SmoothToMuse(
        HstImage image, AnchoredMapsInputs inputs, AnchoredMapsOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        if (inputs is not { MuseHalpha: { } muse, MuseFwhmArcsec: { } fwhm })
            throw new ReductionException($"{inputs.Galaxy} has no MUSE image of known resolution: there is nothing to smooth to.");
        double? pixel = options.AverageOverMusePixel ? muse.Wcs.PixelScaleArcsec : null;
        return image.SmoothTo(options.HstFwhmArcsec, fwhm, pixel, options.Fidelity, cancellation);
    }

    /// <summary>The pixels of an image that are stars.</summary>
    /// <param name="image">For its grid.</param>
    /// <param name="stars">The mask, on any grid; ≠ 0 is a star.</param>
    public static Image<bool> StarsOn(HstImage image, HstImage stars)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stars);
        var there = stars.OnGrid(image.Wcs, image.Width, image.Height, conserveFlux: false, RegridOrder.Nearest);
        return there.Science.Map(v => v != 0 && !float.IsNaN(v));
    }
}
