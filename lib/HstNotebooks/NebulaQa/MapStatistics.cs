using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Statistics of the finite pixels of a map, in its unit; NaN when it has none.</summary>
/// <param name="Name">Name of the map.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Mean">Mean.</param>
/// <param name="Median">Median.</param>
/// <param name="P5">5th percentile.</param>
/// <param name="P16">16th percentile.</param>
/// <param name="P84">84th percentile.</param>
/// <param name="P95">95th percentile.</param>
/// <param name="MadStd">1.4826 × median absolute deviation.</param>
public sealed record MapStatistics(string Name, string Unit, double Mean, double Median, double P5, double P16, double P84, double P95,
    double MadStd)
{
    /// <summary>Of one map.</summary>
    public static MapStatistics Of(HstImage map)
    {
        ArgumentNullException.ThrowIfNull(map);
        double[] p = RobustStatistics.Percentiles(map.Science, 5, 16, 50, 84, 95);
        double mean = map.Science.Sum() / map.Science.Map(float.IsFinite).CountTrue();
        return new(NebulaFluxes.NameOf(map), LineFluxUnit.Label(map), mean, p[2], p[0], p[1], p[3], p[4],
            RobustStatistics.MadStd(map.Science));
    }

    /// <summary>One row a map, divided by <paramref name="divisor"/>: 1000 makes 10⁻¹⁷ of 10⁻²⁰ erg s⁻¹ cm⁻² arcsec⁻².</summary>
    /// <exception cref="ArgumentOutOfRangeException">The divisor is 0 or not finite.</exception>
    public static DataTable Table(IEnumerable<MapStatistics> maps, double divisor = 1)
    {
        ArgumentNullException.ThrowIfNull(maps);
        if (divisor == 0 || !double.IsFinite(divisor))
        {
            throw new ArgumentOutOfRangeException(nameof(divisor), divisor, "A finite number other than 0 was expected.");
        }
        var table = new DataTable("map", "unit", "mean", "median", "5 %", "16 %", "84 %", "95 %", "MAD std");
        foreach (var m in maps)
        {
            table.Add(m.Name, LineFluxUnit.Scaled(m.Unit, divisor), m.Mean / divisor, m.Median / divisor, m.P5 / divisor, m.P16 / divisor,
                m.P84 / divisor, m.P95 / divisor, m.MadStd / divisor);
        }
        return table;
    }
}
