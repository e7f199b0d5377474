using System.Numerics;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

public sealed class ClippedBoxTests
{
    /// <summary>Boxes that are easy, heavy-tailed, one-sided, of few values, of one value, of huge range, tiny.</summary>
    public static TheoryData<string, int> Boxes
    {
        get
        {
            var boxes = new TheoryData<string, int>();
            foreach (string kind in new[] { "normal", "cauchy", "stars", "integers", "two values", "constant", "powers", "crowded" })
            {
                foreach (int count in new[] { 1, 2, 3, 7, 64, 1001, 4096 }) boxes.Add(kind, count);
            }
            return boxes;
        }
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Statistics_are_those_of_the_simple_form(string kind, int count)
    {
        Compare([.. Values(kind, count)]);
        Compare([.. Values(kind, count).Select(v => (float)v)]);
    }

    [Fact]
    public void A_box_is_used_again_and_again()
    {
        var box = new ClippedBox<float>(500);
        foreach (int count in new[] { 500, 3, 250 })
        {
            var values = Values("stars", count).Select(v => (float)v).ToArray();
            Assert.Equal(count, box.Load(new Image<float>(count, 1, values), null, 0, 0, 500, 1));
            Assert.Equal(SigmaClip.Clip(values).Median, box.Clip(new()).Median);
        }
    }

    [Fact]
    public void What_a_box_was_before_does_not_matter()
    {
        var box = new ClippedBox<double>(0);
        var options = new SigmaClipOptions { MaxIterations = 10 };
        string[] kinds = ["normal", "constant", "powers", "normal", "stars", "crowded", "cauchy", "two values", "powers", "integers"];
        foreach (string kind in kinds)
        {
            double[] values = [.. Values(kind, 1001)];
            box.Clear();
            box.Add(values);
            var (expected, clipped) = (SigmaClip.Clip(values, options), box.Clip(options));
            Assert.Equal((expected.Count, expected.Iterations, expected.Median), (clipped.Count, clipped.Iterations, clipped.Median));
        }
    }

    private static void Compare<T>(T[] values) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (var centre in Enum.GetValues<ClipCentre>()) Compare(values, new() { MaxIterations = 10, Centre = centre });
    }

    private static void Compare<T>(T[] values, SigmaClipOptions options) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var expected = SigmaClip.Clip(values, options);
        var box = new ClippedBox<T>(0);
        box.Add(values);
        var clipped = box.Clip(options);
        Assert.Equal((expected.Count, expected.Rejected, expected.Iterations), (clipped.Count, clipped.Rejected, clipped.Iterations));
        Assert.Equal(expected.Median, clipped.Median);
        Assert.Equal(expected.Mean, clipped.Mean, 1e-13 * (Math.Abs(expected.Mean) + expected.Std));
        Assert.Equal(expected.Std, clipped.Std, 1e-13 * (expected.Std + Math.Abs(expected.Mean)));
    }

    private static IEnumerable<double> Values(string kind, int count)
    {
        var random = new Random(count);
        for (int i = 0; i < count; i++)
        {
            double u = random.NextDouble(), normal = Math.Sqrt(-2 * Math.Log(1 - u)) * Math.Cos(2 * Math.PI * random.NextDouble());
            yield return kind switch
            {
                "normal" => 100 + normal,
                "cauchy" => Math.Tan(Math.PI * (u - 0.5)),
                "stars" => normal + (i % 20 == 0 ? 50 / (u + 0.01) : 0),
                "integers" => Math.Round(3 * normal),
                "two values" => i % 3 == 0 ? 5 : -1,
                "constant" => -0.3,
                "powers" => Math.Pow(10, 30 * u),
                _ => 0.001 * normal + (i % 5 < 2 ? 4 * u : 0),
            };
        }
    }
}
