namespace HstNotebooks.Imaging;

/// <summary>
/// A U-Net of one level, as Zhang &amp; Bloom (2020, ApJ 889, 24) use it: two 3 × 3 convolutions at full resolution, two at half of it
/// after a 2 × 2 maximum, a transposed 2 × 2 convolution back up, two more 3 × 3 convolutions of that beside the first two's result
/// (the skip connection), a 1 × 1 convolution and a sigmoid. Every 3 × 3 convolution pads with zeros and is rectified.
/// </summary>
internal sealed class UNet
{
    private const float Rectified = 0, Linear = float.NegativeInfinity;

    // How far a result reaches back to either side: 2 pixels, 2 pixels at half resolution twice over, 2 pixels and the 2 × 2 of the
    // maximum make 9; and even, so that the pairs of the maximum stay pairs.
    public const int ReachPx = 10;

    public required ConvolutionLayer Encode1 { get; init; }

    public required ConvolutionLayer Encode2 { get; init; }

    public required ConvolutionLayer Deep1 { get; init; }

    public required ConvolutionLayer Deep2 { get; init; }

    /// <summary>The transposed convolution as 1 × 1 convolution to 4 channels for each of its own: the pixels (0,0) (1,0) (0,1) (1,1) of
    /// the 2 × 2.</summary>
    public required ConvolutionLayer Up { get; init; }

    public required ConvolutionLayer Decode1 { get; init; }

    public required ConvolutionLayer Decode2 { get; init; }

    public required ConvolutionLayer Output { get; init; }

    public int Hidden => Encode1.Outputs;

    public double MultiplyAddsPerPixel =>
        Encode1.MultiplyAddsPerPixel + Encode2.MultiplyAddsPerPixel + Decode1.MultiplyAddsPerPixel + Decode2.MultiplyAddsPerPixel
        + Output.MultiplyAddsPerPixel + (Deep1.MultiplyAddsPerPixel + Deep2.MultiplyAddsPerPixel + Up.MultiplyAddsPerPixel) / 4.0;

    /// <summary>
    /// The probability for every pixel of <see cref="UNetMaps.Input"/>, row by row into <paramref name="write"/>, which is called for
    /// different rows at once.
    /// </summary>
    public void Run(UNetMaps maps, RowWriter write, CancellationToken cancellation)
    {
        Convolve(Encode1, maps.Input, maps.First, cancellation);
        Convolve(Encode2, maps.First, maps.Joined, cancellation);
        Rows(maps.Pooled, y => Pool(maps.Joined, maps.Pooled, y), cancellation);
        Convolve(Deep1, maps.Pooled, maps.Deep1, cancellation);
        Convolve(Deep2, maps.Deep1, maps.Deep2, cancellation);
        Rows(maps.Deep2, y => Upsample(maps.Deep2, maps.Joined, y), cancellation);
        Convolve(Decode1, maps.Joined, maps.First, cancellation);
        Convolve(Decode2, maps.First, maps.Joined, cancellation);
        Rows(maps.Joined, y => Finish(maps.Joined, y, write), cancellation);
    }

    public delegate void RowWriter(int y, ReadOnlySpan<float> probability);

    private static void Convolve(ConvolutionLayer layer, FeatureMap from, FeatureMap to, CancellationToken cancellation) =>
        Rows(from, y =>
        {
            layer.Row(from, y, to.Row(y)[FeatureMap.Margin..], to.ChannelStride, Rectified);
            for (int channel = 0; channel < layer.Outputs; channel++) to.ClearBeyondWidth(channel, y);
        }, cancellation);

    private static void Pool(FeatureMap from, FeatureMap to, int y)
    {
        for (int channel = 0; channel < to.Channels; channel++)
        {
            ReadOnlySpan<float> lower = from.Row(channel, 2 * y), upper = from.Row(channel, 2 * y + 1);
            var row = to.Row(channel, y);
            for (int x = 0; x < row.Length; x++)
            {
                row[x] = MathF.Max(MathF.Max(lower[2 * x], lower[2 * x + 1]), MathF.Max(upper[2 * x], upper[2 * x + 1]));
            }
        }
    }

    // Into the second half of the channels, beside what the encoder left in the first.
    private void Upsample(FeatureMap from, FeatureMap to, int y)
    {
        int stride = from.Computed;
        var corners = new float[Up.Outputs * stride];
        Up.Row(from, y, corners, stride, Linear);
        for (int channel = 0; channel < Hidden; channel++)
        {
            for (int dy = 0; dy < 2; dy++)
            {
                ReadOnlySpan<float> even = corners.AsSpan((4 * channel + 2 * dy) * stride, from.Width);
                ReadOnlySpan<float> odd = corners.AsSpan((4 * channel + 2 * dy + 1) * stride, from.Width);
                var row = to.Row(Hidden + channel, 2 * y + dy);
                for (int x = 0; x < even.Length; x++) (row[2 * x], row[2 * x + 1]) = (even[x], odd[x]);
            }
        }
    }

    private void Finish(FeatureMap from, int y, RowWriter write)
    {
        int stride = from.Computed;
        var row = new float[Output.Outputs * stride];
        Output.Row(from, y, row, stride, Linear);
        for (int x = 0; x < from.Width; x++) row[x] = 1 / (1 + MathF.Exp(-row[x]));
        write(y, row.AsSpan(0, from.Width));
    }

    private static void Rows(FeatureMap map, Action<int> row, CancellationToken cancellation)
    {
        const int band = 4;
        Compute.For((map.Height + band - 1) / band, b =>
        {
            int end = Math.Min(map.Height, (b + 1) * band);
            for (int y = b * band; y < end; y++) row(y);
        }, cancellation);
    }
}
