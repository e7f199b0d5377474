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
            return;
        }
        _rows.Widen(wanted, size / 2, sides: false);
        Filter(from, _alongX, size, 1, _rows);
        Filter(_alongX, to, 1, size, wanted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Filter(float[] from, float[] to, int width, int height, TileVectors wanted)
    {
        var image = tile.Image;
        for (int y = 0; y < tile.Rows; y++)
        {
            bool keepsRow = keepsBorder && (y < image.Top + height / 2 || y >= image.Bottom - height / 2);
            foreach (int i in wanted.InRow(y))
            {
                if (keepsRow) new Vector<float>(from, i).CopyTo(to, i);
                else WindowMedian.At(from, i, EdgeTile.Width, width, height).CopyTo(to, i);
            }
            if (keepsBorder && !keepsRow && width > 1) KeepEnds(from, to, y, width / 2);
        }
    }

    private void KeepEnds(float[] from, float[] to, int y, int margin)
    {
        var image = tile.Image;
        for (int x = Math.Max(0, image.Left); x < image.Left + margin; x++) to[EdgeTile.Index(x, y)] = from[EdgeTile.Index(x, y)];
        for (int x = Math.Max(0, image.Right - margin); x < Math.Min(EdgeTile.Width, image.Right); x++)
        {
            to[EdgeTile.Index(x, y)] = from[EdgeTile.Index(x, y)];
        }
    }
}
