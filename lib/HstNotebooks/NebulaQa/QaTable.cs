namespace HstNotebooks;

/// <summary>The quality of many galaxies, a row each.</summary>
public static class QaTable
{
    /// <summary>One row a galaxy.</summary>
    public static DataTable Of(params IEnumerable<QaRow> galaxies)
    {
        ArgumentNullException.ThrowIfNull(galaxies);
        var table = new DataTable("galaxy", "verdict", "nebulae", "slope", "±", "HST/MUSE", "±", "scatter (dex)", "pull width", "outliers",
            "offset (σ)", "noise (10⁻²⁰ erg/s/cm²/px)", "noise / error");
        foreach (var g in galaxies)
        {
            var f = g.Fluxes;
            table.Add(g.Galaxy, g.Verdict.Outcome, f.Used.Count, f.Slope.Value, f.Slope.Error, f.Ratio.Value, f.Ratio.Error,
                f.ScatterDex.Value, f.PullWidth.Value, f.Outliers.Count, g.Pixels.Offset, g.Pixels.Fit.Sigma, g.Pixels.PullWidth);
        }
        return table;
    }
}
