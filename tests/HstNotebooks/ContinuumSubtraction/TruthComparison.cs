using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>How well a run found the truth.</summary>
/// <param name="OffsetRatios">Offset over the true one: narrow, broad1, broad2.</param>
/// <param name="SlopeRatio">[NII] slope over the true one.</param>
/// <param name="Regions">Bright regions that are wholly covered.</param>
/// <param name="SummedFlux">Their flux in their masks over the true one.</param>
/// <param name="MedianFlux">The median of that ratio.</param>
/// <param name="PullWidth">Robust σ of (map − truth) / error.</param>
/// <param name="Residual">Mean of map − truth outside the nebulae, 10⁻²⁰ erg s⁻¹ cm⁻² per pixel.</param>
/// <param name="Unsubtracted">Pixels with a value and without a continuum.</param>
/// <param name="FlaggedCosmicRays">Of the pixels hit by more than 10 σ, how many are flagged.</param>
public sealed record TruthNumbers(double[] OffsetRatios, double SlopeRatio, int Regions, double SummedFlux, double MedianFlux,
    double PullWidth, double Residual, int Unsubtracted, double FlaggedCosmicRays)
{
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"offsets {OffsetRatios[0]:0.0000} {OffsetRatios[1]:0.0000} {OffsetRatios[2]:0.0000}, slope {SlopeRatio:0.0000}, "
        + $"{Regions} regions: sum {SummedFlux:0.0000} median {MedianFlux:0.0000}, pull {PullWidth:0.000}, residual {Residual:0.00}, "
        + $"unsubtracted {Unsubtracted}, cosmic rays {FlaggedCosmicRays:0.00}");
}

/// <summary>The truth of a galaxy as planes on the grid of its products.</summary>
internal sealed class TruthComparison
{
    private const double Bright = 2e4;
    private readonly PhangsLikeTruth _truth;
    private readonly HstImage _halpha, _mask, _cosmicRays;

    public TruthComparison(SimulatedGalaxy galaxy)
    {
        _truth = galaxy.Truth;
        _halpha = HstImage.Read(_truth.PathOf("truth_ha_hst.fits"));
        _mask = HstImage.Read(_truth.PathOf("simgal/muse/SIMGAL_nebmask.fits"));
        _cosmicRays = HstImage.Read(_truth.PathOf("truth_cr.fits"));
    }

    public TruthNumbers Of(ContinuumSubtractionRun run)
    {
        var map = run.Halpha.Image;
        Image<float> truth = On(_halpha), mask = On(_mask), hits = On(_cosmicRays), found = map.Science, error = map.Error!;
        int count = _truth.Regions.Count + 1, unsubtracted = 0, outside = 0, strong = 0, flagged = 0;
        double[] sum = new double[count], expected = new double[count];
        double residual = 0;
        var quality = run.Halpha.Quality.Pixels;
        for (int i = 0; i < found.Pixels.Length; i++)
        {
            float v = found.Pixels[i];
            bool isHit = hits.Pixels[i] > 0;
            if (isHit && run.Images.Hst.Narrow.Science.Pixels[i] > 10 * run.Images.Hst.Narrow.Error!.Pixels[i])
            {
                strong++;
                if ((quality[i] & (byte)LineQuality.CosmicRay) != 0) flagged++;
            }
            int region = mask.Pixels[i] > 0 ? (int)mask.Pixels[i] : 0;
            sum[region] += v;
            expected[region] += truth.Pixels[i];
            if (!float.IsFinite(v)) continue;
            if (run.Halpha.Continuum.Science.Pixels[i] is 0 or float.NaN) unsubtracted++;
            if (region > 0 || isHit) continue;
            residual += v - truth.Pixels[i];
            outside++;
        }
        // A region with a missing pixel has no sum.
        var covered = _truth.Regions.Where(r => r.MaskPixels > 0 && double.IsFinite(sum[r.Id]));
        int[] bright = [.. covered.Where(r => r.Flux > Bright).Select(r => r.Id)];
        var offsets = run.Anchoring!.Offsets.All.Zip(_truth.Bands, (o, b) => o.Offset / b.OffsetPerMusePixel).ToArray();
        return new(offsets, run.Anchoring.Slope.Slope / _truth.ExpectedSlope,
            bright.Length, bright.Sum(id => sum[id]) / bright.Sum(id => expected[id]),
            RobustStatistics.Median(Array.ConvertAll(bright, id => sum[id] / expected[id])),
            RobustStatistics.MadStd((found - truth) / error), residual / outside, unsubtracted, strong == 0 ? 1 : (double)flagged / strong);

        Image<float> On(HstImage image) => image.OnGrid(map.Wcs, map.Width, map.Height, conserveFlux: false, RegridOrder.Nearest).Science;
    }
}
