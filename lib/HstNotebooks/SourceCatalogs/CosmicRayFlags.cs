using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Which sources may be, or have, a cosmic ray.</summary>
internal static class CosmicRayFlags
{
    /// <summary>
    /// Drizzling rejects cosmic rays where exposures overlap; what the mask has there are mostly sharp stars. So a source is flagged when a
    /// pixel of the mask with one exposure only lies in the aperture.
    /// </summary>
    public static bool[] Of(
        DrizzledField field, (double X, double Y)[] places, Image<bool>? mask, AperturePhotometryOptions options, List<string> warnings)
    {
        if (mask is null) return new bool[places.Length];
        if (!mask.SameShape(field.Image.Science))
        {
            throw new ArgumentException(
                $"The mask of cosmic rays has {mask.Width} × {mask.Height} pixels, the image {field.Image.Width} × {field.Image.Height}.",
                nameof(mask));
        }
        if (options.Fidelity == Fidelity.Original) return Published(field, places, mask, warnings);
        if (field.Context.Count > 0)
        {
            mask = mask.Combine(DrizzleContext.CountExposures(field.Context), (isHit, exposures) => isHit && exposures <= 1);
        }
        return mask.IsNear(places, options.CosmicRayRadiusPx ?? options.RadiiPx.Min());
    }

    // Means over 2 × 2 pixels: the mask counts where the mean number of exposures is at most 1, so also where 0 and 2 meet.
    private static bool[] Published(DrizzledField field, (double X, double Y)[] places, Image<bool> mask, List<string> warnings)
    {
        double[] hits = BoxMean.Measure(mask, places, 2, 2, BoxSampling.Subpixels);
        if (field.Context.Count == 0 || field.InputChips is not { } chips)
        {
            string lacking = field.Context.Count == 0 ? "context (CTX)" : "NDRIZIM";
            warnings.Add($"{field.Image.Name} has no {lacking}: cosmic rays by the mask alone.");
            return [.. hits.Select(hit => hit > 0)];
        }
        double[] exposures = BoxMean.Measure(
            DrizzleContext.CountShifted(field.Context[0], Math.Clamp(chips, 0, 10000)), places, 2, 2, BoxSampling.Subpixels);
        return [.. hits.Zip(exposures, (hit, count) => hit > 0 && count <= 1)];
    }
}
