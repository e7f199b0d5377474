using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What MUSE says of the HST bands: their backgrounds, and how much of the narrow band is Hα.</summary>
/// <param name="Offsets">Background of each band, per MUSE pixel.</param>
/// <param name="PixelAreaRatio">Area of an HST pixel over that of a MUSE pixel.</param>
/// <param name="MuseLine">
/// The narrow band of MUSE without continuum, 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ per spaxel, corrected for the Milky Way.
/// </param>
/// <param name="Slope">Flux of the narrow band over that of Hα.</param>
public sealed record MuseAnchoring(Bands<BackgroundOffset> Offsets, double PixelAreaRatio, LineImage MuseLine, LineSlope Slope)
{
    /// <summary>Measures them: steps 7 and 11 of the published pipeline.</summary>
    /// <param name="images">The images.</param>
    /// <param name="smoothed">The HST bands on the grid of MUSE.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ReductionException">There is no MUSE, or too little of it in common with HST.</exception>
    public static MuseAnchoring Measure(
        GalaxyImages images, Bands<HstImage> smoothed,
        ContinuumSubtractionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(smoothed);
        options ??= new();
        if (images.Muse is not { } muse || images.MuseHalpha is not { } halpha)
            throw new ReductionException($"{images.Files.Galaxy} has no MUSE images to anchor to.");
        var offsets = new BackgroundOffset[3];
        Compute.For(3, i => offsets[i] = BackgroundOffset.Measure(muse.All[i], smoothed.All[i], images.Stars, options), cancellation);
        var line = ContinuumSubtraction.TwoBand(
            muse, images.Curves.Map(c => c.Pivot), new(0, 0, 0), images.ExtinctionFactors, options.TwoBand, cancellation);
        double width = images.Curves.Narrow.RectangularWidth;
        var flux = line.Line.WithScience(line.Line.Science.Map(v => (float)(v * width)));
        return new(Bands.Of(offsets), images.Hst.Narrow.Wcs.PixelAreaArcsec2 / muse.Narrow.Wcs.PixelAreaArcsec2, line,
            LineSlope.Measure(halpha, flux, images.Stars, options)
                .WithLines(images.Curves.Narrow, images.Sample.VelocityKmS, halpha, images.MuseNii, images.Stars, options));
    }

    /// <summary>The backgrounds per HST pixel.</summary>
    public Bands<double> OffsetsPerHstPixel => Offsets.Map(o => o.Offset * PixelAreaRatio);

    /// <summary>All checks.</summary>
    public Verdict Verdict => new([.. Offsets.All.SelectMany(o => o.Verdict.Checks), .. Slope.Verdict.Checks]);

    /// <summary>The fits, a row for each.</summary>
    public DataTable Table()
    {
        var table = new DataTable(
            "band", "offset (per MUSE px)", "±", "offset (per HST px)", "slope", "±", "intercept", "offset for slope 1", "pixels");
        foreach (var o in Offsets.All)
        {
            table.Add(o.Filter, o.Offset, o.OffsetError, o.Offset * PixelAreaRatio,
                o.Line.Slope, o.Line.SlopeError, o.Line.Intercept, o.UnitSlope.Intercept, o.Points);
        }
        return table.Add("Hα", "–", "–", "–", Slope.Slope, Slope.SlopeError, Slope.Line.Intercept, "–", Slope.Points);
    }

    /// <summary>The fits of the backgrounds and of the slope, one panel each.</summary>
    public Figure ToFigure() => Figure.Grid(2, [.. Offsets.All.Select(o => o.Panel(FitRange.Core)), Slope.Panel(isLogarithmic: false)]);

    /// <inheritdoc/>
    public override string ToString() => string.Join("\n", [.. Offsets.All.Select(o => o.ToString()), Slope.ToString()]);
}
