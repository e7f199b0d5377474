namespace HstNotebooks;

/// <summary>Lengths of dashes and gaps in turn, the same for every renderer.</summary>
internal static class DashPattern
{
    /// <summary>Points; empty for a solid line. A wider line has longer dashes.</summary>
    public static double[] Of(Stroke stroke)
    {
        double[] lengths = stroke.Dash switch
        {
            Dash.Solid => [],
            Dash.Dashed => [4.5, 2.5],
            Dash.Dotted => [1.2, 2],
            _ => [5.5, 2, 1.2, 2],
        };
        return [.. lengths.Select(l => l * Math.Max(1, stroke.Width))];
    }
}
