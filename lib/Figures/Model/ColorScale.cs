namespace HstNotebooks;

/// <summary>How values become colours, as a colour bar shows it.</summary>
/// <param name="Lo">Value at the low end.</param>
/// <param name="Hi">Value at the high end.</param>
/// <param name="Stretch">From the fraction of the interval to the position on the scale.</param>
/// <param name="Colors">The colours.</param>
/// <param name="Label">Name or unit of the values; null for none.</param>
/// <param name="Integers">Labels or counts: only whole numbers are marked.</param>
internal sealed record ColorScale(double Lo, double Hi, Stretch Stretch, ColorMap Colors, string? Label, bool Integers = false)
{
    /// <summary>Index of a value's colour; values beyond the ends have the colours of the ends, NaN that of missing pixels.</summary>
    public byte Index(double value) => ColorMap.Index(double.IsNaN(value) ? value : Stretch.Apply((value - Lo) / (Hi - Lo)));
}
