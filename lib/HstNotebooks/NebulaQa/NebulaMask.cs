using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Which pixel belongs to which nebula.</summary>
/// <param name="Labels">Number of the nebula, ≥ 0; −1 where there is none.</param>
/// <param name="Wcs">The grid of the labels.</param>
/// <param name="Name">File name, for messages.</param>
public sealed record NebulaMask(Image<int> Labels, Wcs Wcs, string Name)
{
    // The largest number up to which float has all integers.
    private const float MostExact = 1 << 24;
    private const int NoLabel = int.MinValue;

    /// <summary>Reads a mask such as <c>NGC0628_nebulae_mask_V2.fits</c>.</summary>
    /// <exception cref="FitsException">The file is missing, damaged, or has no image.</exception>
    /// <exception cref="WcsException">It has no WCS.</exception>
    /// <exception cref="ReductionException">Its pixels are not numbers of nebulae.</exception>
    public static NebulaMask Read(string path) => From(HstImage.Read(path));

    /// <summary>From an image of numbers: integers ≥ 0 are nebulae, negative and missing pixels are none.</summary>
    /// <exception cref="WcsException">It has no WCS.</exception>
    /// <exception cref="ReductionException">A pixel is no integer, or more than 2²⁴, or there is no nebula.</exception>
    public static NebulaMask From(HstImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var labels = image.Science.Map(v => !(v >= 0) ? -1 : v <= MostExact && v == MathF.Floor(v) ? (int)v : NoLabel);
        if (Array.IndexOf(labels.Pixels, NoLabel) is >= 0 and var odd)
        {
            throw new ReductionException(FormattableString.Invariant(
                $"{image.Name}: pixel ({odd % image.Width}, {odd / image.Width}) is {image.Science.Pixels[odd]}; ")
                + "numbers of nebulae are integers from 0 to 2^24.");
        }
        if (!labels.Pixels.AsSpan().ContainsAnyExcept(-1))
        {
            throw new ReductionException($"{image.Name} has no nebula: all pixels are negative or missing.");
        }
        return new(labels, image.Wcs, image.Name);
    }

    /// <summary>
    /// The same nebulae on another grid: each pixel has the number at its centre. Made anew each time; nothing is kept in files.
    /// </summary>
    /// <param name="wcs">The grid.</param>
    /// <param name="width">Its pixels along x.</param>
    /// <param name="height">Its pixels along y.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public NebulaMask OnGrid(Wcs wcs, int width, int height, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        if (wcs.IsAlignedWith(Wcs, width, height) && Labels.Width == width && Labels.Height == height) return this;
        var map = PixelMaps.Between(wcs, Wcs).Interpolated(width, height);
        return this with { Labels = Resampling.Nearest(Labels, map, width, height, -1, cancellation), Wcs = wcs };
    }

    /// <summary>True where there is no nebula.</summary>
    public Image<bool> Background => Labels.Map(label => label < 0);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Labels.Width} × {Labels.Height}, nebulae up to {Labels.Pixels.Max()}";
}
