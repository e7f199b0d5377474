namespace HstNotebooks.Tests.Figures;

public sealed class SimplificationTests
{
    [Fact]
    public void A_straight_line_keeps_its_ends_and_a_corner_stays()
    {
        Subpath line = new([.. Enumerable.Range(0, 50).Select(i => (i * 2.0, 7.0)), .. Enumerable.Range(1, 30)
            .Select(i => (98.0, 7.0 + i))]);
        Assert.Equal([(0, 7), (98, 7), (98, 37)], line.Simplified().Points);
    }

    [Fact]
    public void A_curve_stays_within_a_hair_of_itself()
    {
        Subpath circle = new([.. Enumerable.Range(0, 721).Select(i => Math.SinCos(i * Math.PI / 360))
            .Select(t => (100 * t.Cos, 100 * t.Sin))]);
        var simplified = circle.Simplified().Points;
        Assert.InRange(simplified.Count, 60, 300);
        Assert.All(simplified.Zip(simplified.Skip(1)), pair =>
            Assert.InRange(double.Hypot((pair.First.X + pair.Second.X) / 2, (pair.First.Y + pair.Second.Y) / 2), 99.96, 100));
    }
}
