namespace HstNotebooks;

/// <summary>Uncertainties by resampling with replacement (Efron 1979, Ann. Statist. 7, 1).</summary>
internal static class Bootstrap
{
    /// <summary>
    /// Standard deviations of some statistics over resamplings of the members 0 … <paramref name="count"/> − 1; resamplings for which
    /// a statistic is NaN do not count for it, and it is NaN where fewer than two are left.
    /// </summary>
    /// <param name="count">Members.</param>
    /// <param name="samples">Resamplings.</param>
    /// <param name="seed">The same seed gives the same numbers.</param>
    /// <param name="statistics">Of the chosen members; always of the same length.</param>
    public static double[] Errors(int count, int samples, ulong seed, Func<int[], double[]> statistics)
    {
        var noise = new Noise(seed, "bootstrap");
        var results = new double[samples][];
        var members = new int[count];
        for (int s = 0; s < samples; s++)
        {
            for (int i = 0; i < count; i++) members[i] = (int)(noise.Uniform() * count);
            results[s] = statistics(members);
        }
        return [.. Enumerable.Range(0, results[0].Length).Select(k => Std([.. results.Select(r => r[k]).Where(double.IsFinite)]))];
    }

    private static double Std(double[] values)
    {
        if (values.Length < 2) return double.NaN;
        double mean = values.Average();
        return Math.Sqrt(values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1));
    }
}
