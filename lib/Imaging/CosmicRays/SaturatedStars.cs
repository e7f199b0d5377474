namespace HstNotebooks.Imaging;

/// <summary>Saturated stars: islands of pixels above the saturation level with a broad core, not hits as bright.</summary>
internal static class SaturatedStars
{
    // 5 × 5 without its corners.
    private static readonly Footprint Spread = Footprint.Disk(2.3);

    /// <summary>The stars, or null when no pixel is saturated.</summary>
    public static Image<bool>? Find(Image<float> image, CosmicRayOptions options)
    {
        double level = options.SaturationLevel;
        bool vanDokkum = options.Semantics == CosmicRaySemantics.VanDokkum;
        var saturated = image.Map(p => vanDokkum ? p > level : p >= level);
        if (!saturated.Pixels.Contains(true)) return null;

        double broad = vanDokkum ? level / 2 : level / 10;
        var cores = new Image<bool>(image.Width, image.Height);
        Compute.Rows(image.Height, y =>
        {
            for (int x = 0; x < image.Width; x++) cores[x, y] = saturated[x, y] && Median(image, x, y) > broad;
        });
        return vanDokkum
            ? IslandsWith(cores, Morphology.Dilate(saturated, Spread, iterations: 2))
            : Morphology.Dilate(cores, Spread, iterations: 2);
    }

    private static Image<bool> IslandsWith(Image<bool> cores, Image<bool> islands)
    {
        var (labels, count) = ConnectedPixels.Label(islands, Connectivity.Four);
        var hasCore = new bool[count + 1];
        foreach (int label in labels.Select(cores)) hasCore[label] = true;
        hasCore[0] = false;
        return labels.Map(label => hasCore[label]);
    }

    private static float Median(Image<float> image, int x, int y)
    {
        Span<float> window = stackalloc float[25];
        int n = 0;
        for (int v = y - 2; v <= y + 2; v++)
        {
            for (int u = x - 2; u <= x + 2; u++)
            {
                float value = image[EdgeTile.Mirror(u, image.Width), EdgeTile.Mirror(v, image.Height)];
                if (float.IsFinite(value)) window[n++] = value;
            }
        }
        return n == 0 ? float.NaN : (float)Selection.Median(window[..n]);
    }
}
