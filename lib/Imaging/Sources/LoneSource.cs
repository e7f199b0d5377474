using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Rows of an image as they would be without the neighbours of a source. Used again: one object a thread.</summary>
internal sealed class LoneSource<T>(SourcePlanes<T> planes, NeighbourTreatment neighbours)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private double[] _values = [], _errors = [];
    private int _label, _mirrorX, _mirrorY;
    private PixelBox _box;

    /// <summary>
    /// Sets the source, and the rectangle of an aperture about (x, y): what lies opposite the centre pixel is taken from there only.
    /// </summary>
    public void Place(int label, PixelBox box, double x, double y)
    {
        (_label, _box) = (label, box);
        // Rounded within the rectangle, so that a centre just off the frame counts as on it.
        _mirrorX = 2 * (box.X + (int)(x - box.X + 0.5));
        _mirrorY = 2 * (box.Y + (int)(y - box.Y + 0.5));
    }

    /// <summary>
    /// Pixels of the image less <paramref name="level"/>, then NaN to a multiple of <see cref="ApertureAreas.Block"/>. NaN is a pixel that
    /// does not count. Valid until the next call.
    /// </summary>
    public ReadOnlySpan<double> Row(int x, int y, int width, double level) => Row(planes.Image, ref _values, x, y, width, level);

    /// <summary>The same of the errors; only where the image's pixels count does it mean anything.</summary>
    public ReadOnlySpan<double> ErrorRow(int x, int y, int width) => Row(planes.Error!, ref _errors, x, y, width, 0);

    private ReadOnlySpan<double> Row(Image<T> plane, ref double[] buffer, int x, int y, int width, double level)
    {
        int padded = (width + ApertureAreas.Block - 1) / ApertureAreas.Block * ApertureAreas.Block;
        if (buffer.Length < padded) buffer = new double[padded];
        var values = buffer.AsSpan(0, padded);
        Widen(plane.Row(y).Slice(x, width), values, level);
        ReadOnlySpan<int> labels = planes.Labels.Row(y).Slice(x, width);
        if (labels.IndexOfAnyExcept(0, _label) >= 0)
        {
            for (int i = 0; i < width; i++) if (labels[i] > 0 && labels[i] != _label) values[i] = Replacement(plane, x + i, y, level);
        }
        if (planes.Mask is not null)
        {
            ReadOnlySpan<bool> masked = planes.Mask.Row(y).Slice(x, width);
            for (int i = 0; i < masked.Length; i++) if (masked[i]) values[i] = double.NaN;
        }
        values[width..].Fill(double.NaN);
        return values;
    }

    // v − v is 0, or NaN where v is not finite.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Widen(ReadOnlySpan<T> pixels, Span<double> values, double level)
    {
        int i = 0;
        if (typeof(T) == typeof(float))
        {
            var floats = MemoryMarshal.Cast<T, float>(pixels);
            var levels = Vector256.Create(level);
            for (; i <= floats.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                var (low, high) = Vector256.Widen(Vector256.Create(floats[i..]));
                (low - levels + (low - low)).CopyTo(values[i..]);
                (high - levels + (high - high)).CopyTo(values[(i + Vector256<double>.Count)..]);
            }
        }
        for (; i < pixels.Length; i++)
        {
            double value = double.CreateTruncating(pixels[i]);
            values[i] = value - level + (value - value);
        }
    }

    private double Replacement(Image<T> plane, int x, int y, double level)
    {
        int at = y * plane.Width + x;
        if (neighbours == NeighbourTreatment.Mask || !T.IsFinite(planes.Image.Pixels[at])) return double.NaN;
        if (neighbours == NeighbourTreatment.None) return double.CreateTruncating(plane.Pixels[at]) - level;
        int left = _mirrorX - x - _box.X, bottom = _mirrorY - y - _box.Y;
        if ((uint)left >= (uint)_box.Width || (uint)bottom >= (uint)_box.Height) return 0;
        at = (_mirrorY - y) * plane.Width + _mirrorX - x;
        int label = planes.Labels.Pixels[at];
        return (label > 0 && label != _label) || !planes.IsUsed(at) ? 0 : double.CreateTruncating(plane.Pixels[at]) - level;
    }
}
