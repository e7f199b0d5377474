namespace HstNotebooks;

/// <summary>The maps of several galaxies.</summary>
/// <param name="Galaxies">One entry a galaxy or merger.</param>
/// <param name="Written">Full paths of the products.</param>
/// <param name="Duration">Wall time from reading to the last product.</param>
public sealed record StandardMapsRun(IReadOnlyList<GalaxyMaps> Galaxies, IReadOnlyList<string> Written, TimeSpan Duration)
{
    /// <summary>The maps of one galaxy or merger.</summary>
    /// <exception cref="ArgumentException">It was not processed.</exception>
    public GalaxyMaps this[string name] => Galaxies.FirstOrDefault(g => g.Name == name)
        ?? throw new ArgumentException($"'{name}' was not processed; {string.Join(", ", Galaxies.Select(g => g.Name))} were.", nameof(name));

    /// <summary>All checks of all galaxies.</summary>
    public Verdict Verdict => Verdict.Of(Galaxies.Select(g => (g.Name, g.Verdict)));

    /// <summary>One row a galaxy: keys, mask, and total flux in each band.</summary>
    public DataTable Table()
    {
        var bands = Galaxies.SelectMany(g => g.Maps.Select(m => m.Band)).Distinct().ToArray();
        var table = new DataTable(["galaxy", "keys", "mask (px)", "verdict", .. bands.Select(b => $"{StampSet.Filter(b)} (e⁻/s)")]);
        foreach (var g in Galaxies)
        {
            int pixels = Imaging.Mask.CountTrue(g.Mask.Image);
            table.Add([g.Name, string.Join(" + ", g.Mask.Keys), pixels, g.Verdict.Outcome, .. bands.Select(b => (object)g[b].FluxOut)]);
        }
        return table;
    }

    /// <summary>What is worth knowing of each galaxy.</summary>
    public IReadOnlyList<string> Warnings => [.. Galaxies.SelectMany(g => g.Warnings.Select(w => $"{g.Name}: {w}"))];

    /// <summary>Counts and time, then a line for each warning.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Galaxies.Count} galaxies, {Galaxies.Sum(g => g.Maps.Count)} maps, {Written.Count} files in {Duration.TotalSeconds:0.00} s")
        + string.Concat(Warnings.Select(w => "\n⚠ " + w));
}
