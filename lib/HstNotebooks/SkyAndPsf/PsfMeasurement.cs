using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The Gaussian fit of one star.</summary>
/// <param name="Star">Its number.</param>
/// <param name="Band">The band.</param>
/// <param name="ScaleMas">Pixel scale, mas.</param>
/// <param name="Fit">The fit, 0-based pixels.</param>
/// <param name="Image">The stamp.</param>
/// <param name="Mask">The pixels fitted.</param>
public sealed record StarFit(string Star, string Band, int ScaleMas, GaussianFitResult Fit, HstImage Image, Image<bool> Mask)
{
    /// <summary>Pixel values against distance from the centre, with the fitted profile.</summary>
    public Figure ToFigure() => Figure.RadialProfile(Image.Science.Where(Mask, float.NaN), new(Fit.X, Fit.Y), new RadialProfileStyle
    {
        Title = FormattableString.Invariant($"star {Star}, {StampSet.Filter(Band)}, {ScaleMas} mas: σ = {Fit.SigmaPx:0.000} px"),
        YLabel = "e⁻ s⁻¹ px⁻¹",
        MaxRadiusPx = Mask.BoundingBox() is { } box ? Math.Max(box.Width, box.Height) / 2.0 : null,
        Model = r => Fit.Background + Fit.Amplitude * Math.Exp(-r * r / (2 * Fit.SigmaPx * Fit.SigmaPx)),
        ModelLabel = "Gaussian fit",
    });
}

/// <summary>The PSF of one band: several stars.</summary>
/// <param name="Band">The band.</param>
/// <param name="ScaleMas">Pixel scale, mas.</param>
/// <param name="Stars">The fits.</param>
public sealed record BandPsf(string Band, int ScaleMas, IReadOnlyList<StarFit> Stars)
{
    /// <summary>Mean σ of the stars, pixels: the published value, which one outlier moves.</summary>
    public double MeanSigmaPx => Stars.Average(s => s.Fit.SigmaPx);

    /// <summary>Median σ of the stars, pixels.</summary>
    public double MedianSigmaPx => RobustStatistics.Median(Stars.Select(s => s.Fit.SigmaPx).ToArray());

    /// <summary>Population standard deviation of σ, pixels.</summary>
    public double Scatter => Math.Sqrt(Stars.Average(s => Math.Pow(s.Fit.SigmaPx - MeanSigmaPx, 2)));

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{StampSet.Filter(Band)}, {ScaleMas} mas: σ {MeanSigmaPx:0.000} ± {Scatter:0.000} px (median {MedianSigmaPx:0.000}), {Stars.Count} stars");
}

/// <summary>Widths of the PSF by Gaussian fits to stars in DS9 regions. Mirrors the PSF script of <c>Models_HST_MUSE</c>.</summary>
public static class PsfMeasurement
{
    private static readonly int[] ScalesMas = [60, 30];

    /// <summary>Fits every star of a band.</summary>
    /// <exception cref="ReductionException">There is no star, or a region cannot be read.</exception>
    public static BandPsf Measure(StampSet stamps, string band, int scaleMas = 60)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        var names = stamps.Stars(band, scaleMas);
        if (names.Count == 0)
        {
            throw new ReductionException($"{stamps.Folder} has no star stamps of band {band} at {scaleMas} mas in the folder PSF.");
        }
        return new(band, scaleMas, [.. names.Select(name =>
        {
            var (star, mask) = stamps.Star(name, band, scaleMas);
            return new StarFit(name, band, scaleMas, GaussianFit.Fit(star.Science, mask), star, mask);
        })]);
    }

    /// <summary>Every band and pixel scale that has stars: 60 mas first, then 30 mas.</summary>
    public static IReadOnlyList<BandPsf> MeasureAll(StampSet stamps)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        return [.. ScalesMas.SelectMany(scale => StampSet.AllBands.Where(b => stamps.Stars(b, scale).Count > 0).Select(b => Measure(stamps, b, scale)))];
    }

    /// <summary>One row a band: mean and median σ and scatter.</summary>
    public static DataTable Table(IReadOnlyList<BandPsf> bands)
    {
        ArgumentNullException.ThrowIfNull(bands);
        var table = new DataTable("band", "scale (mas)", "mean σ (px)", "scatter (px)", "median σ (px)", "FWHM (″)", "stars");
        foreach (var b in bands)
        {
            table.Add(StampSet.Filter(b.Band), b.ScaleMas, Math.Round(b.MeanSigmaPx, 3), Math.Round(b.Scatter, 3), Math.Round(b.MedianSigmaPx, 3),
                Math.Round(Fwhm.FromSigma(b.MedianSigmaPx) * b.ScaleMas / 1000, 4), b.Stars.Count);
        }
        return table;
    }
}
