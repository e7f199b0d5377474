using System.Numerics;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class RankSortTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(66)]
    [InlineData(256)]
    [InlineData(257)]
    public void Values_are_sorted_and_what_follows_is_left_alone(int count)
    {
        var random = new Random(count);
        foreach (int distinct in new[] { 1, 3, 1 << 20 })
        {
            double[] values = [.. Enumerable.Range(0, count + Vector<double>.Count).Select(_ => (double)random.Next(distinct))];
            float[] floats = [.. values.Select(v => (float)v), .. new float[Vector<float>.Count]];
            double[] expected = [.. values[..count].Order(), .. values[count..]];
            RankSort.Sort<double>(values, count);
            Assert.Equal(expected, values);
            RankSort.Sort<float>(floats, count);
            Assert.Equal(expected.Select(v => (float)v), floats[..expected.Length]);
        }
    }
}
