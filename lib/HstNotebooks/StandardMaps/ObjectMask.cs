using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The mask of a galaxy on the grid of its segmentation map and on that of its stamps.</summary>
/// <param name="Keys">Labels of the object; the second one that of a merging companion.</param>
/// <param name="Segment">Pixels of the segmentation map that hold exactly a label of the object.</param>
/// <param name="Grown">The same with the border pixels that the mask rule adds.</param>
/// <param name="Image">The mask on the stamps' grid.</param>
/// <param name="ExtrapolatedCount">True pixels of <paramref name="Image"/> that lie beyond the segmentation map, whose border pixels were continued.</param>
public sealed record ObjectMask(IReadOnlyList<int> Keys, Image<bool> Segment, Image<bool> Grown, Image<bool> Image, int ExtrapolatedCount)
{
    /// <summary>
    /// The mask of the object in the middle of a segmentation map, and of a companion.
    /// </summary>
    /// <param name="segments">The segmentation map, with its WCS.</param>
    /// <param name="image">The stamp whose grid the mask is brought to, by the nearest pixel.</param>
    /// <param name="rule">What happens on the object's border.</param>
    /// <param name="companionKey">Label of a merging companion, or null.</param>
    /// <exception cref="ReductionException">There is no object in the middle, no companion with this label, or no pixel of the stamp is in the mask.</exception>
    public static ObjectMask Of(HstImage segments, HstImage image, MaskRule rule = MaskRule.CoveredByHalf, int? companionKey = null)
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(image);
        int cx = segments.Width / 2, cy = segments.Height / 2;
        float centre = segments.Science[cx, cy];
        if (!(centre >= 1))
        {
            throw new ReductionException($"{segments.Name}: the central pixel ({cx}, {cy}) holds {centre}, so there is no object in the middle of the map.");
        }
        int key = (int)centre;
        int[] keys = companionKey is { } companion ? [key, companion] : [key];
        double[] labels = [.. keys.Select(k => (double)k)];
        foreach (int k in keys)
        {
            if (BlendedLabels.Equal(segments.Science, k).CountTrue() > 0) continue;
            throw new ReductionException($"{segments.Name}: no pixel holds exactly the label {k}.");
        }

        var segment = BlendedLabels.Equal(segments.Science, labels);
        var grown = rule == MaskRule.Dilated ? Morphology.Dilate(segment, Footprint.Box(3, 3)) : BlendedLabels.CoveredByHalf(segments.Science, labels);
        var map = PixelMaps.Between(image.Wcs, segments.Wcs);
        var mask = Resampling.NearestExtrapolated(grown, map, image.Width, image.Height);
        int count = mask.CountTrue();
        if (count == 0)
        {
            throw new ReductionException($"{segments.Name}: the object {key} does not fall on {image.Name}; are they of the same galaxy?");
        }
        int inside = mask.And(Resampling.Nearest(grown, map, image.Width, image.Height)).CountTrue();
        return new(keys, segment, grown, mask, count - inside);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"object {string.Join(" + ", Keys)}: {Image.CountTrue()} pixels ({ExtrapolatedCount} beyond the segmentation map)";
}
