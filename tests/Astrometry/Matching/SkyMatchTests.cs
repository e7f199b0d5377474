using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Matching;

public sealed class SkyMatchTests
{
    // A cap about a place, positions and the same displaced by up to a tenth of the distance between them.
    private static (SkyPoint[] A, SkyPoint[] B) Caps(SkyPoint centre, int count, int seed)
    {
        var random = new Random(seed);
        SkyPoint[] a = [.. Enumerable.Range(0, count).Select(_ => centre.Offset(
            Angle.FromDegrees(360 * random.NextDouble()), Angle.FromArcsec(200 * Math.Sqrt(random.NextDouble()))))];
        SkyPoint[] b = [.. a.Select(p => p.Offset(Angle.FromDegrees(360 * random.NextDouble()), Angle.FromArcsec(random.NextDouble())))];
        random.Shuffle(b);
        return (a, b);
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(123, -90)]
    [InlineData(0, 0)]
    [InlineData(359.99, 41.3)]
    public void Nearest_is_what_all_separations_say_at_poles_and_across_0h(double ra, double dec)
    {
        var (a, b) = Caps(new(ra, dec), 250, 1);
        var nearest = SkyMatch.Nearest(a, b);
        for (int i = 0; i < a.Length; i++)
        {
            int expected = Enumerable.Range(0, b.Length).MinBy(j => a[i].SeparationTo(b[j]));
            Assert.Equal(expected, nearest[i].Index);
            Assert.Equal(a[i].SeparationTo(b[expected]).Mas, nearest[i].Separation.Mas, 1e-6);
        }
    }

    [Theory]
    [InlineData(0, 90)]
    [InlineData(0, 12)]
    public void One_to_one_takes_the_closest_pair_first(double ra, double dec)
    {
        var (a, b) = Caps(new(ra, dec), 150, 2);
        const double radius = 0.5;
        var expected = new int[a.Length];
        Array.Fill(expected, -1);
        var pairs = from i in Enumerable.Range(0, a.Length)
                    from j in Enumerable.Range(0, b.Length)
                    let d = a[i].SeparationTo(b[j]).Arcsec
                    where d <= radius
                    orderby d
                    select (i, j);
        var taken = new HashSet<int>();
        foreach (var (i, j) in pairs)
        {
            if (expected[i] < 0 && taken.Add(j)) expected[i] = j;
        }
        Assert.Equal(expected, SkyMatch.OneToOne(a, b, radius));
        Assert.Contains(-1, expected);
    }

    [Fact]
    public void A_partner_serves_once_and_the_order_of_the_lists_does_not_matter()
    {
        var (a, b) = Caps(new(10, -45), 300, 3);
        int[] partners = SkyMatch.OneToOne(a, b, 1);
        int[] matched = [.. partners.Where(j => j >= 0)];
        Assert.Equal(matched.Length, matched.Distinct().Count());
        int[] back = SkyMatch.OneToOne(b, a, 1);
        Assert.All(Enumerable.Range(0, a.Length).Where(i => partners[i] >= 0), i => Assert.Equal(i, back[partners[i]]));
        Assert.Equal(partners.Reverse(), SkyMatch.OneToOne([.. a.Reverse()], b, 1));
    }

    [Fact]
    public void NaN_and_empty_lists_match_nothing()
    {
        SkyPoint[] points = [new(10, 20), new(double.NaN, 20), new(10, 20)];
        Assert.Equal([0, -1, -1], SkyMatch.OneToOne(points, [new(10, 20), new(10, double.NaN)], 1));
        Assert.Equal([-1, -1, -1], SkyMatch.OneToOne(points, [], 1));
        Assert.Empty(SkyMatch.Nearest([], points));
        var (index, separation) = SkyMatch.Nearest([new(double.NaN, 0)], points)[0];
        Assert.Equal(-1, index);
        Assert.True(double.IsNaN(separation.Degrees));
        Assert.Throws<ArgumentOutOfRangeException>(() => SkyMatch.OneToOne(points, points, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => SkyMatch.OneToOne(points, points, double.NaN));
    }

    [Fact]
    public void Thousands_of_positions_in_one_place_all_find_a_partner()
    {
        var same = Enumerable.Repeat(new SkyPoint(1, 2), 5000).ToArray();
        Assert.Equal(5000, SkyMatch.OneToOne(same, same, 1).Distinct().Count(j => j >= 0));
    }

    [Fact]
    public void A_hundred_thousand_take_seconds_at_most()
    {
        var (a, b) = Caps(new(0, 60), 100_000, 4);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int matched = SkyMatch.OneToOne(a, b, 0.5).Count(j => j >= 0);
        Assert.True(matched > 50_000);
        // A generous limit, for a machine that does much else; all pairs would take minutes.
        Assert.True(watch.Elapsed.TotalSeconds < 30, $"{watch.Elapsed}");
    }
}
