using System.Diagnostics.CodeAnalysis;
using HstNotebooks.Formatting;

namespace HstNotebooks.Imaging;

/// <summary>
/// A plane of pixels that owns its array: row-major, row = y, 0-based, the centre of a pixel at integer (x, y), x along NAXIS1.
/// A mask is an <c>Image&lt;bool&gt;</c>, a label map an <c>Image&lt;int&gt;</c>; missing data are NaN in float images.
/// </summary>
/// <typeparam name="T">float, double, an integer type, or bool.</typeparam>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Text])]
public sealed class Image<T> where T : unmanaged
{
    /// <summary>A plane of zeros (false for a mask).</summary>
    public Image(int width, int height) : this(width, height, new T[Area(width, height)]) { }

    /// <summary>Wraps <paramref name="pixels"/>, which the image owns from here on: nothing is copied.</summary>
    /// <exception cref="ArgumentException">The array does not hold width × height pixels.</exception>
    public Image(int width, int height, T[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.Length != Area(width, height))
        {
            throw new ArgumentException(
                $"{pixels.Length} pixels do not make an image of {width} × {height} = {Area(width, height)}.", nameof(pixels));
        }
        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Pixels along x (NAXIS1).</summary>
    public int Width { get; }

    /// <summary>Pixels along y (NAXIS2).</summary>
    public int Height { get; }

    /// <summary>All pixels, row after row: pixel (x, y) is <c>Pixels[y * Width + x]</c>.</summary>
    [SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "The image is its array; copying it would be the cost.")]
    public T[] Pixels { get; }

    /// <summary>The pixel at column <paramref name="x"/> of row <paramref name="y"/>, 0-based.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The pixel lies outside the image.</exception>
    public T this[int x, int y]
    {
        get => Pixels[Index(x, y)];
        set => Pixels[Index(x, y)] = value;
    }

    /// <summary>Row <paramref name="y"/> as a span over the image's own memory.</summary>
    public Span<T> Row(int y)
    {
        if ((uint)y >= (uint)Height) throw new ArgumentOutOfRangeException(nameof(y), y, $"Rows are 0 to {Height - 1}.");
        return Pixels.AsSpan(y * Width, Width);
    }

    /// <summary>A copy of the rectangle whose lowest corner is pixel (x, y).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rectangle is not wholly inside the image.</exception>
    public Image<T> Crop(int x, int y, int width, int height)
    {
        if (x < 0 || y < 0 || width < 0 || height < 0 || x > Width - width || y > Height - height)
        {
            throw new ArgumentOutOfRangeException(nameof(x), $"[{x}, {x + width}) × [{y}, {y + height}) is not inside {Width} × {Height}.");
        }
        var crop = Uninitialized(width, height);
        for (int row = 0; row < height; row++) Row(y + row).Slice(x, width).CopyTo(crop.Row(row));
        return crop;
    }

    /// <summary>A new image with <paramref name="f"/> applied to every pixel.</summary>
    public Image<TOut> Map<TOut>(Func<T, TOut> f) where TOut : unmanaged
    {
        ArgumentNullException.ThrowIfNull(f);
        var result = Image<TOut>.Uninitialized(Width, Height);
        Compute.Rows(Height, y => PixelLoop.Map(Row(y), result.Row(y), f));
        return result;
    }

    /// <summary>The same without a new plane: every pixel of this image is replaced. For large images that nobody else holds.</summary>
    /// <returns>This image.</returns>
    public Image<T> MapInPlace(Func<T, T> f)
    {
        ArgumentNullException.ThrowIfNull(f);
        Compute.Rows(Height, y => PixelLoop.Map(Row(y), Row(y), f));
        return this;
    }

    /// <summary>A copy with memory of its own.</summary>
    public Image<T> Clone() => new(Width, Height, (T[])Pixels.Clone());

    /// <summary>Whether the other image has the same width and height.</summary>
    public bool SameShape<TOther>(Image<TOther> other) where TOther : unmanaged =>
        other is not null && other.Width == Width && other.Height == Height;

    /// <summary>A plane of whatever the memory held, for kernels that set every pixel.</summary>
    internal static Image<T> Uninitialized(int width, int height) =>
        new(width, height, GC.AllocateUninitializedArray<T>(Area(width, height)));

    /// <inheritdoc/>
    public override string ToString() => $"{typeof(T).Name} image {Width} × {Height}";

    private int Index(int x, int y) => (uint)x < (uint)Width && (uint)y < (uint)Height
        ? y * Width + x
        : throw new ArgumentOutOfRangeException(nameof(x), $"Pixel ({x}, {y}) is outside an image of {Width} × {Height}.");

    private static int Area(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(width);
        ArgumentOutOfRangeException.ThrowIfNegative(height);
        return (long)width * height <= Array.MaxLength
            ? width * height
            : throw new ArgumentOutOfRangeException(nameof(width), $"{width} × {height} pixels are more than one array holds.");
    }
}
