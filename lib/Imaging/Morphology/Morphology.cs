namespace HstNotebooks.Imaging;

/// <summary>
/// Binary morphology with arbitrary footprints, 64 pixels at a time. Corresponds to <c>scipy.ndimage.binary_dilation</c>,
/// <c>binary_erosion</c>, <c>binary_closing</c>, <c>binary_opening</c> and <c>binary_propagation</c>.
/// </summary>
public static class Morphology
{
    /// <summary>True where the footprint, set on any true pixel, reaches.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="footprint">The structuring element.</param>
    /// <param name="iterations">How often.</param>
    /// <param name="outside">What the pixels beyond the border are: true lets them reach in (scipy's border_value).</param>
    public static Image<bool> Dilate(Image<bool> mask, Footprint footprint, int iterations = 1, bool outside = false)
    {
        ArgumentNullException.ThrowIfNull(footprint);
        return Repeat(mask, iterations, bits => bits.Dilate([.. footprint.Runs()], outside));
    }

    /// <summary>True where the footprint fits wholly into the true pixels.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="footprint">The structuring element.</param>
    /// <param name="iterations">How often.</param>
    /// <param name="outside">What the pixels beyond the border are: false erodes from the border (scipy), true does not (OpenCV).</param>
    public static Image<bool> Erode(Image<bool> mask, Footprint footprint, int iterations = 1, bool outside = false)
    {
        ArgumentNullException.ThrowIfNull(footprint);
        // Eroding the mask is dilating its complement with the reflected footprint.
        return Repeat(mask, iterations, bits => bits.Not().Dilate([.. footprint.ReflectedRuns], !outside).Not());
    }

    /// <summary>
    /// Dilation, then erosion: fills gaps smaller than the footprint. Border pixels are eroded unless <paramref name="outside"/>; what is
    /// outside never reaches in.
    /// </summary>
    public static Image<bool> Close(Image<bool> mask, Footprint footprint, int iterations = 1, bool outside = false) =>
        Erode(Dilate(mask, footprint, iterations), footprint, iterations, outside);

    /// <summary>Erosion, then dilation: removes specks smaller than the footprint.</summary>
    public static Image<bool> Open(Image<bool> mask, Footprint footprint, int iterations = 1, bool outside = false) =>
        Dilate(Erode(mask, footprint, iterations, outside), footprint, iterations);

    /// <summary>
    /// The parts of <paramref name="within"/> that touch a seed: dilation of the seeds inside the mask until nothing more is reached
    /// (geodesic dilation; <c>scipy.ndimage.binary_propagation</c>). The time is linear in the number of pixels.
    /// </summary>
    /// <param name="seeds">Where to begin; seeds outside the mask stay, and spread into it.</param>
    /// <param name="within">Where seeds may spread.</param>
    /// <param name="connectivity">Which pixels touch; default: those that share an edge.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Image<bool> Propagate(Image<bool> seeds, Image<bool> within, Connectivity connectivity = Connectivity.Four)
    {
        Arithmetic.RequireSameShape(seeds, within);
        return Propagation.From(seeds, within, connectivity);
    }

    private static Image<bool> Repeat(Image<bool> mask, int iterations, Func<BitPlane, BitPlane> step)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentOutOfRangeException.ThrowIfNegative(iterations);
        var bits = BitPlane.Pack(mask);
        for (int i = 0; i < iterations; i++) bits = step(bits);
        return bits.Unpack();
    }
}
