using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;
using MathNet.Numerics.LinearAlgebra;

namespace HstNotebooks;

/// <summary>
/// HST bands as a model of a MUSE [OII] map: sky-subtracted, at one resolution, on the MUSE grid, smoothed and weighted. Mirrors
/// <c>example.py</c> of <c>Models_HST_MUSE</c>, with its defects mended.
/// </summary>
public static class HstOnMuse
{
    /// <summary>
    /// One band on the oversampled MUSE grid: sky-subtracted, at the resolution of the poorest of the bands, in flux per sub-pixel; NaN
    /// beyond the stamp.
    /// </summary>
    /// <exception cref="ReductionException">The stamp or its sky is missing.</exception>
    public static Image<double> OnFineGrid(StampSet stamps, OiiMap map, string band, HstOnMuseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new();
        int scaleMas = options.Bands[band];
        var science = stamps.Science(map.Galaxy, band, scaleMas);
        // The sky is given per 60 mas pixel.
        double sky = stamps.Sky(map.Galaxy, band) * Math.Pow(scaleMas / 60.0, 2);
        double own = options.PsfSigmaPx[band], worst = options.Bands.Keys.Max(b => options.PsfSigmaPx[b]);
        var flux = science.Science.Map(v => v - sky);
        if (options.RemoveNeighbours) flux = flux.Where(Neighbours(stamps.SegmentMap(map.Galaxy), science).Not());
        var matched = GaussianConvolution.Smooth(flux, Math.Sqrt(worst * worst - own * own) * 60 / scaleMas,
            new() { Sampling = GaussianSampling.WidthExact });
        var grid = map.Wcs.Oversampled(options.Oversampling);
        double area = grid.PixelAreaArcsec2 / science.Wcs.PixelAreaArcsec2;
        return area * Resampling.Bilinear(matched, PixelMaps.Between(grid, science.Wcs),
            map.Flux.Width * options.Oversampling, map.Flux.Height * options.Oversampling, double.NaN);
    }

    /// <summary>A band on the fine grid, smoothed to the resolution of the map, and averaged over each MUSE pixel.</summary>
    public static Image<double> OnMuseGrid(Image<double> fine, OiiMap map, HstOnMuseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fine);
        ArgumentNullException.ThrowIfNull(map);
        options ??= new();
        if (options.NegativesToZero) fine = fine.Map(v => v < 0 ? 0 : v);
        double sigmaPx = Fwhm.ToSigma(SmoothingFwhmArcsec(map, options)) / map.Wcs.PixelScaleArcsec * options.Oversampling;
        return Resampling.BlockMean(GaussianConvolution.Smooth(fine, sigmaPx, new() { TruncateSigma = 5 }), options.Oversampling);
    }

    /// <summary>
    /// FWHM that brings the bands to the resolution of the map, arcsec: √(MUSE² + smoothing of the cube² − poorest band²).
    /// </summary>
    /// <exception cref="ReductionException">The MUSE PSF is not known, or the bands are poorer than the map.</exception>
    public static double SmoothingFwhmArcsec(OiiMap map, HstOnMuseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(map);
        options ??= new();
        double muse = options.MuseFwhmArcsec ?? map.PsfFwhmArcsec
            ?? throw new ReductionException($"The segmentation map of {map.Galaxy} has no FSF99FWA and FSF99FWB: give MuseFwhmArcsec.");
        double cube = map.SmoothFwhmPx * map.Wcs.PixelScaleArcsec, worst = Fwhm.FromSigma(options.Bands.Keys.Max(b => options.PsfSigmaPx[b])) * 0.06;
        double square = muse * muse + cube * cube - worst * worst;
        return square > 0 ? Math.Sqrt(square) : throw new ReductionException($"The HST bands (FWHM {worst:0.###}″) are poorer than the MUSE map ({Math.Sqrt(muse * muse + cube * cube):0.###}″).");
    }

    /// <summary>The model of the map: bands combined with the given or fitted weights, scaled to the map's total.</summary>
    /// <exception cref="ReductionException">A file is missing, or map and stamps do not overlap.</exception>
    public static HstOnMuseResult Model(StampSet stamps, string galaxy, HstOnMuseOptions? options = null)
    {
        options ??= new();
        options.Validate();
        var map = OiiMap.Read(stamps, galaxy);
        string[] bands = [.. options.Bands.Keys];
        var templates = bands.Select(b => OnMuseGrid(OnFineGrid(stamps, map, b, options), map, options)).ToArray();
        var common = map.Flux.Map(double.IsFinite);
        foreach (var t in templates) common = common.Combine(t, (inside, v) => inside && double.IsFinite(v));
        if (common.CountTrue() < 10 * bands.Length) throw new ReductionException($"Only {common.CountTrue()} pixels of the [OII] map of {galaxy} are detected and covered by the stamps.");

        var data = map.Flux.Select(common);
        var columns = templates.Select(t => t.Select(common)).ToArray();
        double[] weights = options.Weights is { } given ? [.. bands.Select(b => given.GetValueOrDefault(b))] : NonNegativeLeastSquares(columns, data);
        var model = templates.Zip(weights, (t, w) => w * t).Aggregate((a, b) => a + b);
        double scale = data.Sum() / model.Select(common).Sum();
        model = scale * model;
        return new(map, bands, [.. weights.Select(w => w / weights.Sum())], model, map.Flux - model, common, map.Wcs);
    }

    // Pixels that belong to another object than the one in the middle of the segmentation map.
    private static Image<bool> Neighbours(HstImage segments, HstImage science)
    {
        var own = ObjectMask.Of(segments, science).Grown;
        var others = segments.Science.Combine(own, (label, mine) => label > 0 && !mine);
        return Resampling.Nearest(others, PixelMaps.Between(science.Wcs, segments.Wcs), science.Width, science.Height);
    }

    // Least squares with weights ≥ 0: the most negative weight leaves until none is.
    private static double[] NonNegativeLeastSquares(double[][] columns, double[] data)
    {
        var active = Enumerable.Range(0, columns.Length).ToList();
        var weights = new double[columns.Length];
        while (active.Count > 0)
        {
            var matrix = Matrix<double>.Build.DenseOfColumnArrays(active.Select(i => columns[i]));
            var solution = matrix.QR().Solve(Vector<double>.Build.Dense(data));
            int worst = solution.MinimumIndex();
            if (solution[worst] >= 0)
            {
                for (int i = 0; i < active.Count; i++) weights[active[i]] = solution[i];
                return weights;
            }
            active.RemoveAt(worst);
        }
        throw new ReductionException("No band correlates with the [OII] map: all fitted weights are negative.");
    }
}
