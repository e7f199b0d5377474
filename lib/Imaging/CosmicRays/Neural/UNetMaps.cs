namespace HstNotebooks.Imaging;

/// <summary>
/// What the layers of a <see cref="UNet"/> write for a window of even width and height. Memory: 4.25 × hidden floats a pixel, 544 bytes
/// at 32 hidden channels.
/// </summary>
internal sealed class UNetMaps(int hidden, int width, int height)
{
    public FeatureMap Input { get; } = new(1, width, height);

    /// <summary>After the first convolution of the encoder, later of the decoder.</summary>
    public FeatureMap First { get; } = new(hidden, width, height);

    /// <summary>The encoder's result beside what comes up from half resolution; at the end the decoder's result in the first
    /// half.</summary>
    public FeatureMap Joined { get; } = new(2 * hidden, width, height);

    public FeatureMap Pooled { get; } = new(hidden, width / 2, height / 2);

    public FeatureMap Deep1 { get; } = new(2 * hidden, width / 2, height / 2);

    public FeatureMap Deep2 { get; } = new(2 * hidden, width / 2, height / 2);

    public int Width => Input.Width;

    public int Height => Input.Height;
}
