namespace HstNotebooks;

/// <summary>Whether tick labels leave room for one another along an axis.</summary>
/// <param name="Length">Length of the axis, points.</param>
/// <param name="Extent">Length of a label along the axis, points.</param>
/// <param name="Gap">Least distance between two labels, points.</param>
internal sealed record LabelFit(double Length, Func<string, double> Extent, double Gap)
{
    /// <summary>Whether no two labels come closer than the gap.</summary>
    public bool Fits(IReadOnlyList<Tick> ticks) => Thinned(ticks).Count(t => t.Label is not null) == ticks.Count(t => t.Label is not null);

    /// <summary>The same ticks, without the labels that would come too close to the one before.</summary>
    public IReadOnlyList<Tick> Thinned(IReadOnlyList<Tick> ticks)
    {
        double end = double.NegativeInfinity;
        var kept = new List<Tick>(ticks.Count);
        foreach (var tick in ticks)
        {
            if (tick.Label is not { } label)
            {
                kept.Add(tick);
                continue;
            }
            double centre = tick.Position * Length, half = Extent(label) / 2;
            bool free = centre - half >= end + Gap;
            if (free) end = centre + half;
            kept.Add(free ? tick : tick with { Label = null });
        }
        return kept;
    }
}
