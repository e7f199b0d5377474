namespace HstNotebooks;

/// <summary>Ticks of an axis of a plot, after its scale.</summary>
internal static class PlotTicks
{
    public static AxisTicks For(Axis axis, LabelFit fit, int most) => axis.Scale.IsKind switch
    {
        AxisScale.Kind.Log => LogTicks.For(axis, fit, most),
        AxisScale.Kind.SymLog => SymLogTicks.For(axis, fit),
        _ => LinearTicks.For(axis, fit, most),
    };
}
