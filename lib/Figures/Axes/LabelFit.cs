namespace HstNotebooks;

/// <summary>Whether tick labels leave room for one another along an axis.</summary>
/// <param name="Length">Length of the axis, points.</param>
/// <param name="Extent">Length of a label along the axis, points.</param>
/// <param name="Gap">Least distance between two labels, points.</param>
internal sealed record LabelFit(double Length, Func<string, double> Extent, double Gap)
{
    /// <summary>Whether labels must end within the axis, where something else stands beyond it.</summary>
    public bool Inside { get; init; }

    /// <summary>Whether all labels have room.</summary>
    public bool Fits(IReadOnlyList<Tick> ticks) => Thinned(ticks).Count(t => t.Label is not null) == ticks.Count(t => t.Label is not null);

    /// <summary>The same ticks, without the labels that have no room; long labels, which say most, come first.</summary>
    public IReadOnlyList<Tick> Thinned(IReadOnlyList<Tick> ticks)
    {
        var taken = new List<(double From, double To)>();
        var kept = ticks.ToArray();
        foreach (int i in Enumerable.Range(0, kept.Length).OrderByDescending(i => kept[i].Label?.Length ?? 0))
        {
            if (kept[i].Label is not { } label) continue;
            double centre = kept[i].Position * Length, half = Extent(label) / 2;
            var (from, to) = (centre - half, centre + half);
            bool within = !Inside || (from >= -1 && to <= Length + 1);
            if (within && taken.TrueForAll(t => to + Gap <= t.From || from >= t.To + Gap)) taken.Add((from, to));
            else kept[i] = kept[i] with { Label = null };
        }
        return kept;
    }
}
