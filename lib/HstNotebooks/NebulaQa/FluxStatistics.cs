using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The statistics of a <see cref="FluxComparison"/>, of nebulae with positive fluxes in HST and MUSE.</summary>
internal static class FluxStatistics
{
    /// <summary>Slope, median ratio, scatter in dex, and pull width; see <see cref="FluxComparison"/>.</summary>
    public static double[] Of(NebulaFlux[] nebulae)
    {
        double[] x = [.. nebulae.Select(r => Math.Log10(r.Muse))], y = [.. nebulae.Select(r => Math.Log10(r.Hst))];
        double ratio = RobustStatistics.Median([.. nebulae.Select(r => r.Ratio)]);
        double[] pulls = [.. nebulae.Select(r =>
            (r.Hst - ratio * r.Muse) / Math.Sqrt(r.HstError * r.HstError + ratio * ratio * r.MuseError * r.MuseError))];
        return [DemingSlope(x, y, VarianceRatio(nebulae)), ratio, RobustStatistics.MadStd([.. x.Zip(y, (a, b) => b - a)]),
            RobustStatistics.MadStd(pulls)];
    }

    // Of log HST over that of log MUSE; 1 where errors are not known.
    private static double VarianceRatio(NebulaFlux[] nebulae)
    {
        double ratio = RobustStatistics.Median([.. nebulae.Select(r => Math.Pow(r.HstError / r.Hst / (r.MuseError / r.Muse), 2))]);
        return ratio > 0 ? ratio : 1;
    }

    private static double DemingSlope(double[] x, double[] y, double varianceRatio)
    {
        double mx = x.Average(), my = y.Average(), xx = 0, yy = 0, xy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
            xy += (x[i] - mx) * (y[i] - my);
        }
        double excess = yy - varianceRatio * xx;
        return (excess + Math.Sqrt(excess * excess + 4 * varianceRatio * xy * xy)) / (2 * xy);
    }

    /// <summary>Numbers of the nebulae beyond so many σ of errors and scatter together.</summary>
    public static int[] Outliers(NebulaFlux[] used, double ratio, double scatterDex, double sigma)
    {
        // An error that is not known counts as none: the scatter then holds it.
        double[] errors = [.. used.Select(r => r.RatioError / r.Ratio / Math.Log(10)).Select(e => double.IsFinite(e) ? e : 0)];
        double[] offsets = [.. used.Select(r => Math.Log10(r.Ratio / ratio))];
        // The scatter beyond the errors is that which makes the pulls 1 wide: it lies between none and all of the scatter.
        double beyond = 0, none = 0, all = scatterDex;
        bool areErrorsEnough = WidthOf(0) <= 1;     // not where there are none: 0 / 0
        for (int i = 0; i < 30 && !areErrorsEnough; i++)
        {
            beyond = (none + all) / 2;
            if (WidthOf(beyond) <= 1) all = beyond;
            else none = beyond;
        }
        return [.. used.Where((_, i) => Math.Abs(Pull(i, beyond)) > sigma).Select(r => r.Id)];

        double WidthOf(double scatter) => RobustStatistics.MadStd([.. offsets.Select((_, i) => Pull(i, scatter))]);

        double Pull(int i, double scatter) => offsets[i] / Math.Sqrt(errors[i] * errors[i] + scatter * scatter);
    }
}
