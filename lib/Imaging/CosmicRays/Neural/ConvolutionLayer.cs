using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// Cross-correlation of all channels of a feature map with a kernel of 1 × 1 or 3 × 3 pixels for every pair of input and output channel,
/// plus a bias. Four output channels and three vectors of pixels are summed in twelve registers at once; a pixel's sum has the same
/// order wherever the pixel lies.
/// </summary>
internal sealed class ConvolutionLayer
{
    private const int BlockChannels = 4;

    // A row of a patch: a block of pixels and one more on either side, in whole cache lines.
    private static readonly int PatchStride = (FeatureMap.Block + 2 + 15) / 16 * 16;

    private readonly float[] _weights;   // [block of outputs][input][tap][output in block]
    private readonly float[] _bias;
    private readonly int _size;

    /// <param name="size">1 or 3.</param>
    /// <param name="inputs">Input channels: the first ones of the map.</param>
    /// <param name="outputs">Output channels; channels of zeros are added up to a multiple of 4.</param>
    /// <param name="weight">Of (output, input, tap), taps row after row.</param>
    /// <param name="bias">Of an output.</param>
    public ConvolutionLayer(int size, int inputs, int outputs, Func<int, int, int, float> weight, Func<int, float> bias)
    {
        int taps = size * size;
        (_size, Inputs, Outputs) = (size, inputs, (outputs + BlockChannels - 1) / BlockChannels * BlockChannels);
        MultiplyAddsPerPixel = taps * inputs * outputs;
        _bias = new float[Outputs];
        _weights = new float[Outputs * inputs * taps];
        for (int o = 0; o < outputs; o++)
        {
            _bias[o] = bias(o);
            int block = o / BlockChannels * inputs * taps;
            for (int i = 0; i < inputs; i++)
            {
                for (int t = 0; t < taps; t++) _weights[(block + i * taps + t) * BlockChannels + o % BlockChannels] = weight(o, i, t);
            }
        }
    }

    public int Inputs { get; }

    /// <summary>Output channels, a multiple of 4.</summary>
    public int Outputs { get; }

    public int MultiplyAddsPerPixel { get; }

    /// <summary>
    /// Row y of the convolution into <paramref name="to"/>, <see cref="FeatureMap.Computed"/> pixels of each output channel, channels
    /// <paramref name="stride"/> apart; values below <paramref name="floor"/> are raised to it (0 rectifies).
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Row(FeatureMap from, int y, Span<float> to, int stride, float floor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from.Channels, Inputs);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, from.Computed);
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Length, (Outputs - 1) * stride + from.Computed);
        int inputRows = Inputs * _size, blockWeights = BlockChannels * inputRows * _size;
        float[] patch = ArrayPool<float>.Shared.Rent(inputRows * PatchStride);
        for (int x = 0; x < from.Computed; x += FeatureMap.Block)
        {
            Gather(from, x, y, patch);
            for (int o = 0; o < Outputs; o += BlockChannels)
            {
                ConvolveBlock(ref patch[0], ref _weights[o / BlockChannels * blockWeights], _bias.AsSpan(o, BlockChannels),
                    ref to[o * stride + x], stride, floor);
            }
        }
        ArrayPool<float>.Shared.Return(patch);
    }

    // The pixels under the kernel for a block of outputs at (x, y), channel by channel, row by row. In the map each of these rows lies in
    // another page of memory, and they are needed once for every four output channels.
    private void Gather(FeatureMap from, int x, int y, float[] patch)
    {
        int radius = _size / 2, length = FeatureMap.Block + 2 * radius;
        for (int dy = 0; dy < _size; dy++)
        {
            ReadOnlySpan<float> row = from.Row(y + dy - radius);
            for (int channel = 0; channel < Inputs; channel++)
            {
                row.Slice(channel * from.ChannelStride + FeatureMap.Margin + x - radius, length)
                    .CopyTo(patch.AsSpan((channel * _size + dy) * PatchStride));
            }
        }
    }

    // Row[a, b, c, d] are the output channels; 0, 1, 2 the vectors of pixels.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ConvolveBlock(
        ref float patch, ref float weight, ReadOnlySpan<float> bias, ref float target, int stride, float floor)
    {
        int lanes = Vector<float>.Count, size = _size;
        Vector<float> a0 = new(bias[0]), a1 = a0, a2 = a0, b0 = new(bias[1]), b1 = b0, b2 = b0;
        Vector<float> c0 = new(bias[2]), c1 = c0, c2 = c0, d0 = new(bias[3]), d1 = d0, d2 = d0;
        for (int row = Inputs * size; row > 0; row--)
        {
            ref float pixel = ref patch;
            for (int dx = size; dx > 0; dx--)
            {
                var v0 = Vector.LoadUnsafe(ref pixel);
                var v1 = Vector.LoadUnsafe(ref pixel, (nuint)lanes);
                var v2 = Vector.LoadUnsafe(ref pixel, (nuint)(2 * lanes));
                var w = new Vector<float>(weight);
                a0 = Vector.FusedMultiplyAdd(w, v0, a0);
                a1 = Vector.FusedMultiplyAdd(w, v1, a1);
                a2 = Vector.FusedMultiplyAdd(w, v2, a2);
                w = new(Unsafe.Add(ref weight, 1));
                b0 = Vector.FusedMultiplyAdd(w, v0, b0);
                b1 = Vector.FusedMultiplyAdd(w, v1, b1);
                b2 = Vector.FusedMultiplyAdd(w, v2, b2);
                w = new(Unsafe.Add(ref weight, 2));
                c0 = Vector.FusedMultiplyAdd(w, v0, c0);
                c1 = Vector.FusedMultiplyAdd(w, v1, c1);
                c2 = Vector.FusedMultiplyAdd(w, v2, c2);
                w = new(Unsafe.Add(ref weight, 3));
                d0 = Vector.FusedMultiplyAdd(w, v0, d0);
                d1 = Vector.FusedMultiplyAdd(w, v1, d1);
                d2 = Vector.FusedMultiplyAdd(w, v2, d2);
                pixel = ref Unsafe.Add(ref pixel, 1);
                weight = ref Unsafe.Add(ref weight, BlockChannels);
            }
            patch = ref Unsafe.Add(ref patch, PatchStride);
        }
        var least = new Vector<float>(floor);
        Store(ref target, least, a0, a1, a2);
        Store(ref Unsafe.Add(ref target, stride), least, b0, b1, b2);
        Store(ref Unsafe.Add(ref target, 2 * stride), least, c0, c1, c2);
        Store(ref Unsafe.Add(ref target, 3 * stride), least, d0, d1, d2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float target, Vector<float> least, Vector<float> v0, Vector<float> v1, Vector<float> v2)
    {
        Vector.Max(v0, least).StoreUnsafe(ref target);
        Vector.Max(v1, least).StoreUnsafe(ref target, (nuint)Vector<float>.Count);
        Vector.Max(v2, least).StoreUnsafe(ref target, (nuint)(2 * Vector<float>.Count));
    }
}
