using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Maps of Hα anchored to MUSE by ratio, by difference, and by a straight line. Mirrors PHANGS-HST v0.9, the pipeline of 2023, function by
/// function; <see cref="ContinuumSubtraction"/> is what came after it.
/// </summary>
public static partial class AnchoredMaps
{
    // Published numbers.
    private const double StarNoiseSigmaPx = 0.5, StarNoiseFactor = 1.4142135623730951;
    private const double RatioPercent = 0.1;
    private const double FillSigmaPx = 1;
    private const int FillPasses = 2;

    /// <summary>
    /// The narrow band without continuum, and the continuum, in e⁻/s of the narrow band. Bands are brought to counts of equal f_ν by their
    /// zero points, and two are interpolated linearly in wavelength. Corresponds to <c>continuum_subtraction</c>.
    /// </summary>
    /// <param name="inputs">The images.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">The grids differ, a photometric keyword is missing, or both bands are on one side of the
    /// line.</exception>
    public static LineImage Subtract(AnchoredMapsInputs inputs, AnchoredMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        var narrow = inputs.Narrow;
        if (inputs.Continuum2 is not { } second) return OneBand(narrow, inputs.Continuum1);
        var bands = new Bands<HstImage>(narrow, inputs.Continuum1, second);
        // 10^(0.4 (ZP_narrow − ZP_i)), with the zero points of AB magnitudes.
        var factors = bands.Map(b => CountsOfEqualFlux(narrow, b));
        var twoBand = new TwoBandOptions { Interpolation = options.Interpolation };
        var result = ContinuumSubtraction.TwoBand(bands, bands.Map(Pivot), new(0, 0, 0), factors, twoBand);
        return result with { Continuum = result.Continuum with { Header = inputs.Continuum1.Header } };
    }

    /// <summary>Count rates as flux, 10⁻²⁰ erg s⁻¹ cm⁻² per pixel: × PHOTFLAM × width. Corresponds to
    /// <c>process_halpha_units</c>.</summary>
    /// <param name="image">e⁻/s, with PHOTFLAM.</param>
    /// <param name="widthAngstrom">Width of the band, Å.</param>
    /// <exception cref="ReductionException">PHOTFLAM is missing.</exception>
    public static HstImage ToFlux(HstImage image, double widthAngstrom)
    {
        ArgumentNullException.ThrowIfNull(image);
        double unit = Keyword(image, image.Photometry.PhotFlam, "PHOTFLAM") * widthAngstrom / FluxUnits.Cgs;
        return image with { Science = image.Science.Map(v => (float)(v * unit)), Unit = FluxUnits.PerPixel };
    }

    /// <summary>The image without the rows and columns at its border that have no value. Corresponds to
    /// <c>remove_nan_padding</c>.</summary>
    public static HstImage Trim(this HstImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Science.Map(v => !float.IsNaN(v)).BoundingBox() is { } box ? image.Crop(box.X, box.Y, box.Width, box.Height) : image;
    }

    /// <summary>Where the image has values, gaps of up to 10 pixels closed. Corresponds to <c>get_mask</c>.</summary>
    public static Image<bool> Coverage(HstImage image, Fidelity fidelity = Fidelity.Corrected)
    {
        ArgumentNullException.ThrowIfNull(image);
        // scipy's closing erodes from the border of the array; the field does not end there.
        return Morphology.Close(image.Science.Map(float.IsFinite), Footprint.Box(10, 10), outside: fidelity != Fidelity.Original);
    }

    /// <summary>The background of an image, from boxes without their bright regions. Corresponds to
    /// <c>process_halpha_background</c>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The level, NaN where the image is.</returns>
    public static HstImage Background(HstImage image, AnchoredMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        options ??= new();
        var sources = BrightRegions.Find(image.Science, 5, 1, BrightRegions.CoreRms(image.Science, 1));
        var mesh = BackgroundMesh.Estimate(image.Science, new()
        {
            BoxWidth = options.BackgroundBoxPx,
            BoxHeight = options.BackgroundBoxPx,
            FilterWidth = options.BackgroundFilter,
            FilterHeight = options.BackgroundFilter,
            ExcludePercentile = 95,
        }, sources);
        return image.WithScience(mesh.Level<float>().Combine(image.Science, (level, v) => float.IsNaN(v) ? float.NaN : level));
    }

    /// <summary>
    /// Foreground stars replaced by noise like that of the image: σ √2, convolved with a Gaussian of σ = 0.5 px. Corresponds to
    /// <c>mask_stars</c>.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="stars">The mask, on any grid; ≠ 0 is a star.</param>
    /// <param name="seed">Of the noise.</param>
    public static HstImage MaskStars(HstImage image, HstImage stars, int seed = 12345)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(stars);
        var mask = StarsOn(image, stars);
        double rms = RobustStatistics.MadStd(image.Science) * StarNoiseFactor;
        var noise = GaussianConvolution.Smooth(WhiteNoise.Add(new Image<float>(image.Width, image.Height), rms, seed), StarNoiseSigmaPx);
        return image.WithScience(image.Science.Combine(noise.Where(mask, float.NaN), (v, n) => float.IsNaN(n) || float.IsNaN(v) ? v : n));
    }

    /// <summary>
    /// MUSE / HST and MUSE − HST at one resolution, and HST anchored by each. A small flux k, the 0.1th percentile of HST without its
    /// sign, keeps the ratio finite: M / (S + k), and (HST + k) × ratio. Corresponds to <c>save_diff_ratio_smoothed_image</c>.
    /// </summary>
    /// <param name="hst">HST.</param>
    /// <param name="smoothed">HST at the resolution of MUSE, on the grid of HST.</param>
    /// <param name="muse">MUSE, on the grid of HST, flux per HST pixel.</param>
    public static RatioAndDifference Compare(HstImage hst, HstImage smoothed, HstImage muse)
    {
        ArgumentNullException.ThrowIfNull(hst);
        ArgumentNullException.ThrowIfNull(smoothed);
        ArgumentNullException.ThrowIfNull(muse);
        float k = (float)Math.Abs(RobustStatistics.Percentiles(hst.Science, RatioPercent)[0]);
        var ratio = muse.Science.Combine(smoothed.Science, (m, s) => m / (s + k));
        var difference = muse.Science - smoothed.Science;
        return new(hst with { Science = ratio, Unit = "" }, hst.WithScience(difference),
            hst.WithScience(hst.Science.Combine(ratio, (v, r) => (v + k) * r)), hst.WithScience(hst.Science + difference), k);
    }

    /// <summary>HST on the scale of MUSE: (HST − intercept) / slope. Corresponds to the end of <c>create_2d_hist_and_fit</c>.</summary>
    /// <param name="hst">HST, on its own grid.</param>
    /// <param name="fit">The fit, per MUSE pixel.</param>
    /// <param name="muse">The MUSE image of the fit.</param>
    public static HstImage Anchor(HstImage hst, MuseFit fit, HstImage muse)
    {
        ArgumentNullException.ThrowIfNull(hst);
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(muse);
        double offset = fit.Line.Intercept * hst.Wcs.PixelAreaArcsec2 / muse.Wcs.PixelAreaArcsec2, slope = fit.Line.Slope;
        return hst.WithScience(hst.Science.Map(v => (float)((v - offset) / slope)));
    }

    /// <summary>
    /// Pixels that are too negative, and two around each, filled from their neighbours. Corresponds to
    /// <c>process_intnegs_anchored_image</c>
    /// (below 0) and <c>process_anchored_fit_image</c> (below −5 σ).
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="level">Pixels at or below it are filled, in the unit of the image; see <see cref="NegativeLevel"/>.</param>
    /// <param name="coverage">Where the result may have values.</param>
    /// <param name="fidelity">Original: zeros beyond the border count.</param>
    public static HstImage FillNegatives(HstImage image, double level, Image<bool> coverage, Fidelity fidelity = Fidelity.Corrected) =>
        Fill(image, IntensityNegatives.AtOrBelow(image.Science, level), FillSigmaPx, FillPasses, coverage, fidelity);

    /// <summary>−<paramref name="sigma"/> σ, with σ from the pixels that are at most 3 σ.</summary>
    public static double NegativeLevel(HstImage image, double sigma = 5)
    {
        ArgumentNullException.ThrowIfNull(image);
        return -sigma * BrightRegions.CoreRms(image.Science, 3);
    }

    /// <summary>Cosmic rays replaced by what is around them.</summary>
    /// <param name="image">The image.</param>
    /// <param name="hits">Their pixels.</param>
    /// <param name="sigmaPx">σ of the Gaussian that fills, pixels.</param>
    /// <param name="passes">How often.</param>
    /// <param name="coverage">Where the result may have values.</param>
    /// <param name="fidelity">Original: zeros beyond the border count.</param>
    public static HstImage Fill(HstImage image, Image<bool> hits, double sigmaPx, int passes, Image<bool> coverage,
        Fidelity fidelity = Fidelity.Corrected)
    {
        ArgumentNullException.ThrowIfNull(image);
        bool original = fidelity == Fidelity.Original;
        // The original fills beyond the border of the image, and cuts what is outside the coverage only in the end.
        var options = new InpaintingOptions
        {
            Coverage = original ? coverage.Map(_ => true) : null,
            Edge = original ? EdgePolicy.Zero : EdgePolicy.Renormalise,
        };
        return image.WithScience(Inpainting.Interpolate(image.Science, hits, sigmaPx, passes, options).Where(coverage, float.NaN));
    }

    /// <summary>
    /// The image with as much white noise again as it has: hides where it was interpolated. Corresponds to <c>add_noise_to_image</c>.
    /// </summary>
    /// <returns>The noisy image, and the rms of the noise.</returns>
    public static (HstImage Image, double Rms) AddNoise(HstImage image, int seed = 12345)
    {
        ArgumentNullException.ThrowIfNull(image);
        double rms = BrightRegions.CoreRms(image.Science, 5);
        return (image.WithScience(WhiteNoise.Add(image.Science, rms, seed)), rms);
    }

    /// <summary>The width that makes the narrow band a flux, and a warning when PHOTBW is far from the rectangular width.</summary>
    public static (double Angstrom, string? Warning) Bandwidth(AnchoredMapsInputs inputs, AnchoredMapsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        options ??= new();
        double? photBw = inputs.Narrow.Photometry.BandwidthAngstrom, rectangular = inputs.Curve?.RectangularWidth;
        double width = options.BandwidthAngstrom ?? (options.IsOriginal ? photBw : rectangular ?? photBw)
            ?? throw new ReductionException($"{inputs.Narrow.Header.Origin}: PHOTBW is missing, and there is no throughput curve: "
                + "give BandwidthAngstrom.");
        return (width, photBw is { } rms ? WarningOf(rms, rectangular) : null);
    }

    private static string? WarningOf(double photBw, double? rectangular)
    {
        if (rectangular is not { } width)
        {
            return string.Create(CultureInfo.InvariantCulture,
                $"Without a throughput curve the flux is count rate × PHOTBW ({photBw:0.0} Å), ")
                + "which is the RMS width of the band: it may be wrong by factors.";
        }
        if (Math.Abs(photBw / width - 1) <= 0.2) return null;
        return string.Create(CultureInfo.InvariantCulture,
            $"PHOTBW, the RMS width, is {photBw:0.00} Å; the rectangular width is {width:0.00} Å. "
            + $"With PHOTBW fluxes are {photBw / width:0.000} × what they should be.");
    }

    private static LineImage OneBand(HstImage narrow, HstImage continuum)
    {
        double factor = CountsOfEqualFlux(narrow, continuum);
        var scaled = continuum.Science.Map(v => (float)(v * factor));
        var quality = new Image<byte>(narrow.Width, narrow.Height);
        return new(narrow.WithScience(narrow.Science - scaled), continuum.WithScience(scaled), quality);
    }

    private static double CountsOfEqualFlux(HstImage narrow, HstImage band) =>
        PerFrequency(band) / PerFrequency(narrow);

    // f_ν of one count, but for c.
    private static double PerFrequency(HstImage image) =>
        Keyword(image, image.Photometry.PhotFlam, "PHOTFLAM") * Math.Pow(Pivot(image), 2);

    private static double Pivot(HstImage image) => Keyword(image, image.Photometry.PivotAngstrom, "PHOTPLAM");

    private static double Keyword(HstImage image, double? value, string keyword) => value is { } v && v > 0 ? v
        : throw new ReductionException($"{image.Name}, {image.Header.Origin}: {keyword} is missing or not positive: "
            + "the count rates cannot be made fluxes.");
}
