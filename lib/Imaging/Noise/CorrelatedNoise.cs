using System.Globalization;
using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// How much noisier, or quieter, apertures are than the noise of a single pixel says. Drizzled pixels share input pixels: each is quieter,
/// a sum over many is not. The ratio is rms of the sum over (rms of a pixel × √area).
/// </summary>
/// <param name="RadiiPx">Radii of the apertures, pixels.</param>
/// <param name="Ratios">The ratio of each aperture.</param>
/// <param name="SkyRatio">The ratio of the mean of a large area of whole pixels, for the level of the sky.</param>
/// <param name="Method">Where the numbers are from.</param>
public sealed record CorrelatedNoise(IReadOnlyList<double> RadiiPx, IReadOnlyList<double> Ratios, double SkyRatio, string Method)
{
    // Mean distance of two random points in a unit square, over π: see OfIndependentPixels.
    private const double EdgeLoss = 0.5214054331647207 / Math.PI;
    private const int MostPositions = 20000, FewestPairs = 50, MostPixelPairs = 2_000_000;

    /// <summary>
    /// Of pixels whose noise is independent. A pixel at the rim counts with a part w of its value, so that Σ w² of its variance enters: on
    /// average over all positions of the centre the area less 0.166 times the circumference, as the covariogram of a disc of large radius.
    /// </summary>
    /// <param name="radiiPx">Radii, pixels, ≥ 1.</param>
    public static CorrelatedNoise OfIndependentPixels(IReadOnlyList<double> radiiPx)
    {
        RequireRadii(radiiPx);
        return new(radiiPx, [.. radiiPx.Select(radius => RimFactor(radius, 1))], 1, "independent pixels");
    }

    /// <summary>
    /// Of many exposures, evenly dithered, drizzled with a square kernel (Casertano et al. 2000, AJ 120, 2747, appendix; Fruchter &amp;
    /// Hook 2002, PASP 114, 144, eqs. 9 and 10). With r = pixfrac / scale the noise of a pixel is f(r) = 1 − r/3 (r ≤ 1) or (1 − 1/(3r))/r
    /// of what independent pixels would have, that of a large area is not changed: R = 1/f(r). Small apertures lose at the rim, as with
    /// independent pixels, but √(1 + r²) times as much: drops blur it as pixels do.
    /// </summary>
    /// <param name="radiiPx">Radii, output pixels, ≥ 1.</param>
    /// <param name="pixfrac">Size of the drop over that of an input pixel, > 0 to 1.</param>
    /// <param name="scaleRatio">Size of an output pixel over that of an input pixel, 0.2 to 20.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static CorrelatedNoise OfDrizzling(IReadOnlyList<double> radiiPx, double pixfrac, double scaleRatio)
    {
        RequireRadii(radiiPx);
        if (pixfrac is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(pixfrac), pixfrac, "More than 0, at most 1.");
        if (scaleRatio is not (>= 0.2 and <= 20)) throw new ArgumentOutOfRangeException(nameof(scaleRatio), scaleRatio, "From 0.2 to 20.");
        double r = pixfrac / scaleRatio, pixel = r <= 1 ? 1 - r / 3 : (1 - 1 / (3 * r)) / r;
        return new(
            radiiPx, [.. radiiPx.Select(radius => RimFactor(radius, double.Hypot(1, r)) / pixel)], 1 / pixel,
            string.Create(CultureInfo.InvariantCulture, $"pixfrac {pixfrac:0.##}, output/input pixel {scaleRatio:0.###}"));
    }

    /// <summary>
    /// Measured: sums in apertures on empty sky, and pixels, each against its neighbour one step of a grid away, so that gradients of the
    /// sky cancel; standard deviations clipped at 3 σ.
    /// </summary>
    /// <param name="image">The image; apertures with a pixel that is not finite are left out.</param>
    /// <param name="radiiPx">Radii, pixels, 1 to 1000.</param>
    /// <param name="mask">True where sources are, and a wide margin about them; or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>Null when there is room for fewer than 50 pairs of the largest aperture on empty sky.</returns>
    /// <exception cref="ArgumentException">A radius is out of range, or the shapes differ.</exception>
    public static CorrelatedNoise? Measure(
        Image<float> image, IReadOnlyList<double> radiiPx, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        RequireRadii(radiiPx);
        double largest = radiiPx.Max();
        if (largest > 1000) throw new ArgumentOutOfRangeException(nameof(radiiPx), largest, "Radii are at most 1000 pixels.");
        int step = Math.Max(2 * (int)Math.Ceiling(largest) + 2, (int)Math.Sqrt((double)image.Width * image.Height / MostPositions));
        var (positions, columns) = Grid(image, step);
        var sums = ApertureSum.Measure(image, positions, radiiPx, mask: mask, cancellation: cancellation);
        var pixels = PixelDifferences(image, mask, step);
        double pixelRms = Scatter(pixels);
        var pairs = Enumerable.Range(0, positions.Length)
            .Where(i => (i + 1) % columns != 0 && IsWhole(sums[i]) && IsWhole(sums[i + 1])).ToArray();
        if (pairs.Length < FewestPairs || !(pixelRms > 0)) return null;

        double[] ratios = [.. radiiPx.Select((radius, k) =>
            Scatter(pairs.Select(i => sums[i + 1][k].Sum - sums[i][k].Sum).ToArray()) / (pixelRms * radius * Math.Sqrt(Math.PI)))];
        return new(
            radiiPx, ratios, ratios[Array.IndexOf([.. radiiPx], largest)] / RimFactor(largest, 1),
            string.Create(CultureInfo.InvariantCulture, $"measured on {pairs.Length} pairs of apertures"));

        bool IsWhole(ApertureSum[] ofRadii) => ofRadii.Zip(radiiPx)
            .All(s => double.IsFinite(s.First.Sum) && s.First.AreaPx > Math.PI * s.Second * s.Second * (1 - 1e-9));
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"noise of apertures over pixels: {string.Join(", ", RadiiPx.Zip(Ratios, (r, q) => $"{q:0.00} (r = {r:0.#} px)"))}; {Method}");

    // A hundredth at least, for apertures that are smaller than a drop.
    private static double RimFactor(double radiusPx, double blurPx) => Math.Sqrt(Math.Max(0.01, 1 - 2 * EdgeLoss * blurPx / radiusPx));

    // Of clipped differences of pairs, whose scatter is √2 times that of one. The clipping changes pixels and apertures alike.
    private static double Scatter<T>(T[] differences) where T : unmanaged, INumber<T> =>
        SigmaClip.Clip(differences, new() { MaxIterations = 20 }).Std / Math.Sqrt(2);

    // Centres one step apart, each at another place within its pixel: the additive recurrence of the plastic number.
    private static ((double X, double Y)[] Positions, int Columns) Grid(Image<float> image, int step)
    {
        int columns = Math.Max(1, image.Width / step), rows = image.Height / step;
        var positions = new (double X, double Y)[columns * rows];
        for (int i = 0; i < positions.Length; i++)
        {
            double alongX = (i % columns + 0.5) * step - 1, alongY = (i / columns + 0.5) * step - 1;
            positions[i] = (alongX + i * 0.7548776662466927 % 1, alongY + i * 0.5698402909980532 % 1);
        }
        return (positions, columns);
    }

    private static float[] PixelDifferences(Image<float> image, Image<bool>? mask, int step)
    {
        var differences = new List<float>();
        int everyRow = Math.Max(1, (int)((long)image.Width * image.Height / MostPixelPairs));
        for (int y = 0; y < image.Height; y += everyRow)
        {
            var row = image.Row(y);
            var isOut = mask is null ? default : mask.Row(y);
            for (int x = 0; x + step < row.Length; x++)
            {
                float difference = row[x + step] - row[x];
                if (float.IsFinite(difference) && (isOut.IsEmpty || (!isOut[x] && !isOut[x + step]))) differences.Add(difference);
            }
        }
        return [.. differences];
    }

    private static void RequireRadii(IReadOnlyList<double> radiiPx)
    {
        ArgumentNullException.ThrowIfNull(radiiPx);
        if (radiiPx.Count > 0 && radiiPx.All(r => r >= 1 && double.IsFinite(r))) return;
        throw new ArgumentException("One radius or more, each of at least 1 pixel.", nameof(radiiPx));
    }
}
