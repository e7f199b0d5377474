using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>The sources of a drizzled image: as published, and against the truth.</summary>
public sealed class SourceDetectionTests
{
    private static readonly AcsParallelSimulation Simulated = AcsParallelField.Simulate(new()
    {
        Width = 900, Height = 760, Seed = 7, Sky = new() { Stars = 90 },
    });

    [Fact]
    public void The_published_chain_is_reproduced_pixel_by_pixel()
    {
        string path = SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz");
        var found = SourceDetection.Run(DrizzledField.Read(path), new(Fidelity.Original));
        foreach (var (golden, labels) in new[] { ("v06chain_segm", found.Segments), ("v06chain_deblend", found.Labels) })
        {
            int[] expected = FitsFile.Open(SharedData.Path("photometry", "sim", golden + ".fits.gz")).FirstImage().Read<int>();
            Assert.Equal(expected, labels.Pixels);
        }
        Assert.Equal(105, found.Sources.Count);
        Assert.Equal(104, found.Segmented.All.Count);
    }

    [Fact]
    public void Every_bright_star_away_from_the_borders_is_found_where_it_is()
    {
        var found = SourceDetection.Run(Simulated.Field);
        var stars = Simulated.Stars.Where(s => s.Kind == AcsParallelSourceKind.Star && !s.IsSaturated && s.ElectronsPerS > 20).ToArray();
        var inside = SourceCoverage.Measure(Simulated.Field, [.. stars.Select(s => new PixelPoint(s.X, s.Y))]).IsCovered;
        stars = [.. stars.Where((_, i) => inside[i])];
        Assert.True(stars.Length > 10);
        var pairs = PointMatch.OneToOne([.. stars.Select(s => new PixelPoint(s.X, s.Y))], found.Deblended.All, 0.5);
        Assert.InRange(pairs.Count, 0.95 * stars.Length, stars.Length);
        double[] distances = [.. pairs.Select(p => Distance(stars[p.Position], found.Deblended.All[p.Reference]))];
        Assert.True(RobustStatistics.Median(distances) < 0.03, $"{RobustStatistics.Median(distances)} px");
        Assert.Equal(Outcome.Pass, found.Verdict.Outcome);

        static double Distance(AcsParallelSource star, PixelPoint at) => double.Hypot(star.X - at.X, star.Y - at.Y);
    }

    [Fact]
    public void A_field_of_one_exposure_asks_for_more_pixels()
    {
        var options = new SourceDetectionOptions();
        var two = Simulated.Field with { InputChips = 2 };
        var few = SourceDetection.Run(two, options);
        Assert.All(LabelBox.Of(few.Segments), l => Assert.True(l.Area >= 150));
        Assert.Contains(LabelBox.Of(SourceDetection.Run(Simulated.Field, options).Segments), l => l.Area < 150);
    }

    [Fact]
    public void Without_a_context_the_weight_tells_where_exposures_are_and_a_warning_says_so()
    {
        var with = SourceDetection.Run(Simulated.Field);
        var without = SourceDetection.Run(Simulated.Field with { Context = [] });
        Assert.Empty(with.Warnings);
        Assert.Contains("CTX", Assert.Single(without.Warnings), StringComparison.Ordinal);
        Assert.Equal(with.Deblended.Good, without.Deblended.Good);
    }

    [Fact]
    public void A_masked_source_is_not_found()
    {
        var all = SourceDetection.Run(Simulated.Field);
        var first = all.Sources[0];
        var mask = Mask.Circles(900, 760, [(first.X, first.Y)], 25);
        var others = SourceDetection.Run(Simulated.Field, mask: mask);
        Assert.DoesNotContain(others.Deblended.All, p => double.Hypot(p.X - first.X, p.Y - first.Y) < 20);
        Assert.InRange(others.Sources.Count, 0.9 * all.Sources.Count, all.Sources.Count - 1);
    }

    [Fact]
    public void Threads_do_not_change_the_result()
    {
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = 1;
            var one = SourceDetection.Run(Simulated.Field);
            Compute.Threads = 3;
            var three = SourceDetection.Run(Simulated.Field);
            Assert.Equal(one.Labels.Pixels, three.Labels.Pixels);
            Assert.Equal(one.Deblended.All, three.Deblended.All);
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void The_lists_are_written_as_the_original_does()
    {
        string folder = Directory.CreateTempSubdirectory("lists").FullName;
        try
        {
            var found = SourceDetection.Run(Simulated.Field);
            found.Write(folder);
            Assert.Equal(["sources_daofind.csv", "sources_segmap.csv", "sources_segmap_deblended.csv"],
                Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.Equal("x,y", File.ReadLines(Path.Combine(folder, "sources_segmap.csv")).First());
            double[] x = Table.Read(Path.Combine(folder, "sources_segmap_deblended.csv")).Column<double>("x");
            Assert.Equal(found.Deblended.Good.Select(p => p.X), x);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void An_image_without_sky_and_wrong_options_are_named()
    {
        var empty = Simulated.Field with { Image = Simulated.Field.Image.WithScience(new Image<float>(900, 760).Map(_ => float.NaN)) };
        string noSky = Assert.Throws<ReductionException>(() => SourceDetection.Run(empty)).Message;
        Assert.Contains("jsim01010_drc.fits", noSky, StringComparison.Ordinal);
        string message = Assert.Throws<ArgumentException>(() => SourceDetection.Run(Simulated.Field,
            new() { NSigma = 0, KernelSizePx = 4, NPixels = 0, DeblendContrast = 2 })).Message;
        string[] wrong = ["NSigma", "KernelSizePx", "NPixels", "DeblendContrast"];
        Assert.All(wrong, part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_flat_image_has_no_source_and_fails()
    {
        var flat = Simulated.Field with { Image = Simulated.Field.Image.WithScience(WhiteNoise.Add(new Image<float>(900, 760), 0.01, 3)) };
        var found = SourceDetection.Run(flat);
        Assert.Empty(found.Deblended.Good);
        Assert.Equal(Outcome.Fail, found.Verdict.Outcome);
    }
}
