using System.Globalization;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>How the sky level of a stamp is measured.</summary>
/// <param name="Fidelity">Sets the defaults of the other options; Original also rounds the median to single precision.</param>
public sealed record SkyOptions(Fidelity Fidelity = Fidelity.Corrected)
{
    /// <summary>
    /// Pixels taken off the sky mask on each side, by 3 × 3 steps, in bands of WFC3/IR; default 10 (five erosions by 5 × 5).
    /// </summary>
    public int InfraredErosionPx { get; init; } = 10;

    /// <summary>The same in bands of ACS; default 3, against faint halos (Original: 0).</summary>
    public int AcsErosionPx { get; init; } = Fidelity == Fidelity.Original ? 0 : 3;

    /// <summary>Clipping of the sky pixels; default 3 σ, five rounds (Original: none).</summary>
    public SigmaClipOptions? Clip { get; init; } = Fidelity == Fidelity.Original ? null : new SigmaClipOptions();
}

/// <summary>The sky level of one stamp.</summary>
/// <param name="Galaxy">The galaxy.</param>
/// <param name="Band">The band.</param>
/// <param name="Level">Median of the sky pixels, e⁻/s per pixel.</param>
/// <param name="Std">Population standard deviation of the sky pixels, e⁻/s.</param>
/// <param name="Count">Sky pixels used.</param>
/// <param name="Mask">The sky pixels, before clipping.</param>
/// <param name="Science">The stamp.</param>
public sealed record SkyLevel(string Galaxy, string Band, double Level, double Std, int Count, Image<bool> Mask, HstImage Science)
{
    /// <summary>Standard error of the level, if pixels were independent: √(π/2) σ / √N for a median.</summary>
    public double LevelError => Math.Sqrt(Math.PI / 2) * Std / Math.Sqrt(Count);

    /// <summary>Histogram of the sky pixels with the level, as the original's <c>histogram_*.png</c>.</summary>
    public Figure ToFigure() => Figure.Histogram(Science.Science.Select(Mask).Select(p => (double)p).Where(double.IsFinite), new HistogramStyle
    {
        Title = $"sky of {Galaxy}, {StampSet.Filter(Band)}",
        XLabel = "e⁻ s⁻¹ px⁻¹",
        Bins = 40,
        Marks = [RuleMark.Vertical(Level, "sky")],
        Gaussian = new GaussianCurve(Level, Std, "normal"),
    });

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Galaxy} {StampSet.Filter(Band)}: sky {Level:E3} ± {LevelError:E1} e⁻/s, σ {Std:E3}, {Count} pixels");
}

/// <summary>Sky levels from the pixels outside all objects. Mirrors <c>sky_authomatic.py</c>.</summary>
public static class SkyMeasurement
{
    /// <summary>
    /// The median of the pixels that belong to no object of the segmentation map; the infrared bands keep a distance from objects,
    /// whose PSF is wider than the map knows.
    /// </summary>
    /// <param name="stamps">The set of stamps.</param>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="band">The band.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ReductionException">No sky pixel is left.</exception>
    public static SkyLevel Measure(StampSet stamps, string galaxy, string band, SkyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stamps);
        return Measure(stamps.Science(galaxy, band), stamps.SegmentMap(galaxy), galaxy, band, options);
    }

    /// <summary>All bands of some galaxies, in the order of the names.</summary>
    public static IReadOnlyList<SkyLevel> MeasureAll(StampSet stamps, IReadOnlyList<string> galaxies, SkyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        return [.. galaxies.SelectMany(g => StampSet.AllBands.Select(b => Measure(stamps, g, b, options)))];
    }

    /// <summary>Writes a level to a text file as the standard maps read it: one number, e⁻/s per pixel.</summary>
    public static void Write(SkyLevel level, string path)
    {
        ArgumentNullException.ThrowIfNull(level);
        string temporary = path + ".part";
        File.WriteAllText(temporary, level.Level.ToString("E18", CultureInfo.InvariantCulture) + "\n");
        File.Move(temporary, path, overwrite: true);
    }

    internal static SkyLevel Measure(HstImage science, HstImage segments, string galaxy, string band, SkyOptions? options)
    {
        options ??= new();
        var empty = segments.Science.Map(v => v == 0);
        var mask = Resampling.NearestExtrapolated(empty, PixelMaps.Between(science.Wcs, segments.Wcs), science.Width, science.Height);
        int erosion = StampSet.InfraredBands.Contains(band) ? options.InfraredErosionPx : options.AcsErosionPx;
        mask = Morphology.Erode(mask, Footprint.Box(3, 3), erosion, outside: true);
        var sky = science.Science.Select(mask).Where(float.IsFinite).ToArray();
        if (sky.Length == 0)
        {
            throw new ReductionException($"{science.Name} with {segments.Name}: no finite sky pixel is left outside the objects (eroded by {erosion} px).");
        }
        var stats = SigmaClip.Clip(sky, options.Clip ?? new SigmaClipOptions { MaxIterations = 0 });
        // numpy keeps the median of float32 pixels in float32.
        double level = options.Fidelity == Fidelity.Original ? (float)stats.Median : stats.Median;
        return new(galaxy, band, level, stats.Std, stats.Count, mask, science);
    }
}
