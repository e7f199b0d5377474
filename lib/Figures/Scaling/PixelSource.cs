using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Pixels of any type read as doubles.</summary>
internal sealed class PixelSource
{
    private const int MostSamples = 1_000_000;

    private PixelSource(int width, int height, bool labels, Func<int, double> at, Action<int, double[]> readRow) =>
        (Width, Height, Labels, At, ReadRow) = (width, height, labels, at, readRow);

    public int Width { get; }

    public int Height { get; }

    public int Count => Width * Height;

    /// <summary>Flags, labels or a mask: values that must not be averaged.</summary>
    public bool Labels { get; }

    /// <summary>The pixel at row-major index i.</summary>
    public Func<int, double> At { get; }

    /// <summary>Copies row y into a buffer of at least <see cref="Width"/>.</summary>
    public Action<int, double[]> ReadRow { get; }

    public static PixelSource Of<T>(Image<T> image) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Pixels switch
        {
            float[] p => Make(image.Width, image.Height, false, i => p[i]),
            double[] p => Make(image.Width, image.Height, false, i => p[i]),
            int[] p => Make(image.Width, image.Height, true, i => p[i]),
            byte[] p => Make(image.Width, image.Height, true, i => p[i]),
            bool[] p => Make(image.Width, image.Height, true, i => p[i] ? 1 : 0),
            _ => throw new ArgumentException($"An image of {typeof(T).Name} cannot be shown; float, double, int, byte and bool can.", nameof(image)),
        };
    }

    /// <summary>The finite pixels: all of them, or an even subsample of a large image.</summary>
    public double[] Sample(bool absolute = false)
    {
        // A stride without a common factor with the width visits every column.
        int stride = (Count + MostSamples - 1) / MostSamples;
        while (stride > 1 && GreatestCommonDivisor(stride, Width) > 1) stride++;
        var sample = new List<double>(Count / Math.Max(stride, 1) + 1);
        for (long i = 0; i < Count; i += stride)
        {
            double value = At((int)i);
            if (double.IsFinite(value)) sample.Add(absolute ? Math.Abs(value) : value);
        }
        return [.. sample];
    }

    public static PixelSource Of(double[] values) => Make(values.Length, 1, false, i => values[i]);

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private static PixelSource Make(int width, int height, bool labels, Func<int, double> at) => new(width, height, labels, at, (y, row) =>
    {
        int first = y * width;
        for (int x = 0; x < width; x++) row[x] = at(first + x);
    });
}
