namespace HstNotebooks;

/// <summary>
/// Gives the plots of a column one x axis and those of a row one y axis, with names and numbers at the outer frames only.
/// </summary>
internal static class SharedAxes
{
    public static IReadOnlyList<Panel> Apply(Page figure)
    {
        if (!figure.SharedX && !figure.SharedY) return figure.Panels;
        int columns = figure.Columns;
        var panels = figure.Panels.ToArray();
        for (int i = 0; i < panels.Length; i++)
        {
            bool hidesX = figure.SharedX && i + columns < panels.Length, hidesY = figure.SharedY && i % columns > 0;
            panels[i] = panels[i] with { HidesXLabels = hidesX, HidesYLabels = hidesY };
            if (panels[i] is not PlotPanel plot) continue;
            if (figure.SharedX) plot = plot with { X = Common(figure.Panels, i, (a, b) => a % columns == b % columns, p => p.X) };
            if (figure.SharedY) plot = plot with { Y = Common(figure.Panels, i, (a, b) => a / columns == b / columns, p => p.Y), HasSharedY = true };
            panels[i] = plot;
        }
        return panels;
    }

    private static Axis Common(IReadOnlyList<Panel> panels, int own, Func<int, int, bool> together, Func<PlotPanel, Axis> axis)
    {
        var common = axis((PlotPanel)panels[own]);
        for (int i = 0; i < panels.Count; i++)
        {
            if (panels[i] is PlotPanel other && together(i, own) && axis(other).Scale == common.Scale) common = common.Union(axis(other));
        }
        return common;
    }
}
