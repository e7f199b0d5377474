using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Matching;

public sealed class PointMatchTests
{
    private static readonly PixelPoint[] Reference = [new(10, 50), new(11, 50), new(80, 20), new(double.NaN, 3)];

    [Fact]
    public void One_to_one_a_source_serves_one_star_and_in_the_original_several()
    {
        PixelPoint[] sources = [new(80.2, 20), new(double.NaN, 50), new(10.4, 50)];
        Assert.Equal([(0, 2), (2, 0)], PointMatch.OneToOne(sources, Reference, 2));
        Assert.Equal([(0, 2), (2, 0), (2, 1)], PointMatch.Original(sources, Reference, 2, 0.5));
    }

    [Fact]
    public void The_shift_is_taken_from_the_first_list()
    {
        Assert.Equal([(0, 2)], PointMatch.OneToOne([new(83, 15)], Reference, 0.1, 3, -5));
        Assert.Equal([(0, 2)], PointMatch.Original([new(83, 15)], Reference, 0.1, 0, 3, -5));
        Assert.Empty(PointMatch.OneToOne([new(83, 15)], Reference, 0.1));
        Assert.Empty(PointMatch.OneToOne([], Reference, 0.1));
        Assert.Empty(PointMatch.Original(Reference, [], 0.1, 0.5));
    }

    [Fact]
    public void What_is_too_close_to_an_earlier_one_in_order_of_y_goes()
    {
        PixelPoint[] points = [new(5, 9.3), new(5, 9), new(5, 9.6), new(double.NaN, 0), new(40, 1)];
        Assert.Equal([4, 1, 2], PointMatch.Separate(points, 0.5));
        Assert.Equal([4, 1, 0, 2], PointMatch.Separate(points, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PointMatch.Separate(points, double.NaN));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(20.4)]
    public void The_histogram_finds_a_shift_among_false_ones(double radius)
    {
        var random = new Random(3);
        PixelPoint[] reference = Field(80);
        var shifted = reference.Select(p => new PixelPoint(p.X + 12.25 + 0.4 * random.NextDouble(), p.Y - 7.5 + 0.4 * random.NextDouble()));
        PixelPoint[] sources = [.. shifted, .. Field(200), new(double.NaN, 1)];
        var histogram = ShiftHistogram.Measure(sources, reference, radius);
        Assert.Equal(12.45, histogram.X, 0.7);
        Assert.Equal(-7.3, histogram.Y, 0.7);
        // TweakReg counts from the radius before it is rounded up.
        var original = ShiftHistogram.Measure(sources, reference, radius, original: true);
        Assert.Equal(Math.Ceiling(radius) - radius, original.X - histogram.X, 1e-9);

        PixelPoint[] Field(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => new PixelPoint(900 * random.NextDouble(), 400 * random.NextDouble()))];
    }

    [Fact]
    public void The_histogram_falls_back_to_mean_and_to_the_highest_bin()
    {
        PixelPoint[] one = [new(0, 0)];
        Assert.Equal(new ShiftHistogram(3, -2, 1, 1), ShiftHistogram.Measure([new(3.2, -2.3)], one, 5));
        Assert.Equal(new ShiftHistogram(0, 0, 0, 0), ShiftHistogram.Measure([new(30, 0)], one, 5));
        Assert.Equal(new ShiftHistogram(0, 0, 0, 0), ShiftHistogram.Measure([], one, 5));
        // Two bins: their mean. At the edge the bin itself is all there is.
        Assert.Equal(2.5, ShiftHistogram.Measure([new(2, 1), new(3, 1)], one, 5).X, 1e-12);
        Assert.Equal(5, ShiftHistogram.Measure([new(5.4, 0)], one, 5).X, 1e-12);
        // Bins that rise outwards have no maximum among them.
        PixelPoint[] ring = [.. from y in Enumerable.Range(-2, 5) from x in Enumerable.Range(-2, 5)
                                from n in Enumerable.Range(0, x == 0 && y == 0 ? 30 : x * x + y * y) select new PixelPoint(x, y)];
        Assert.Equal((0, 0), (ShiftHistogram.Measure(ring, one, 9).X, ShiftHistogram.Measure(ring, one, 9).Y));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftHistogram.Measure(one, one, 1e9));
    }
}
