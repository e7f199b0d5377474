using System.Globalization;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.SourceCatalogs;

/// <summary>The published catalogues, and the simulated field, to the last digits.</summary>
public sealed class FinalizationGoldenTests
{
    private static readonly double[] s_radii = [2, 4, 6, 8, 10];

    [Fact]
    public void All_published_rows_are_made_anew()
    {
        var published = PublishedCatalog.ReadFolder(SharedData.Path("photometry", "published"));
        Assert.Equal((125, 17864), (published.Count, published.Sum(c => c.Sources.Count)));
        var recovered = published.Select(CatalogRecovery.Recover).ToArray();
        Assert.All(recovered, r => Assert.InRange(r.Closure, 0, 1e-12));

        // Headers of 2010 to 2017, as another solution of the same equations finds them.
        Range("F475W", 1.82319775e-19, 1.8296128e-19);
        Range("F625W", 1.18670155e-19, 1.18955733333333e-19);
        Range("F775W", 9.933304049999999e-20, 9.96804723333333e-20);

        void Range(string filter, double low, double high)
        {
            double[] values = [.. recovered.Where(r => r.Published.Filter == filter).Select(r => r.PhotFlam)];
            Assert.Equal(1, values.Min() / low, 1e-12);
            Assert.Equal(1, values.Max() / high, 1e-12);
        }
    }

    [Fact]
    public void Corrected_fluxes_and_errors_differ_from_the_published_ones_as_computed_independently()
    {
        var recovered = PublishedCatalog.ReadFolder(SharedData.Path("photometry", "published")).Select(CatalogRecovery.Recover);
        var comparison = new FinalizationComparison(recovered.Select(r => (r.Original(), r.Corrected(1000))));
        var f775W = comparison.Apertures.Where(a => a.Filter == "F775W").ToArray();
        Equal([0.03204096, 0.0267894, 0.03057259, 0.03643176, 0.0449228], a => a.ErrorRatio);
        Equal([0.02415862, 0.01809834, 0.01821497, 0.01921754, 0.02123669], a => a.ErrorRatioLow);
        Equal([1.48796985, 1.70034333, 1.74150727, 1.88210888, 1.94770597], a => a.OldSignalToNoise);
        Equal([33.64749806, 46.65947874, 47.7270248, 43.69355472, 37.25845454], a => a.NewSignalToNoise);
        Assert.Equal(0.468 / (0.918 * 0.6759), f775W[0].FluxRatio, 1e-9);
        Assert.Equal(8543, f775W[0].Sources);

        void Equal(double[] expected, Func<ComparedAperture, double> value) =>
            Assert.All(expected.Zip(f775W), p => Assert.Equal(1, value(p.Second) / p.First, 1e-6));
    }

    [Fact]
    public void Colours_and_counts_of_all_visits_are_those_computed_independently()
    {
        var catalogs = PublishedCatalog.ReadFolder(SharedData.Path("photometry", "published"))
            .Select(c => CatalogRecovery.Recover(c).Corrected(1000)).ToArray();
        var diagram = ColorMagnitudeDiagram.Of(catalogs, "F475W", "F775W");
        Assert.Equal(4093, diagram.Colors.Count);
        Assert.Equal(1.09832494, RobustStatistics.Median(diagram.Colors.ToArray()), 1e-6);
        var counts = NumberCounts.Of(catalogs, "F775W");
        Assert.Equal(8539, counts.Counts.Sum());
        Assert.Equal([788, 209, 30, 2, 1], counts.Edges.Zip(counts.Counts).SkipWhile(b => b.First < 25).Select(b => b.Second));
    }

    [Theory]
    [InlineData("F475W")]
    [InlineData("F625W")]
    [InlineData("F775W")]
    public void The_light_of_published_stars_grows_as_the_encircled_energy_of_ACS(string filter)
    {
        var stars = PublishedCatalog.ReadFolder(SharedData.Path("photometry", "published")).Where(c => c.Filter == filter)
            .SelectMany(c => CatalogRecovery.Recover(c).Counts.Sources)
            .Where(s => s.FwhmPx is > 1.5 and < 2.6 && s.CountRates[4] > 20).ToArray();
        Assert.InRange(stars.Length, 1000, 3000);
        foreach (var (k, radius) in s_radii.Index())
        {
            double growth = RobustStatistics.Median(stars.Select(s => s.CountRates[k] / s.CountRates[4]).ToArray());
            double expected = EncircledEnergy.AcsWfc.Fraction(filter, 0.05 * radius) / EncircledEnergy.AcsWfc.Fraction(filter, 0.5);
            Assert.Equal(1, growth / expected, 0.004);
        }
    }

    [Theory]
    [InlineData(Fidelity.Original, "err_{0}_apcor_published")]
    [InlineData(Fidelity.Corrected, "err_{0}_apcor_readme")]
    public void The_simulated_field_has_the_fluxes_and_errors_of_the_reference(Fidelity fidelity, string errors)
    {
        var table = Table.Read(SharedData.Path("photometry", "sim", "photometry_table.csv"));
        double[] back = table.Column<double>("back"), deviation = table.Column<double>("back_std");
        double[][] rates = Columns("countrate_{0}"), measured = Columns("err_{0}");
        var counts = new PhotometryTable("sim_01_F775W", "F775W", s_radii, [.. back.Select((b, i) => new SourcePhotometry
        {
            X = i, Y = i, Back = b, BackStd = deviation[i],
            CountRates = [.. rates.Select(r => r[i])], Errors = [.. measured.Select(e => e[i])],
        })]);
        var catalog = Finalization.Finalize(counts,
            new() { PhotFlam = 9.95e-20, EncircledEnergy = EncircledEnergy.Published, Fidelity = fidelity });
        foreach (var (k, radius) in s_radii.Index())
        {
            Same(Columns("flux_{0}_apcor")[k], catalog.Fluxes(radius));
            Same(Columns(errors)[k], catalog.FluxErrors(radius));
        }

        double[][] Columns(string name) =>
            [.. s_radii.Select(r => table.Column<double>(string.Format(CultureInfo.InvariantCulture, name, r)))];
        static void Same(double[] expected, double[] found) =>
            Assert.All(expected.Zip(found), p => Assert.Equal(1, p.Second / p.First, 1e-12));
    }
}
