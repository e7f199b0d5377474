using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks;

/// <summary>
/// A picture over a rectangle of whole pixels, so that it meets the frame around it. Along each axis it is shown pixel by pixel when
/// enlarged and averaged when reduced.
/// </summary>
internal sealed record ImageLayer : RasterLayer
{
    private readonly Bitmap _picture;
    private readonly ImageAxis _x, _y;
    private readonly uint[] _colors;
    private readonly int[] _columns;

    public ImageLayer(RasterImage image, PixelGrid grid)
    {
        _picture = image.Pixels;
        var (left, top) = grid.At((image.Box.X, image.Box.Y));
        var (right, bottom) = grid.At((image.Box.Right, image.Box.Bottom));
        _x = new(left, right, image.Pixels.Width, grid.Width);
        _y = new(top, bottom, image.Pixels.Height, grid.Height);
        _colors = [.. (image.Pixels.Palette ?? []).Select(Over.Pixel)];
        if (_colors.Length > 0) Array.Resize(ref _colors, 256);
        _columns = new int[_x.To - _x.From];
        for (int x = 0; x < _columns.Length; x++) _columns[x] = _x.Nearest(x + _x.From);
    }

    public override int Top => _y.From;

    public override int Bottom => _y.To;

    public override void Lay(RasterBand band)
    {
        int from = Math.Max(Top, band.Top), to = Math.Min(Bottom, band.Bottom);
        if (_columns.Length == 0 || to <= from) return;
        var source = new uint[_picture.Width];
        var shown = new uint[_columns.Length];
        var sums = _x.Reduces || _y.Reduces ? new Vector4[_picture.Width] : [];
        var before = (-1, -1);
        for (int y = from; y < to; y++)
        {
            var (first, end) = _y.Shown(y);
            if ((first, end) != before || _y.Reduces) Show(y, source, sums, shown);
            before = (first, end);
            var pixels = band.Pixels(y).Slice(_x.From, shown.Length);
            if (_colors.Length > 0) shown.CopyTo(pixels);
            else for (int x = 0; x < shown.Length; x++) pixels[x] = Over.Blend(pixels[x], shown[x]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Show(int y, uint[] source, Vector4[] sums, uint[] shown)
    {
        var (first, end) = _y.Shown(y);
        if (sums.Length == 0)
        {
            Read(first, source);
            for (int x = 0; x < shown.Length; x++) shown[x] = source[_columns[x]];
            return;
        }
        Array.Clear(sums);
        for (int row = first; row < end; row++)
        {
            Read(row, source);
            float weight = _y.Weight(y, row);
            for (int x = 0; x < sums.Length; x++) sums[x] += weight * Premultiplied(source[x]);
        }
        for (int x = 0; x < shown.Length; x++)
        {
            var (left, right) = _x.Shown(x + _x.From);
            var sum = Vector4.Zero;
            for (int i = left; i < right; i++) sum += _x.Weight(x + _x.From, i) * sums[i];
            shown[x] = Straight(sum);
        }
    }

    private void Read(int row, uint[] to)
    {
        if (_colors.Length == 0)
        {
            MemoryMarshal.Cast<byte, uint>(_picture.Bytes.AsSpan(4 * row * to.Length, 4 * to.Length)).CopyTo(to);
            return;
        }
        var indices = _picture.Bytes.AsSpan(row * to.Length, to.Length);
        for (int x = 0; x < to.Length; x++) to[x] = _colors[indices[x]];
    }

    private static Vector4 Premultiplied(uint p)
    {
        float alpha = p >> 24;
        return new(new Vector3(p & 255, p >> 8 & 255, p >> 16 & 255) * (alpha / 255), alpha);
    }

    private static uint Straight(Vector4 sum)
    {
        if (sum.W < 0.5f) return 0;
        var c = Vector4.Min(sum * (255 / sum.W) + new Vector4(0.5f), new(255));
        return (uint)c.X | (uint)c.Y << 8 | (uint)c.Z << 16 | (uint)Math.Min(sum.W + 0.5f, 255) << 24;
    }
}
