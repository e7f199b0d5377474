using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>Median filters of a tile's planes, where they are wanted.</summary>
/// <param name="tile">Where in the image the planes are.</param>
/// <param name="shape">All pixels of a square, or first along x, then along y.</param>
/// <param name="keepsBorder">Pixels whose window leaves the image keep their value.</param>
internal sealed class TileMedian(EdgeTile tile, MedianShape shape, bool keepsBorder)
{
    private readonly float[] _alongX = EdgeTile.Plane();
    private readonly TileVectors _rows = new();

    /// <summary>Medians of <paramref name="size"/> × <paramref name="size"/> pixels, for the wanted vectors.</summary>
    public void Filter(float[] from, float[] to, int size, TileVectors wanted)
    {
        if (shape == MedianShape.Full)
        {
            Filter(from, to, size, size, wanted);
        }
        else
        {
            _rows.Widen(wanted, size / 2, sides: false);
            Filter(from, _alongX, size, 1, _rows);
            Filter(_alongX, to, 1, size, wanted);
        }
        if (keepsBorder) KeepBorder(from, to, size / 2);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Filter(float[] from, float[] to, int width, int height, TileVectors wanted)
    {
        for (int y = 0; y < tile.Rows; y++)
        {
            foreach (int i in wanted.InRow(y)) WindowMedian.At(from, i, EdgeTile.Width, width, height).CopyTo(to, i);
        }
    }

    private void KeepBorder(float[] from, float[] to, int margin)
    {
        var image = tile.Image;
        var (left, right, top, bottom) = tile.Inside(EdgeTile.Halo);
        for (int y = top; y < bottom; y++)
        {
            var source = from.AsSpan(EdgeTile.Index(0, y), EdgeTile.Width);
            var target = to.AsSpan(EdgeTile.Index(0, y), EdgeTile.Width);
            if (y < image.Top + margin || y >= image.Bottom - margin)
            {
                source.CopyTo(target);
                continue;
            }
            for (int x = left; x < Math.Min(right, image.Left + margin); x++) target[x] = source[x];
            for (int x = Math.Max(left, image.Right - margin); x < right; x++) target[x] = source[x];
        }
    }
}
