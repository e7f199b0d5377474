using HstNotebooks.Astrometry;
using MathNet.Numerics.Distributions;

namespace HstNotebooks;

/// <summary>
/// How large the errors of the positions may be although the residuals are as small as they are: small residuals of few stars may be luck,
/// and an alignment that only luck made significant is found only with luck.
/// </summary>
internal static class ScatterLimit
{
    private const double Chance = 0.05;
    private const int Halvings = 40;

    /// <summary>
    /// Upper limit of the 1 σ error of a residual along an axis, mas: beyond it residuals so small are rarer than one in twenty of those
    /// small enough to be significant. At most what would fail, unless the scatter itself is more.
    /// </summary>
    public static double Mas(AlignmentResult result)
    {
        var fit = result.Fit!;
        int parameters = LinearFit.Parameters(fit.Geometry), freedom = 2 * fit.Count - parameters;
        double most = AlignmentVerdict.MostScatter * result.ExpectedErrorMas, scatter = 1000 * fit.Scatter;
        if (freedom <= 0 || scatter >= most) return freedom <= 0 ? most : scatter;

        double room = Room(result.Search!, Math.Min(4, parameters), result.Options.MaxFalseAlarms);
        if (ChanceOf(most) > Chance) return most;
        double low = scatter, high = most;
        for (int k = 0; k < Halvings; k++)
        {
            double middle = (low + high) / 2;
            (low, high) = ChanceOf(middle) > Chance ? (middle, high) : (low, middle);
        }
        return high;

        // P(scatter ≤ what it is) / P(scatter ≤ what would still be significant), both χ² of errors of this size.
        double ChanceOf(double error)
        {
            double sum = freedom * (scatter / error) * (scatter / error);
            return ChiSquared.CDF(freedom, sum) / ChiSquared.CDF(freedom, sum * room * room);
        }
    }

    // How many times wider the pairs could be and still be significant: the false alarms of n pairs grow with the 2n-th power of the
    // width, less one power for each parameter of the search.
    private static double Room(Coincidences search, int parameters, double maxFalseAlarms)
    {
        double decades = Math.Log10(maxFalseAlarms) - search.LogFalseAlarms;
        return Math.Pow(10, Math.Clamp(decades / Math.Max(1, 2 * search.Pairs.Count - parameters), 0, 100));
    }
}
