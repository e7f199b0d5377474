using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Scratch memory of one thread: a tile of the image with a halo, and planes of the same shape. What lies beyond the image's border is
/// mirrored about the border pixel, or zero.
/// </summary>
internal sealed class EdgeTile
{
    /// <summary>As far as any filter of the chain reaches: 2 to grow, and 6 for the medians.</summary>
    public const int Halo = 8;

    public const int CoreWidth = 240, CoreHeight = 64, Width = CoreWidth + 2 * Halo, Height = CoreHeight + 2 * Halo;

    // Windows about the vectors at the ends of rows, and about rows that nobody will ask for, reach a little beyond the plane.
    private const int Slack = Width + 64;

    private readonly int _imageWidth, _imageHeight;
    private readonly bool _mirror;

    public EdgeTile(int imageWidth, int imageHeight, bool mirror) =>
        (_imageWidth, _imageHeight, _mirror) = (imageWidth, imageHeight, mirror);

    /// <summary>The image's column and row at the tile's corner; the halo of a tile at the border begins outside.</summary>
    public int Left { get; private set; }

    /// <inheritdoc cref="Left"/>
    public int Top { get; private set; }

    /// <summary>Rows of the tile in use, the halo included.</summary>
    public int Rows { get; private set; }

    public static float[] Plane() => new float[Width * Height + 2 * Slack];

    /// <summary>The element of a plane that is the tile's pixel (x, y).</summary>
    public static int Index(int x, int y) => Slack + y * Width + x;

    public static (int X, int Y) Position(int index) => ((index - Slack) % Width, (index - Slack) / Width);

    public void MoveTo(int column, int row)
    {
        (Left, Top) = (column * CoreWidth - Halo, row * CoreHeight - Halo);
        Rows = Math.Min(CoreHeight, _imageHeight - row * CoreHeight) + 2 * Halo;
    }

    /// <summary>The tile's columns and rows, halo excluded but for <paramref name="margin"/>, that lie in the image.</summary>
    public (int Left, int Right, int Top, int Bottom) Inside(int margin) => (
        Math.Max(Halo - margin, -Left), Math.Min(Width - Halo + margin, _imageWidth - Left),
        Math.Max(Halo - margin, -Top), Math.Min(Rows - Halo + margin, _imageHeight - Top));

    /// <summary>The whole image in the tile's coordinates.</summary>
    public (int Left, int Right, int Top, int Bottom) Image => (-Left, _imageWidth - Left, -Top, _imageHeight - Top);

    /// <summary>Where an element of a plane is in the image's pixels.</summary>
    public int ImageIndex(int index)
    {
        int i = index - Slack;
        return (Top + i / Width) * _imageWidth + Left + i % Width;
    }

    /// <summary>Copies the tile's pixels into a plane and returns the least of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Load(Image<float> image, float[] plane)
    {
        var least = new Vector<float>(float.MaxValue);
        int first = Math.Max(0, -Left), end = Math.Min(Width, _imageWidth - Left);
        for (int y = 0; y < Rows; y++)
        {
            var to = plane.AsSpan(Index(0, y), Width);
            bool outside = (uint)(Top + y) >= (uint)_imageHeight;
            if (outside && !_mirror)
            {
                to.Clear();
                least = Vector.Min(least, Vector<float>.Zero);
                continue;
            }
            var from = image.Row(outside ? Mirror(Top + y, _imageHeight) : Top + y);
            from[(Left + first)..(Left + end)].CopyTo(to[first..]);
            for (int x = 0; x < first; x++) to[x] = _mirror ? from[Mirror(Left + x, _imageWidth)] : 0;
            for (int x = end; x < Width; x++) to[x] = _mirror ? from[Mirror(Left + x, _imageWidth)] : 0;
            for (int x = 0; x < Width; x += Vector<float>.Count) least = Vector.Min(least, new Vector<float>(to[x..]));
        }
        float result = float.MaxValue;
        for (int i = 0; i < Vector<float>.Count; i++) result = Math.Min(result, least[i]);
        return result;
    }

    /// <summary>The pixel that is seen at i, mirrored about the first and the last of a row: d c b | a b c d | c b a.</summary>
    public static int Mirror(int i, int length)
    {
        if (length == 1) return 0;
        i = Math.Abs(i) % (2 * (length - 1));
        return i < length ? i : 2 * (length - 1) - i;
    }
}
