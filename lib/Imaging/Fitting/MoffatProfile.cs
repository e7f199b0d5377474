using System.Globalization;

namespace HstNotebooks.Imaging;

/// <summary>
/// A Moffat (1969, A&amp;A 3, 455) profile about a given centre on a constant background: a (1 + (r/γ)²)^(−α) + b.
/// </summary>
/// <param name="Amplitude">a, height of the peak above the background, in the unit of the image, ≥ 0.</param>
/// <param name="GammaPx">γ, pixels, 0.3 to 10.</param>
/// <param name="Alpha">α, 0.5 to 10.</param>
/// <param name="Background">b, in the unit of the image.</param>
/// <param name="Cost">Σ weight × (data − model)² / 2 over the fitted pixels.</param>
/// <param name="Count">Pixels fitted.</param>
/// <param name="Quality">Whether the parameters mean something. They are NaN when nothing was fitted.</param>
public sealed record MoffatProfile(
    double Amplitude, double GammaPx, double Alpha, double Background, double Cost, int Count, MoffatQuality Quality)
{
    /// <summary>Full width at half maximum, 2 γ √(2^(1/α) − 1), pixels; NaN when nothing was fitted.</summary>
    public double FwhmPx => 2 * GammaPx * Math.Sqrt(Math.Pow(2, 1 / Alpha) - 1);

    /// <summary>The model so far from the centre, in the unit of the image.</summary>
    public double At(double radiusPx) => Amplitude * Math.Pow(1 + radiusPx / GammaPx * (radiusPx / GammaPx), -Alpha) + Background;

    /// <summary>
    /// Least-squares fits of the pixel values against the distance of their centres from each position, by Levenberg–Marquardt within
    /// bounds. It starts at a = the largest pixel, γ = α = 1.5, b = the median. The centres stay where they are.
    /// </summary>
    /// <param name="image">The image; pixels that are not finite are left out.</param>
    /// <param name="positions">Centres, 0-based pixels, anywhere; one that is not finite has no pixel.</param>
    /// <param name="options">Which pixels, and bounds; null for the defaults.</param>
    /// <param name="weight">
    /// Weight of each pixel, such as 1/σ²; what is not positive and finite is left out. Null for equal weights.
    /// </param>
    /// <param name="mask">True pixels (neighbours, cosmic rays) are left out; or null.</param>
    /// <param name="backgrounds">
    /// Level of the sky at each position, as measured farther out: b is not fitted. Within a few pixels it cannot be told from broad wings.
    /// Null, and where it is NaN: b is fitted.
    /// </param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">An option is out of range, or the shapes differ.</exception>
    public static MoffatProfile[] Fit(
        Image<float> image, IReadOnlyList<(double X, double Y)> positions, MoffatOptions? options = null,
        Image<float>? weight = null, Image<bool>? mask = null, IReadOnlyList<double>? backgrounds = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        options ??= new();
        options.Validate();
        if (weight is not null) Arithmetic.RequireSameShape(image, weight);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);
        if (backgrounds is not null && backgrounds.Count != positions.Count)
        {
            throw new ArgumentException($"{backgrounds.Count} backgrounds for {positions.Count} positions.", nameof(backgrounds));
        }

        var profiles = new MoffatProfile[positions.Count];
        Positions.InGroups(positions, () => new MoffatPixels(image, weight, mask, options), (pixels, i) =>
        {
            profiles[i] = pixels.Gather(positions[i].X, positions[i].Y)
                ? pixels.Fit(backgrounds?[i] ?? double.NaN)
                : NotFitted(pixels.Count, MoffatQuality.TooFewPixels);
        }, cancellation);
        return profiles;
    }

    internal static MoffatProfile NotFitted(int count, MoffatQuality quality) =>
        new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, count, quality);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"FWHM {FwhmPx:0.###} px, α {Alpha:0.##}, amplitude {Amplitude:G4}, background {Background:G3}, {Quality}");
}
