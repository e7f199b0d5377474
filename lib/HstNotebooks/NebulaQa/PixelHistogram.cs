using System.Globalization;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The values of an image's pixels, whole or beside the nebulae, with a Gaussian fitted: whether the background is zero, and whether the
/// errors tell the noise.
/// </summary>
/// <param name="Product">Name of the image.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Bins">The histogram; its moments are those of the data.</param>
/// <param name="Fit">The Gaussian.</param>
/// <param name="MedianError">Median of the error map over the same pixels; NaN without one.</param>
/// <param name="Options">How it was made.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record PixelHistogram(string Product, string Unit, EvenHistogram Bins, GaussianProfile Fit, double MedianError,
    PixelHistogramOptions Options)
    : IHtml
{
    /// <summary>All pixels of an image.</summary>
    /// <exception cref="ReductionException">Its pixels do not make a histogram.</exception>
    public static PixelHistogram Of(HstImage image, HstImage? error = null, PixelHistogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Of(image, image.Science, error?.Science ?? image.Error, options ?? new());
    }

    /// <summary>The pixels where <paramref name="pixels"/> is true. A copy of the image is made: 400 MB for 10,000 × 10,000.</summary>
    /// <exception cref="ReductionException">The pixels do not make a histogram.</exception>
    /// <exception cref="ArgumentException">The mask has another shape.</exception>
    public static PixelHistogram Of(HstImage image, Image<bool> pixels, HstImage? error = null, PixelHistogramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(image);
        var errors = (error?.Science ?? image.Error)?.Where(pixels, float.NaN);
        return Of(image, image.Science.Where(pixels, float.NaN), errors, options ?? new());
    }

    /// <summary>The pixels beside the nebulae, the diffuse gas among them.</summary>
    /// <exception cref="ReductionException">The pixels do not make a histogram.</exception>
    public static PixelHistogram OffNebulae(HstImage image, NebulaMask mask, HstImage? error = null, PixelHistogramOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(mask);
        return Of(image, mask.OnGrid(image.Wcs, image.Width, image.Height, cancellation).Background, error, options);
    }

    /// <summary>
    /// Median of a MUSE map beside the nebulae, as flux per pixel of the HST image: the diffuse gas that HST shall see there.
    /// </summary>
    /// <exception cref="ReductionException">Units differ.</exception>
    public static double DiffuseLevel(HstImage muse, NebulaMask mask, HstImage hst, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(muse);
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(hst);
        LineFluxUnit.RequireSameFluxPerPixel(muse, hst);
        var background = mask.OnGrid(muse.Wcs, muse.Width, muse.Height, cancellation).Background;
        return RobustStatistics.Median(muse.Science.Where(background, float.NaN)) * hst.Wcs.PixelAreaArcsec2 / muse.Wcs.PixelAreaArcsec2;
    }

    /// <summary>Mean of the Gaussian less what was expected, in units of its σ: what the background is off by.</summary>
    public double Offset => (Fit.Mean - (Options.ExpectedMean ?? 0)) / Fit.Sigma;

    /// <summary>Width of the Gaussian over the median error: 1 when the errors tell the noise; NaN without errors.</summary>
    public double PullWidth => Fit.Sigma / MedianError;

    /// <summary>
    /// Whether noise about the expected mean is what is seen. Limits: a nebula covers some 500 pixels with errors that add to √500 ≈ 22 σ
    /// of one pixel, so that an offset of 0.1 σ is 50 σ, twice its error; where no mean was expected, diffuse gas may lift it to 0.3 σ
    /// (10⁻¹⁶ erg s⁻¹ cm⁻² arcsec⁻²). Noise of resampled pixels is correlated: its width is up to a third below the errors; diffuse light
    /// and continuum residuals widen it.
    /// </summary>
    public Verdict Verdict => Verdict.Of(
    [
        Check.Within(Options.ExpectedMean is null ? "mean of the pixels" : "mean of the pixels less that expected", Offset, -0.1,
            Options.ExpectedMean is null ? 0.3 : 0.1, "σ", "the background, or the continuum, is subtracted wrongly", -1, 1),
        .. double.IsFinite(PullWidth)
            ? [Check.Within("noise over median error", PullWidth, 0.65, 1.2, advice: "the weight map does not tell the noise", failLow
                : 0.3, failHigh: 3)]
            : Array.Empty<Check>(),
        Check.Within("the fit of the Gaussian converged", Fit.Converged ? 1 : 0, 1, 1, advice: "the histogram is no Gaussian"),
    ]);

    /// <summary>The histogram, logarithmically, and about its peak, μ ± 5 σ, linearly.</summary>
    public Figure ToFigure()
    {
        double[] edges = [.. Enumerable.Range(0, Bins.Counts.Count + 1).Select(Bins.Edge)];
        double highest = Bins.Counts.Max();
        var data = new StepsMark(edges, Bins.Counts.Select(c => (double)c))
        {
            Label = Text($"Data: mean {Bins.Mean:G3}, median {Bins.Median:G3}, σ {Bins.Std:G3}"),
            Color = Palette.Blue,
        };
        double from = Fit.Mean - 5 * Fit.Sigma, to = Fit.Mean + 5 * Fit.Sigma;
        double[] x = [.. Enumerable.Range(0, 241).Select(i => from + (to - from) * i / 240)];
        var fit = new LineMark(x, x.Select(Fit.At))
        {
            Label = Text($"Fit: mean {Fit.Mean:G3}, σ {Fit.Sigma:G3}"), Color = Palette.Vermillion, Dash = Dash.Solid,
        };
        var mean = RuleMark.Vertical(Fit.Mean) with { Dash = Dash.Dotted };
        var style = new PlotStyle { XLabel = $"pixel value ({Unit})", YLabel = "pixels" };
        return Figure.Grid(2,
            Figure.Plot(style with { YScale = AxisScale.Log, YLimits = (0.9, 6 * highest), Legend = Corner.UpperRight }, data, fit, mean),
            Figure.Plot(style with { XLimits = (from, to), YLimits = (0, 1.1 * highest) }, data with { Label = null },
                fit with { Label = null }, mean))
            .WithTitle(Product);
    }

    /// <summary>The numbers in a table.</summary>
    public string ToHtml() => new DataTable("pixels", "mean", "median", "σ", "mean of fit", "σ of fit", "median error", "unit")
        .Add(Bins.Total, Bins.Mean, Bins.Median, Bins.Std, Fit.Mean, Fit.Sigma, MedianError, Unit).ToHtml();

    /// <inheritdoc/>
    public override string ToString() =>
        Text($"{Product}: {Bins.Total} pixels, Gaussian at {Fit.Mean:G4}, σ {Fit.Sigma:G4} {Unit}, median error {MedianError:G4}");

    private static PixelHistogram Of(HstImage image, Image<float> pixels, Image<float>? error, PixelHistogramOptions options)
    {
        options.Validate();
        EvenHistogram bins;
        try
        {
            bins = EvenHistogram.WithoutTails(pixels, options.TailPercent, options.Bins);
        }
        catch (ArgumentException e)
        {
            throw new ReductionException($"{image.Name}: {e.Message}", e);
        }
        if (error is not null && !error.SameShape(pixels))
        {
            throw new ReductionException(
                $"{image.Name}: the errors have {error.Width} × {error.Height} pixels, the image has {image.Width} × {image.Height}.");
        }
        double[] centres = [.. Enumerable.Range(0, options.Bins).Select(bins.Centre)], counts = [.. bins.Counts.Select(c => (double)c)];
        var fit = GaussianProfile.Fit(centres, counts, counts.Max(), bins.Mean, bins.Std);
        return new(NebulaFluxes.NameOf(image), LineFluxUnit.Label(image), bins, fit, error is null ? double.NaN
            : RobustStatistics.Median(error), options);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
