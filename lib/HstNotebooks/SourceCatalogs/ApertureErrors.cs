using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Errors of the sums in apertures, result[source][radius], electrons per second.</summary>
internal static class ApertureErrors
{
    private const int Margin = 6;
    private const double SourceSigma = 5;

    /// <summary>The CCD equation in electrons, with the correlated noise of the image.</summary>
    public static double[][] Of(
        DrizzledField field, (double X, double Y)[] places, double[][] rates, SigmaClipResult[] skies, AperturePhotometryOptions options,
        List<string> warnings, CancellationToken cancellation)
    {
        if (places.Length == 0) return [];
        var exposure = new DrizzledExposure(field);
        warnings.AddRange(exposure.Warnings);
        var noise = Noise(field, places, options, warnings, cancellation);
        return [.. places.Select((place, i) =>
        {
            double time = exposure.TimeAt(place.X, place.Y);
            return options.RadiiPx.Select((r, k) =>
            {
                double area = Math.PI * r * r, flux = rates[i][k] - skies[i].Median * area;
                return CcdError.OfAperture(flux, area, skies[i].Std, skies[i].Count, time, noise.Ratios[k], noise.SkyRatio);
            }).ToArray();
        })];
    }

    /// <summary>The published ones.</summary>
    public static double[][] Published(double[][] rates, SigmaClipResult[] skies, AperturePhotometryOptions options)
    {
        double ring = Math.PI * (options.SkyOuterPx * options.SkyOuterPx - options.SkyInnerPx * options.SkyInnerPx);
        return [.. rates.Zip(skies, (ofSource, sky) => ofSource.Zip(options.RadiiPx, (rate, r) =>
        {
            double area = Math.PI * r * r;
            return CcdError.Published(rate - sky.Median * area, area, sky.Std, ring);
        }).ToArray())];
    }

    private static CorrelatedNoise Noise(
        DrizzledField field, (double X, double Y)[] places, AperturePhotometryOptions options, List<string> warnings,
        CancellationToken cancellation)
    {
        if (options.NoiseCorrelation == NoiseCorrelation.None) return CorrelatedNoise.OfIndependentPixels(options.RadiiPx);
        if (options.NoiseCorrelation == NoiseCorrelation.Measured)
        {
            var sources = Sources(field.Image.Science, places, options.SkyOuterPx);
            if (CorrelatedNoise.Measure(field.Image.Science, options.RadiiPx, sources, cancellation) is { } measured) return measured;
            warnings.Add($"{field.Image.Name}: too little empty sky to measure how far its noise is correlated.");
        }
        if (field.Drizzle is { PixFrac: > 0 and <= 1 and var pixFrac, ScaleRatio: >= 0.2 and <= 20 and var scale })
        {
            return CorrelatedNoise.OfDrizzling(options.RadiiPx, pixFrac, scale);
        }
        warnings.Add($"{field.Image.Name} does not say how it was drizzled (D001PIXF, D001SCAL, D001ISCL): noise is taken as independent.");
        return CorrelatedNoise.OfIndependentPixels(options.RadiiPx);
    }

    // What was measured, and what else is bright.
    private static Image<bool> Sources(Image<float> image, (double X, double Y)[] places, double radiusPx)
    {
        var sky = SigmaClip.Clip(image);
        double bright = sky.Median + SourceSigma * sky.Std;
        var sources = Morphology.Dilate(image.Map(p => p > bright), Footprint.Disk(Margin));
        return sources.Or(Mask.Circles(image.Width, image.Height, places, radiusPx));
    }
}
