namespace HstNotebooks.Imaging;

/// <summary>
/// What a saturated star does to a CCD: charge that a pixel cannot hold flows along its column, half of it up and half down, until pixels
/// have room for it. No charge is lost but at the ends of the columns, as in ACS/WFC with gain 2 (Gilliland 2004, ISR ACS 2004-01).
/// </summary>
public static class ChargeBleeding
{
    /// <summary>Lets the charge flow, in place.</summary>
    /// <param name="electrons">The chip, electrons; no NaN.</param>
    /// <param name="fullWell">What a pixel holds, electrons, above 0.</param>
    public static void Spread(Image<float> electrons, double fullWell)
    {
        ArgumentNullException.ThrowIfNull(electrons);
        if (!(fullWell > 0)) throw new ArgumentOutOfRangeException(nameof(fullWell), fullWell, "Above 0.");
        foreach (int column in SaturatedColumns(electrons, (float)fullWell)) SpreadColumn(electrons, column, fullWell);
    }

    private static SortedSet<int> SaturatedColumns(Image<float> electrons, float fullWell)
    {
        var columns = new SortedSet<int>();
        for (int y = 0; y < electrons.Height; y++)
        {
            var row = electrons.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] > fullWell) columns.Add(x);
            }
        }
        return columns;
    }

    private static void SpreadColumn(Image<float> electrons, int x, double fullWell)
    {
        var excess = new double[electrons.Height];
        for (int y = 0; y < excess.Length; y++)
        {
            excess[y] = Math.Max(0, electrons[x, y] - fullWell);
            electrons[x, y] -= (float)excess[y];
        }
        double flow = 0;
        for (int y = 0; y < excess.Length; y++) Pass(y);
        flow = 0;
        for (int y = excess.Length - 1; y >= 0; y--) Pass(y);

        void Pass(int y)
        {
            double taken = Math.Clamp(fullWell - electrons[x, y], 0, flow);
            electrons[x, y] += (float)taken;
            flow += excess[y] / 2 - taken;
        }
    }
}
