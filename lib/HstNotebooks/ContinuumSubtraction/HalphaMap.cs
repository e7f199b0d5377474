using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>A map of Hα on the grid of the narrow band.</summary>
/// <param name="Image">
/// Hα with its error, 10⁻²⁰ erg s⁻¹ cm⁻² per pixel, corrected for the Milky Way. Without MUSE it still holds [NII] and the throughput of
/// the filter at the lines.
/// </param>
/// <param name="Continuum">The continuum at the narrow band, per Å and pixel, in the same units otherwise.</param>
/// <param name="Quality">Bits of <see cref="LineQuality"/>.</param>
/// <param name="Slope">By what the narrow band's flux was divided: 1 without MUSE.</param>
/// <param name="RectangularWidth">By what the flux density was multiplied, Å.</param>
/// <param name="Subtraction">How the continuum did.</param>
public sealed record HalphaMap(
    HstImage Image, HstImage Continuum, Image<byte> Quality, double Slope, double RectangularWidth, Verdict Subtraction)
{
    /// <summary>
    /// Subtracts background and continuum and brings the rest to the flux of Hα: steps 8 to 11 of the published pipeline.
    /// </summary>
    /// <param name="images">The images.</param>
    /// <param name="anchoring">Backgrounds and slope; null without MUSE.</param>
    /// <param name="cosmicRays">Filled from their neighbours and marked in the quality; null for none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static HalphaMap Make(GalaxyImages images, MuseAnchoring? anchoring, Image<bool>? cosmicRays = null,
        ContinuumSubtractionOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new();
        var offsets = anchoring?.OffsetsPerHstPixel ?? new(0, 0, 0);
        var factors = images.ExtinctionFactors;
        if (options.ApplyBandSlope && anchoring is not null) factors = factors.Zip(anchoring.Offsets, (f, o) => f / o.Gain);
        var line = ContinuumSubtraction.TwoBand(
            images.Hst, images.Curves.Map(c => c.Pivot), offsets, factors, options.TwoBand, cancellation);
        double slope = anchoring?.Slope.Slope ?? 1, width = images.Curves.Narrow.RectangularWidth, scale = width / slope;
        line.Line.Science.MapInPlace(v => (float)(v * scale));
        line.Line.Error!.MapInPlace(v => (float)(v * scale));
        var (image, quality) = (line.Line, line.Quality);
        if (cosmicRays is not null)
        {
            image = image.FillHits(cosmicRays, cancellation);
            Mark(cosmicRays, LineQuality.CosmicRay | LineQuality.Interpolated);
        }
        if (images.Stars is { } stars && images.Muse is { } muse)
        {
            var map = PixelMaps.Between(image.Wcs, muse.Narrow.Wcs).Interpolated(image.Width, image.Height);
            Mark(Resampling.Nearest(stars, map, image.Width, image.Height, cancellation: cancellation), LineQuality.Star);
        }
        Compute.ReleaseMemory();
        string name = $"{images.Files.Galaxy} {(anchoring is null ? "line" : "Hα")}";
        return new(
            image with { Unit = FluxUnits.PerPixel, Name = name }, line.Continuum with { Name = $"{images.Files.Galaxy} continuum" },
            quality, slope, width, line.Verdict);

        void Mark(Image<bool> where, LineQuality bit) =>
            quality = quality.Combine(where, (bits, isMarked) => isMarked ? (byte)(bits | (byte)bit) : bits);
    }

    /// <summary>Whether the map can be used.</summary>
    public Verdict Verdict => new(
    [
        .. Subtraction.Checks,
        Check.Within("noise / error map", NoiseOverError, 0.9, 1.1, failLow: 0.3, failHigh: 3,
            advice: "the weights are not the inverse variance of these pixels, or the field is crowded"),
    ]);

    /// <summary>
    /// Robust σ of signal over error where there is no bright line: 1 when the errors are right. Pixels of drizzled images are correlated,
    /// and show less noise than their weights say.
    /// </summary>
    public double NoiseOverError
    {
        get
        {
            var ratio = Image.Science.Combine(Image.Error!, (v, e) => v / e);
            double[] quartile = RobustStatistics.Percentiles(ratio, 15.865, 50);
            return quartile[1] - quartile[0];
        }
    }

    /// <summary>The map, from a little below zero to the bright regions.</summary>
    public Figure ToFigure()
    {
        double noise = RobustStatistics.Median(Image.Error!), top = RobustStatistics.Percentiles(Image.Science, 99.9)[0];
        return Image.ToFigure(new()
        {
            Title = Image.Name,
            Stretch = Stretch.Asinh,
            Interval = Interval.Fixed(-noise, Math.Max(top, noise)),
            ColorMap = ColorMap.Magma,
        });
    }
}
