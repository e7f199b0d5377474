using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>Colours of sources in two filters, and numbers of sources a magnitude.</summary>
public sealed class ColorsAndCountsTests
{
    private static readonly EncircledEnergy s_all =
        new("all", [0.1, 0.5], new Dictionary<string, double[]> { ["F475W"] = [1, 1], ["F775W"] = [1, 1] });

    [Fact]
    public void A_colour_is_the_difference_of_the_magnitudes_of_a_source()
    {
        FinalCatalog[] catalogs = [Catalog("cmd_p9", "F475W", 10, 30, -1), Catalog("cmd_p9", "F775W", 20, 50, 7)];
        var diagram = ColorMagnitudeDiagram.Of(catalogs, "F475W", "F775W", 2);
        Assert.Equal(2, diagram.Colors.Count);
        // 2.5 log 2, 2.5 log 5/3; errors of 1 / 10 and 1 / 20.
        Assert.Equal(2.5 * Math.Log10(2), diagram.Colors[0], 1e-12);
        Assert.Equal(2.5 * Math.Log10(5.0 / 3), diagram.Colors[1], 1e-12);
        Assert.Equal(1.0857 * double.Hypot(0.1, 0.05), diagram.ColorErrors[0], 1e-5);
        Assert.Equal(1.0857 * 0.05, diagram.MagnitudeErrors[0], 1e-5);
        Assert.Contains("F475W − F775W (AB)", diagram.ToFigure().ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Different_visits_are_not_matched()
    {
        var e = Assert.Throws<ReductionException>(() =>
            ColorMagnitudeDiagram.Of([Catalog("cmd_p9", "F475W", 10), Catalog("cmd_p8", "F775W", 20)], "F475W", "F775W", 2));
        Assert.Equal("No visit has catalogues of both F475W and F775W; there are those of F475W, F775W.", e.Message);
    }

    [Fact]
    public void A_system_without_zero_point_is_refused()
    {
        var blue = Catalog("cmd_p9", "F475W", 10);
        var red = Catalog("cmd_p9", "F775W", 10);
        red = red with { Options = red.Options with { PivotAngstrom = null } };
        var e = Assert.Throws<ReductionException>(() => ColorMagnitudeDiagram.Of([blue, red], "F475W", "F775W", 2));
        Assert.Contains("cmd_p9_F775W has no AB magnitudes.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_are_in_even_bins_and_leave_out_what_has_no_magnitude()
    {
        // ST: 26.4 − 2.5 log F = 23.9, 21.4, 21.4.
        var catalog = Catalog("cmd_p9", "F775W", 10, 100, 100.1, -5);
        var counts = NumberCounts.Of([catalog, Catalog("cmd_p9", "F475W", 1)], "F775W", 2, MagnitudeSystem.ST);
        Assert.Equal([21.0, 21.5, 22, 22.5, 23, 23.5, 24], counts.Edges);
        Assert.Equal([2, 0, 0, 0, 0, 1], counts.Counts);
        Assert.Contains("F775W", NumberCounts.ToFigure(counts).ToSvg(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_magnitude_there_are_no_counts()
    {
        Assert.Throws<ReductionException>(() => NumberCounts.Of([Catalog("cmd_p9", "F775W", -5)], "F775W", 2));
        Assert.Throws<ReductionException>(() => NumberCounts.Of([], "F775W", 2));
        Assert.Throws<ReductionException>(() => NumberCounts.Of([Catalog("cmd_p9", "F775W", 1e-300, 1e300)], "F775W", 2, binWidth: 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => NumberCounts.Of([Catalog("cmd_p9", "F775W", 5)], "F775W", 2, binWidth: 0));
    }

    private static FinalCatalog Catalog(string visit, string filter, params double[] rates) => Finalization.Finalize(
        new($"{visit}_{filter}", filter, [2], [.. rates.Select((rate, i) => new SourcePhotometry
        {
            X = i, Y = i, Back = 0, BackStd = 0.1, Sky = new(33 + 0.001 * i, -7), CountRates = [rate], Errors = [1],
        })]),
        new() { PhotFlam = 1e-19, PivotAngstrom = 6000, EncircledEnergy = s_all });
}
