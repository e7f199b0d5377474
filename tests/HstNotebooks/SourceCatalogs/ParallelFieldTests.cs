using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>A field from the drizzled image to the catalogue, against the truth.</summary>
public sealed class ParallelFieldTests : IDisposable
{
    private static readonly AcsParallelSimulation Simulated = AcsParallelField.Simulate(new()
    {
        Width = 1400, Height = 1200, Seed = 12, Sky = new() { Stars = 160 },
    });

    private readonly string _folder = Directory.CreateTempSubdirectory("field").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_field_is_aligned_measured_and_finalised_as_it_is()
    {
        var result = ParallelField.Run(DrizzledField.Read(Simulated.Write(_folder)), Stars, Path.Combine(_folder, "out"));
        Assert.NotEqual(Outcome.Fail, result.Verdict.Outcome);

        var bright = Simulated.Stars.Where(s => s.Exposures > 0).ToArray();
        double[] off = [.. bright.Select(s => result.Field.Image.Wcs.PixelToSky(new(s.X, s.Y)).SeparationTo(s.Sky).Mas)];
        double rms = Math.Sqrt(off.Average(v => v * v));
        Assert.True(rms < 5, $"{rms} mas");

        var truth = FieldTruth.Read(Path.Combine(_folder, "jsim01010_truth.ecsv"));
        var fluxes = FluxTruth.Compare(result.Counts, truth, 4);
        Assert.InRange(fluxes.Ratio, 0.99, 1.01);
        Assert.InRange(fluxes.PullWidth, 0.75, 1.3);

        // Stars of the list that belong to a source are its own.
        var matched = result.Counts.Sources.Where(s => s.Gaia is not null).ToArray();
        Assert.True(matched.Length > 10);
        Assert.Equal(matched.Length, matched.Select(s => s.Gaia).Distinct().Count());
        Assert.All(result.Products, p => Assert.True(File.Exists(p), p));
        string aligned = result.Products.Single(p => p.EndsWith("_gaia_drc.fits", StringComparison.Ordinal));
        Assert.Equal("GAIA", FitsFile.Open(aligned)["SCI"].Header.Text("WCSNAME"));
    }

    [Fact]
    public void Decisions_of_the_inspection_are_kept_in_the_next_run()
    {
        var field = Simulated.Field;
        var first = ParallelField.Run(field, Stars, _folder);
        first.Inspection.Reject("a ghost", 3).Save();
        var second = ParallelField.Run(field, Stars, _folder);
        Assert.Equal(first.Catalog.Sources.Count - 1, second.Catalog.Sources.Count);
        Assert.Equal(first.Counts.Sources.Where((_, i) => i != 2).Select(s => s.X), second.Counts.Sources.Select(s => s.X));
    }

    [Fact]
    public void Without_stars_the_wcs_stays_and_a_warning_says_so()
    {
        var result = ParallelField.Run(Simulated.Field, new SkyCatalog([]));
        Assert.Null(result.Alignment);
        Assert.Contains(result.Warnings, w => w.Contains("no reference stars", StringComparison.Ordinal));
        Assert.Equal(Simulated.Field.Image.Wcs.ReferenceSky, result.Field.Image.Wcs.ReferenceSky);
        Assert.Empty(result.Products);
        Assert.DoesNotContain(result.Counts.Sources, s => s.Gaia is not null);
    }

    [Fact]
    public void Stars_of_another_field_change_nothing()
    {
        var elsewhere = new SkyCatalog(Stars.Stars.Select(s => s with { Position = new(s.Position.Ra, -s.Position.Dec) }));
        var result = ParallelField.Run(Simulated.Field, elsewhere);
        Assert.Equal(Outcome.Fail, result.Verdict.Outcome);
        Assert.Equal(Simulated.Field.Image.Wcs.ReferenceSky, result.Field.Image.Wcs.ReferenceSky);
        Assert.Contains(result.Warnings, w => w.Contains("not aligned", StringComparison.Ordinal));
    }

    [Fact]
    public void Keywords_that_are_missing_are_named()
    {
        var bare = Simulated.Field.Image with { Photometry = Simulated.Field.Image.Photometry with { PhotFlam = null } };
        Assert.Contains("PHOTFLAM", FaultOf(bare), StringComparison.Ordinal);
        var dark = Simulated.Field.Image with { Photometry = Simulated.Field.Image.Photometry with { Filter = null } };
        Assert.Contains("FILTER", FaultOf(dark), StringComparison.Ordinal);

        static string FaultOf(HstImage image) =>
            Assert.Throws<ReductionException>(() => ParallelField.Run(Simulated.Field with { Image = image })).Message;
    }

    [Theory]
    [InlineData(0.0004, -3)]
    [InlineData(123, 84.9)]
    public void A_field_across_0_hours_or_near_a_pole_is_aligned_too(double ra, double dec)
    {
        var there = AcsParallelField.Simulate(new()
        {
            Width = 1000, Height = 900, Seed = 5, Ra = ra, Dec = dec, Sky = new() { Stars = 120 },
        });
        var result = ParallelField.Run(there.Field, SkyCatalog.FromTable(there.Gaia));
        Assert.NotEqual(Outcome.Fail, result.Verdict.Outcome);
        var wcs = result.Field.Image.Wcs;
        double[] off = [.. there.Stars.Where(s => s.Exposures > 0).Select(s => wcs.PixelToSky(new(s.X, s.Y)).SeparationTo(s.Sky).Mas)];
        Assert.True(Math.Sqrt(off.Average(v => v * v)) < 8, $"{Math.Sqrt(off.Average(v => v * v))} mas");
        Assert.All(result.Counts.Sources, s => Assert.InRange(s.Sky.Ra, 0, 360));
    }

    [Fact]
    public void One_source_is_enough_for_a_catalogue_but_not_for_an_alignment()
    {
        var noise = WhiteNoise.Add(new Image<float>(1400, 1200), 0.01, 9);
        SourceStamp.AddAll([Simulated.Psf.Star(700.3, 590.8, 500, 1e-4)], noise);
        var result = ParallelField.Run(Simulated.Field with { Image = Simulated.Field.Image.WithScience(noise) }, Stars);
        Assert.Equal(Outcome.Fail, result.Alignment!.Verdict.Outcome);
        var only = Assert.Single(result.Catalog.Sources);
        Assert.InRange(Math.Abs(only.Measured.X - 700.3), 0, 0.05);
        Assert.InRange(only.Measured.CountRates[^1] / (500 * Simulated.Psf.EnclosedFlux(10)), 0.98, 1.02);
    }

    [Fact]
    public void Without_context_and_weight_a_field_is_reduced_with_warnings()
    {
        var bare = Simulated.Field with { Context = [], Weight = null, InputChips = null, Drizzle = new(), Epoch = double.NaN };
        var result = ParallelField.Run(bare, Stars);
        Assert.NotEmpty(result.Catalog.Sources);
        Assert.Contains(result.Warnings, w => w.Contains("CTX", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, w => w.Contains("EXPSTART", StringComparison.Ordinal));
    }

    [Fact]
    public void A_field_full_of_light_is_refused()
    {
        var full = Simulated.Field.Image.WithScience(new Image<float>(1400, 1200).Map(_ => 80_000f));
        var e = Assert.Throws<ReductionException>(() => ParallelField.Run(Simulated.Field with { Image = full }, Stars));
        Assert.StartsWith("jsim01010_drc.fits: the sky cannot be measured", e.Message, StringComparison.Ordinal);
    }

    private static SkyCatalog Stars { get; } = SkyCatalog.FromTable(Simulated.Gaia);
}
