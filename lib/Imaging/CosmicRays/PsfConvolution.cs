using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>An image convolved with a point-symmetric kernel, where it is wanted.</summary>
/// <param name="image">The image; no NaN.</param>
/// <param name="kernel">The kernel, row after row.</param>
/// <param name="size">Its width and height, odd.</param>
/// <param name="mirror">Whether the image is mirrored about its border pixels; otherwise there is 0 beyond.</param>
internal sealed class PsfConvolution(Image<float> image, float[] kernel, int size, bool mirror)
{
    private readonly int _radius = size / 2;

    /// <summary>The convolution at a vector of pixels of a row, the first of them (x, y); they may lie outside the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector<float> At(int x, int y)
    {
        var sum = Vector<float>.Zero;
        bool inside = x >= _radius && x + Vector<float>.Count + _radius <= image.Width && y >= _radius && y + _radius < image.Height;
        for (int k = 0; k < kernel.Length; k++)
        {
            int u = x + k % size - _radius, v = y + k / size - _radius;
            sum += kernel[k] * (inside ? new Vector<float>(image.Pixels, v * image.Width + u) : Beyond(u, v));
        }
        return sum;
    }

    private Vector<float> Beyond(int x, int y)
    {
        Span<float> pixels = stackalloc float[Vector<float>.Count];
        for (int i = 0; i < pixels.Length; i++)
        {
            if (mirror) pixels[i] = image[EdgeTile.Mirror(x + i, image.Width), EdgeTile.Mirror(y, image.Height)];
            else if ((uint)(x + i) < (uint)image.Width && (uint)y < (uint)image.Height) pixels[i] = image[x + i, y];
        }
        return new(pixels);
    }
}
