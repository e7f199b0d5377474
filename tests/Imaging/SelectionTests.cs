using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class SelectionTests
{
    public static TheoryData<string> Orders => ["random", "sorted", "reversed", "equal", "few values", "organ pipe", "saw"];

    [Theory]
    [MemberData(nameof(Orders))]
    public void Every_rank_is_that_of_the_sorted_array(string order)
    {
        foreach (int n in new[] { 1, 2, 3, 16, 17, 18, 19, 100, 1001 })
        {
            int[] sorted = Make(order, n);
            Array.Sort(sorted);
            for (int rank = 0; rank < n; rank += Math.Max(1, n / 37))
            {
                int[] values = Make(order, n);
                Assert.Equal(sorted[rank], Selection.Rank<int>(values, rank));
                Assert.Equal(sorted[rank], values[rank]);
                Assert.All(values[..rank], v => Assert.True(v <= values[rank]));
                Assert.All(values[rank..], v => Assert.True(v >= values[rank]));
                Array.Sort(values);
                Assert.Equal(sorted, values);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_median_of_many_values_is_that_of_the_sorted_array(string order)
    {
        foreach (int n in new[] { 20000, 20001 })
        {
            float[] sorted = [.. Make(order, n).Select(v => v * 0.5f)];
            float[] values = [.. sorted];
            Array.Sort(sorted);
            Assert.Equal(0.5 * ((double)sorted[(n - 1) / 2] + sorted[n / 2]), Selection.Median<float>(values));
        }
    }

    [Fact]
    public void Signed_zeros_and_infinities_have_their_rank()
    {
        double[] values = [0.0, double.PositiveInfinity, -0.0, double.NegativeInfinity, 5, .. Enumerable.Repeat(-0.0, 20)];
        Assert.Equal(double.NegativeInfinity, Selection.Rank<double>([.. values], 0));
        Assert.Equal(0, Selection.Rank<double>([.. values], 12));
        Assert.Equal(5, Selection.Rank<double>([.. values], 23));
        Assert.Equal(double.PositiveInfinity, Selection.Rank<double>([.. values], 24));
    }

    private static int[] Make(string order, int n)
    {
        var random = new Random(n);
        return [.. Enumerable.Range(0, n).Select(i => order switch
        {
            "sorted" => i,
            "reversed" => -i,
            "equal" => 3,
            "few values" => random.Next(3),
            "organ pipe" => Math.Min(i, n - i),
            "saw" => i % 10,
            _ => random.Next(-1000, 1000),
        })];
    }
}
