using System.Numerics;
using System.Runtime.InteropServices;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Pixels of any type, read as doubles a row at a time: one call per row, none per pixel.</summary>
internal abstract class PixelSource(int width, int height, PixelKind kind)
{
    private const int MostSamples = 1_000_000;

    public int Width => width;

    public int Height => height;

    public int Count => width * height;

    public PixelKind Kind => kind;

    /// <summary>The pixel at row-major index i.</summary>
    public abstract double At(int i);

    /// <summary>Row y minus a number; NaN and infinities stay what they are.</summary>
    public abstract void ReadRow(int y, double minus, Span<double> row);

    /// <exception cref="ArgumentException">Pixels of another type than float, double, int, byte and bool.</exception>
    public static PixelSource Of<T>(Image<T> image) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Pixels switch
        {
            float[] p => new FloatPixels(image.Width, image.Height, p),
            double[] p => new TypedPixels<double>(image.Width, image.Height, PixelKind.Values, p),
            int[] p => new TypedPixels<int>(image.Width, image.Height, PixelKind.Labels, p),
            byte[] p => new TypedPixels<byte>(image.Width, image.Height, PixelKind.Flags, p),
            bool[] p => new TypedPixels<byte>(image.Width, image.Height, PixelKind.Flags, MemoryMarshal.AsBytes<bool>(p).ToArray()),
            _ => throw new ArgumentException($"An image of {typeof(T).Name} cannot be shown; float, double, int, byte and bool can.", nameof(image)),
        };
    }

    public static PixelSource Of(double[] values) => new TypedPixels<double>(values.Length, 1, PixelKind.Values, values);

    /// <summary>The finite pixels: all of them, or an even subsample of a large image.</summary>
    public double[] Sample(bool absolute = false)
    {
        var sample = EvenSample();
        int finite = 0;
        foreach (double value in sample)
        {
            if (double.IsFinite(value)) sample[finite++] = absolute ? Math.Abs(value) : value;
        }
        return finite == sample.Length ? sample : sample[..finite];
    }

    /// <summary>All pixels or about so many evenly spaced ones, missing ones too: the same pixels of any image of this size.</summary>
    public double[] EvenSample(int most = MostSamples)
    {
        // A stride without a common factor with the width visits every column.
        int stride = (Count + most - 1) / most;
        while (stride > 1 && BigInteger.GreatestCommonDivisor(stride, Width) > 1) stride++;
        return Every(Math.Max(1, stride));
    }

    /// <summary>The smallest and the largest finite pixel; NaN when there is none.</summary>
    public (double Lo, double Hi) Extremes()
    {
        double lo = double.PositiveInfinity, hi = double.NegativeInfinity;
        var row = new double[Width];
        for (int y = 0; y < Height; y++)
        {
            ReadRow(y, 0, row);
            foreach (double value in row)
            {
                if (!double.IsFinite(value)) continue;
                lo = Math.Min(lo, value);
                hi = Math.Max(hi, value);
            }
        }
        return lo <= hi ? (lo, hi) : (double.NaN, double.NaN);
    }

    /// <summary>Pixels 0, stride, 2 stride, …</summary>
    protected abstract double[] Every(int stride);
}
