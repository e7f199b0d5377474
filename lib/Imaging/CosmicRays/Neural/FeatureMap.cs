using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// The channels of one layer of a network. A row holds all its channels one after the other, so that what a convolution needs is close
/// together; zeros lie around every channel, as the convolutions of the network pad.
/// </summary>
internal sealed class FeatureMap
{
    /// <summary>Floats in a cache line, and where pixel 0 of a channel lies.</summary>
    public const int Margin = 16;

    private readonly float[] _values;

    public FeatureMap(int channels, int width, int height)
    {
        (Channels, Width, Height) = (channels, width, height);
        int lines = (Margin + Computed + 1 + Margin - 1) / Margin;
        // An odd number of cache lines: channels a power of two apart would share a few sets of the cache.
        ChannelStride = (lines | 1) * Margin;
        _values = new float[checked(channels * ChannelStride * (height + 2))];
    }

    public int Channels { get; }

    public int Width { get; }

    public int Height { get; }

    /// <summary>From a pixel to the same pixel of the next channel.</summary>
    public int ChannelStride { get; }

    /// <summary>From a pixel to the pixel above it.</summary>
    public int RowStride => Channels * ChannelStride;

    /// <summary>Pixels computed at once, in three vectors.</summary>
    public static int Block => 3 * Vector<float>.Count;

    /// <summary>Pixels computed in a row: the width in whole blocks.</summary>
    public int Computed => (Width + Block - 1) / Block * Block;

    /// <summary>
    /// Row y, −1 ≤ y ≤ height, from its first margin: pixel x of channel c is at <c>c * ChannelStride + Margin + x</c>.
    /// </summary>
    public Span<float> Row(int y) => _values.AsSpan((y + 1) * RowStride, RowStride);

    /// <summary>The pixels of a channel in a row.</summary>
    public Span<float> Row(int channel, int y) => Row(y).Slice(channel * ChannelStride + Margin, Width);

    /// <summary>Sets what was computed beyond the width back to the zeros that pad the row.</summary>
    public void ClearBeyondWidth(int channel, int y) => Row(y).Slice(channel * ChannelStride + Margin + Width, Computed - Width).Clear();
}
