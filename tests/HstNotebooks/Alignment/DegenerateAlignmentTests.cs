using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Alignments;

/// <summary>Lists that no alignment can come from: a failed verdict, never an exception or a correction that can be written.</summary>
public sealed class DegenerateAlignmentTests
{
    private static readonly Wcs Image = Wcs.Tan(new(600, 300), new(53.1, -27.8), 0.05);

    public static TheoryData<string, int> Lists => new()
    {
        { "no star", 0 }, { "one star", 1 }, { "two stars", 2 }, { "three stars", 3 }, { "one place", 50 }, { "NaN", 50 },
        { "no reference", 50 }, { "reference elsewhere", 50 }, { "reference of NaN", 50 },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Lists_without_an_alignment_fail(string kind, int count)
    {
        var random = new Random(2);
        PixelPoint[] positions = [.. Enumerable.Range(0, count).Select(i => kind switch
        {
            "one place" => new PixelPoint(400, 200),
            "NaN" => new PixelPoint(double.NaN, i),
            _ => new PixelPoint(1200 * random.NextDouble(), 600 * random.NextDouble()),
        })];
        var there = positions.Select(p => Image.PixelToSky(double.IsNaN(p.X) ? new(p.Y, 5) : p));
        SkyPoint[] reference = kind switch
        {
            "no reference" => [],
            "reference elsewhere" => [.. there.Select(s => new SkyPoint(s.Ra + 180, -s.Dec))],
            "reference of NaN" => [.. there.Select(s => s with { Dec = double.NaN })],
            _ => [.. there],
        };
        foreach (var geometry in Enum.GetValues<FitGeometry>())
        {
            var result = CatalogAlignment.Fit([new(Image, positions)], reference, options: new() { Geometry = geometry });
            Assert.Equal(Outcome.Fail, result.Verdict.Outcome);
            Assert.Throws<ReductionException>(() => result.Accept());
            Assert.NotEmpty(result.ToString());
        }
    }

    [Fact]
    public void Stars_on_a_line_do_not_determine_a_general_fit_but_a_similarity()
    {
        PixelPoint[] line = [.. Enumerable.Range(0, 20).Select(i => new PixelPoint(60 * i + 7 * (i % 3), 30 * i + 3.5 * (i % 3)))];
        SkyPoint[] reference = [.. line.Select(Image.PixelToSky)];
        Assert.Equal(Outcome.Pass, CatalogAlignment.Fit([new(Image, line)], reference).Verdict.Outcome);
        var general = CatalogAlignment.Fit([new(Image, line)], reference, options: new() { Geometry = FitGeometry.General });
        Assert.Equal(Outcome.Fail, general.Verdict.Outcome);
        Assert.Throws<ReductionException>(() => general.AcceptAnyway("try"));
    }

    [Fact]
    public void Wrong_arguments_are_named()
    {
        SkyPoint[] one = [new(53.1, -27.8)];
        Assert.Throws<ArgumentException>(() => CatalogAlignment.Fit([], one));
        Assert.Throws<ArgumentException>(() => CatalogAlignment.Fit([new(Image, [new(1, 1)], [1, 2])], one));
        Assert.Throws<ArgumentException>(() => CatalogAlignment.Fit([new(Image, [])], one, [1, 2]));
        Assert.Throws<ArgumentException>(() => CatalogAlignment.Fit([new(Image, [])], one, [-1]));
        var options = new AlignmentOptions { SearchRadiusArcsec = 0, MinMatches = 1, Sigma = double.NaN };
        string message = Assert.Throws<ArgumentException>(() => CatalogAlignment.Fit([new(Image, [])], one, options: options)).Message;
        Assert.All(["SearchRadiusArcsec", "MinMatches", "Sigma"], name => Assert.Contains(name, message));
    }
}
