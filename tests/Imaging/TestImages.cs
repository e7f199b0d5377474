using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

internal static class TestImages
{
    /// <summary>Uniform numbers between −1 and 3: negative, positive, off zero.</summary>
    public static Image<double> Uniform(int width, int height, int seed)
    {
        var random = new Random(seed);
        return new Image<double>(width, height).Fill(() => 4 * random.NextDouble() - 1);
    }

    /// <summary>True with this probability.</summary>
    public static Image<bool> RandomMask(int width, int height, double probability, int seed)
    {
        var random = new Random(seed);
        return new Image<bool>(width, height).Fill(() => random.NextDouble() < probability);
    }

    /// <summary>The mask drawn with # for true; the first line is row 0.</summary>
    public static Image<bool> Mask(params string[] rows) => new(rows[0].Length, rows.Length, [.. rows.SelectMany(r => r).Select(c => c == '#')]);

    public static string[] Draw(Image<bool> mask) =>
        [.. Enumerable.Range(0, mask.Height).Select(y => string.Concat(mask.Row(y).ToArray().Select(p => p ? '#' : '.')))];

    public static Image<T> Filled<T>(int width, int height, T value) where T : unmanaged => new Image<T>(width, height).Fill(() => value);

    /// <summary>The image made NaN at every position where the mask is true.</summary>
    public static Image<double> WithNaN(this Image<double> image, Image<bool> missing) => image.Where(missing.Not(), double.NaN);

    public static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
        {
            bool close = double.IsFinite(expected[i]) ? Math.Abs(expected[i] - actual[i]) <= tolerance : expected[i].Equals(actual[i]);
            Assert.True(close, $"[{i}]: expected {expected[i]:R}, found {actual[i]:R}");
        }
    }

    /// <summary>Runs with so many threads, then as before.</summary>
    public static T WithThreads<T>(int threads, Func<T> run)
    {
        int before = Compute.Threads;
        try
        {
            Compute.Threads = threads;
            return run();
        }
        finally
        {
            Compute.Threads = before;
        }
    }

    private static Image<T> Fill<T>(this Image<T> image, Func<T> next) where T : unmanaged
    {
        for (int i = 0; i < image.Pixels.Length; i++) image.Pixels[i] = next();
        return image;
    }
}
