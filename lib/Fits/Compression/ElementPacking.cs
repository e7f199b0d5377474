using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Runs of equal elements, big-endian, from and to their packed form: what compressed images and tables have in common.</summary>
internal static class ElementPacking
{
    /// <summary>
    /// Whether the bytes, packed with GZIP_1, GZIP_2 or not at all, are as many as the target holds, which then has them.
    /// </summary>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    public static bool TryUnpack(CompressionAlgorithm algorithm, ArraySegment<byte> packed, Span<byte> target, int elementSize) =>
        algorithm switch
        {
            CompressionAlgorithm.Gzip1 => GzipTile.TryUnpack(packed, target),
            CompressionAlgorithm.Gzip2 => TryUnshuffle(packed, target, elementSize),
            CompressionAlgorithm.None => packed.Count == target.Length && packed.AsSpan().TryCopyTo(target),
            _ => false,
        };

    /// <summary>Integers as 1, 2 or 4 big-endian bytes; the nearest that fits for those which do not.</summary>
    public static void Store(ReadOnlySpan<int> integers, Span<byte> target, int elementSize)
    {
        if (elementSize == 1) Narrow(integers, target);
        else if (elementSize == 2) Narrow(integers, MemoryMarshal.Cast<byte, short>(target));
        else MemoryMarshal.AsBytes(integers).CopyTo(target);
        PixelBytes.Swap(target, elementSize);
    }

    private static void Narrow(ReadOnlySpan<int> wide, Span<byte> narrow)
    {
        for (int i = 0; i < wide.Length; i++) narrow[i] = byte.CreateSaturating(wide[i]);
    }

    private static void Narrow(ReadOnlySpan<int> wide, Span<short> narrow)
    {
        int i = 0;
        for (int step = Vector<int>.Count; i <= wide.Length - 2 * step; i += 2 * step)
        {
            Vector.NarrowWithSaturation(new Vector<int>(wide[i..]), new Vector<int>(wide[(i + step)..])).CopyTo(narrow[i..]);
        }
        for (; i < wide.Length; i++) narrow[i] = short.CreateSaturating(wide[i]);
    }

    private static bool TryUnshuffle(ArraySegment<byte> packed, Span<byte> target, int elementSize)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(target.Length);
        try
        {
            var shuffled = buffer.AsSpan(0, target.Length);
            if (!GzipTile.TryUnpack(packed, shuffled)) return false;
            ByteShuffle.Join(shuffled, target, elementSize);
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
