using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks;

/// <summary>How many sources there are in even steps of magnitude.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="System">The magnitude system.</param>
/// <param name="Edges">Edges of the bins, rising multiples of their width, magnitudes; one more than counts.</param>
/// <param name="Counts">Sources from one edge to below the next.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record NumberCounts(string Filter, MagnitudeSystem System, IReadOnlyList<double> Edges, IReadOnlyList<int> Counts) : IHtml
{
    private const int MostBins = 10_000;

    /// <summary>Counts the sources of all catalogues of a filter; those without a magnitude are left out.</summary>
    /// <param name="catalogs">Catalogues of any visits and filters.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="radiusPx">Radius of the aperture, pixels.</param>
    /// <param name="system">The magnitude system.</param>
    /// <param name="binWidth">Magnitudes, 0.01 to 10.</param>
    /// <exception cref="ReductionException">No source of the filter has a magnitude.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A catalogue has no such aperture, or the width is out of range.</exception>
    public static NumberCounts Of(IEnumerable<FinalCatalog> catalogs, string filter, double radiusPx = 4,
        MagnitudeSystem system = MagnitudeSystem.AB, double binWidth = 0.5)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        if (!(binWidth is >= 0.01 and <= 10))
        {
            throw new ArgumentOutOfRangeException(nameof(binWidth), binWidth, "A bin is 0.01 to 10 magnitudes wide.");
        }
        double[] bins = [.. catalogs.Where(c => c.Filter == filter).SelectMany(c => c.Magnitudes(system, radiusPx))
            .Where(double.IsFinite).Select(m => Math.Floor(m / binWidth))];
        if (bins.Length == 0) throw new ReductionException($"No source has a {system} magnitude in {filter}.");
        double first = bins.Min(), span = bins.Max() - first + 1;
        if (span > MostBins) throw new ReductionException(Invariant($"Magnitudes in {filter} spread over {span} bins of {binWidth} mag."));
        int[] counts = new int[(int)span];
        foreach (double bin in bins) counts[(int)(bin - first)]++;
        return new(filter, system, [.. Enumerable.Range(0, counts.Length + 1).Select(i => (first + i) * binWidth)], counts);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Invariant($"{Counts.Sum()} sources in {Filter}, {System} {Edges[0]:G4} to {Edges[^1]:G4}");

    /// <summary>The counts as steps.</summary>
    public string ToHtml() => ToFigure(this).ToHtml();

    /// <summary>Counts of one or more filters against magnitude, logarithmically; empty bins are left out.</summary>
    public static Figure ToFigure(params NumberCounts[] counts)
    {
        ArgumentNullException.ThrowIfNull(counts);
        if (counts.Length == 0) throw new ArgumentException("Counts of one filter or more are expected.", nameof(counts));
        return Figure.Plot(
            new PlotStyle
            {
                XLabel = $"magnitude ({counts[0].System})",
                YLabel = "sources a bin",
                YScale = AxisScale.Log,
                YLimits = (0.7, double.NaN),
            },
            [.. counts.Select(c => new StepsMark(c.Edges, c.Counts.Select(Shown)) { Label = c.Filter, FillOpacity = 0.15 })]);

        static double Shown(int count) => count > 0 ? count : double.NaN;
    }
}
