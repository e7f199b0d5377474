using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>By how much fluxes and errors of catalogues change when they are finalised otherwise, by filter and aperture.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial record FinalizationComparison : IHtml
{
    private readonly (FinalCatalog Old, FinalCatalog New)[] _pairs;

    /// <summary>Compares catalogues of the same sources.</summary>
    /// <param name="pairs">Before and after; any visits and filters.</param>
    /// <exception cref="ArgumentException">The two of a pair are not of the same filter, apertures and number of sources.</exception>
    public FinalizationComparison(IEnumerable<(FinalCatalog Old, FinalCatalog New)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        _pairs = [.. pairs];
        foreach (var (old, changed) in _pairs)
        {
            bool isSame = old.Filter == changed.Filter && old.Sources.Count == changed.Sources.Count;
            if (isSame && old.RadiiPx.SequenceEqual(changed.RadiiPx)) continue;
            throw new ArgumentException($"{old.Name} and {changed.Name} are not of the same filter, apertures and sources.", nameof(pairs));
        }
        Apertures = [.. _pairs.GroupBy(p => p.Old.Filter).OrderBy(g => g.Key, StringComparer.Ordinal)
            .SelectMany(g => g.SelectMany(p => p.Old.RadiiPx).Distinct().Order().Select(r => Compare(g.Key, r)))];
    }

    /// <summary>A row a filter and aperture, in order.</summary>
    public IReadOnlyList<ComparedAperture> Apertures { get; }

    /// <inheritdoc/>
    public override string ToString() => ToDataTable().ToString();

    /// <summary>A row a filter and aperture.</summary>
    public string ToHtml() => ToDataTable().ToHtml();

    private DataTable ToDataTable()
    {
        var table = new DataTable(
            "filter", "radius (px)", "sources", "flux new/old", "error new/old", "16 %", "84 %", "S/N old", "S/N new");
        foreach (var a in Apertures)
        {
            table.Add(a.Filter, a.RadiusPx, a.Sources, a.FluxRatio,
                a.ErrorRatio, a.ErrorRatioLow, a.ErrorRatioHigh, a.OldSignalToNoise, a.NewSignalToNoise);
        }
        return table;
    }

    private ComparedAperture Compare(string filter, double radiusPx)
    {
        var pairs = _pairs.Where(p => p.Old.Filter == filter && p.Old.RadiiPx.Contains(radiusPx)).ToArray();
        double[] flux = Ratios(c => c.Fluxes(radiusPx)), error = Ratios(c => c.FluxErrors(radiusPx));
        double[] spread = RobustStatistics.Percentiles(error, 16, 84);
        return new(filter, radiusPx, flux.Length, RobustStatistics.Median(flux), RobustStatistics.Median(error), spread[0], spread[1],
            RobustStatistics.Median(pairs.SelectMany(p => p.Old.SignalToNoise(radiusPx)).ToArray()),
            RobustStatistics.Median(pairs.SelectMany(p => p.New.SignalToNoise(radiusPx)).ToArray()));

        double[] Ratios(Func<FinalCatalog, double[]> column) =>
            [.. pairs.SelectMany(p => column(p.New).Zip(column(p.Old), (changed, old) => changed / old))];
    }
}
