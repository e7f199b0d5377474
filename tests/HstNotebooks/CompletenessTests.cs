using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Lists of sources against what is there.</summary>
public sealed class CompletenessTests
{
    [Fact]
    public void Sources_are_counted_by_their_true_magnitude_and_false_ones_by_the_measured()
    {
        (PixelPoint, double)[] truth = [(new(10, 10), 20.1), (new(30, 10), 20.2), (new(50, 10), 22.6)];
        (PixelPoint, double)[] found = [(new(10.5, 10), 25), (new(51, 11), 22.4), (new(90, 90), 22.9)];
        var result = Completeness.Of(truth, found);
        Assert.Equal(20, result.Edges[0]);
        Assert.Equal(23, result.Edges[^1]);
        Assert.Equal([2, 0, 0, 0, 0, 1], result.Present);
        Assert.Equal([1, 0, 0, 0, 0, 1], result.Recovered);
        Assert.Equal([1, 0, 0, 0, 0, 2], result.Found);
        Assert.Equal(0.5, result.Completed(0));
        Assert.Equal(0.5, result.Purity(5));
        Assert.True(double.IsNaN(result.Completed(2)));
    }

    [Fact]
    public void One_true_source_is_found_once()
    {
        var result = Completeness.Of([(new(10, 10), 20)], [(new(10, 10), 20), (new(10, 11), 20)]);
        Assert.Equal([1], result.Recovered);
        Assert.Equal([2], result.Found);
    }

    [Fact]
    public void The_limit_lies_where_half_is_found()
    {
        // 10 sources in each of four bins, of which 10, 8, 2 and 0 are found.
        int[] found = [10, 8, 2, 0];
        var truth = (from bin in Enumerable.Range(0, 4) from i in Enumerable.Range(0, 10)
                     select (Position: new PixelPoint(100 * bin, 10 * i), Magnitude: 20.25 + 0.5 * bin)).ToArray();
        var seen = truth.Where((_, i) => i % 10 < found[i / 10]).ToArray();
        Assert.Equal(21, Completeness.Of(truth, seen).HalfFound, 12);
        Assert.Equal(22, Completeness.Of(truth, truth).HalfFound, 12);
        Assert.True(double.IsNaN(Completeness.Of(truth, []).HalfFound));
    }

    [Fact]
    public void Bad_arguments_are_named()
    {
        Assert.Throws<ArgumentException>(() => Completeness.Of([], []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Completeness.Of([(new(1, 1), 20)], [], binWidth: 0));
    }
}
