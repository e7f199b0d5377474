namespace HstNotebooks.Imaging;

/// <summary>The light in an aperture.</summary>
/// <param name="Sum">Σ area × pixel, in the unit of the image; NaN where a pixel in it is, and where no pixel is covered.</param>
/// <param name="AreaPx">
/// Σ area of the pixels that are in the image and not masked: less than the aperture's own where it leaves the image.
/// </param>
/// <param name="Error">√(Σ area × variance); NaN without a variance, where one in it is NaN, and where no pixel is covered.</param>
public readonly record struct ApertureSum(double Sum, double AreaPx, double Error)
{
    /// <summary>
    /// Sums over circles about many positions, result[position][radius]: exact areas of pixels inside, as
    /// <c>photutils.aperture.aperture_photometry</c> with <c>method='exact'</c>. No background is subtracted.
    /// </summary>
    /// <param name="image">The image; NaN in a circle makes its sum NaN. Pixels outside contribute nothing.</param>
    /// <param name="positions">Centres, 0-based pixels, anywhere; one that is not finite covers no pixel.</param>
    /// <param name="radiiPx">Radii in pixels, > 0 to 100 000, in any order.</param>
    /// <param name="variance">Variance of the pixels, of the same shape, or null.</param>
    /// <param name="mask">True pixels are left out; the same shape, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">A radius is out of range, or the shapes differ.</exception>
    public static ApertureSum[][] Measure(
        Image<float> image, IReadOnlyList<(double X, double Y)> positions, IReadOnlyList<double> radiiPx,
        Image<float>? variance = null, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(radiiPx);
        return Measure(image, positions, [.. radiiPx.Select(Aperture.Circle)], variance, mask, cancellation);
    }

    /// <summary>Sums over apertures of any shape about many positions, result[position][aperture].</summary>
    /// <param name="image">The image; NaN in an aperture makes its sum NaN. Pixels outside contribute nothing.</param>
    /// <param name="positions">Centres, 0-based pixels, anywhere; one that is not finite covers no pixel.</param>
    /// <param name="apertures">The shapes.</param>
    /// <param name="variance">Variance of the pixels, of the same shape, or null.</param>
    /// <param name="mask">True pixels are left out; the same shape, or null.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static ApertureSum[][] Measure(
        Image<float> image, IReadOnlyList<(double X, double Y)> positions, IReadOnlyList<Aperture> apertures,
        Image<float>? variance = null, Image<bool>? mask = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(apertures);
        if (variance is not null) Arithmetic.RequireSameShape(image, variance);
        if (mask is not null) Arithmetic.RequireSameShape(image, mask);

        var sums = new ApertureSum[positions.Count][];
        var widest = apertures.MaxBy(a => a.SemiMajorPx);
        Positions.InGroups(positions, () => new ApertureSummation(image, variance, mask, skipMissing: false), (summation, i) =>
        {
            sums[i] = new ApertureSum[apertures.Count];
            if (widest is not null) summation.BringIntoCache(widest, positions[i].X, positions[i].Y);
            for (int k = 0; k < apertures.Count; k++)
            {
                var (sum, area, spread) = summation.Over(apertures[k], positions[i].X, positions[i].Y);
                sums[i][k] = area > 0
                    ? new(sum, area, variance is null ? double.NaN : Math.Sqrt(spread))
                    : new(double.NaN, 0, double.NaN);
            }
        }, cancellation);
        return sums;
    }
}
