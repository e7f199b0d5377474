using System.Runtime.CompilerServices;

namespace HstNotebooks;

/// <summary>
/// One pixel over another (Porter &amp; Duff 1984), straight opacity, of the sRGB values as they are: physically wrong, but what browsers
/// and printers do with the same figure.
/// </summary>
internal static class Over
{
    /// <summary>The opacity that hides what is below.</summary>
    public const uint Opaque = 1 << 16;

    public static uint Pixel(Rgb color) => color.R | (uint)color.G << 8 | (uint)color.B << 16 | 0xFF000000;

    /// <param name="below">A pixel.</param>
    /// <param name="above">An opaque pixel.</param>
    /// <param name="alpha">Its opacity here, 0 to <see cref="Opaque"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Blend(uint below, uint above, uint alpha)
    {
        if (alpha >= Opaque) return above;
        if (below >> 24 != 255) return OnGlass(below, above, alpha);
        return Mix(0) | Mix(8) | Mix(16) | 0xFF000000;

        uint Mix(int shift) =>
            ((below >> shift & 255) * (Opaque - alpha) + (above >> shift & 255) * alpha + Opaque / 2) >> 16 << shift;
    }

    /// <summary>A pixel with an opacity of its own.</summary>
    public static uint Blend(uint below, uint above)
    {
        uint alpha = above >> 24;
        return alpha == 0 ? below : Blend(below, above | 0xFF000000, (alpha * Opaque + 127) / 255);
    }

    private static uint OnGlass(uint below, uint above, uint alpha)
    {
        float a = alpha / (float)Opaque, b = (below >> 24) / 255f * (1 - a), all = a + b;
        return Mix(0) | Mix(8) | Mix(16) | (uint)(255 * all + 0.5f) << 24;

        uint Mix(int shift) => (uint)(((above >> shift & 255) * a + (below >> shift & 255) * b) / all + 0.5f) << shift;
    }
}
