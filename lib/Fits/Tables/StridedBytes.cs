using System.Buffers;
using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Gathers pieces of equal width that stand at equal distances, such as a column in the rows of its table.</summary>
internal static class StridedBytes
{
    private const int ChunkBytes = 1 << 17;
    private const int MaxGap = 1 << 13;

    public static void Gather(DataReader reader, long start, long stride, int width, Span<byte> pieces)
    {
        if (width == 0 || pieces.Length == 0) return;
        int count = pieces.Length / width;
        if (stride == width) reader.Read(start, pieces);
        else if (stride - width > MaxGap) GatherOneByOne(reader, start, stride, width, pieces);
        else GatherInChunks(reader, start, (int)stride, width, count, pieces);
    }

    private static void GatherOneByOne(DataReader reader, long start, long stride, int width, Span<byte> pieces)
    {
        for (; pieces.Length > 0; start += stride, pieces = pieces[width..]) reader.Read(start, pieces[..width]);
    }

    private static void GatherInChunks(DataReader reader, long start, int stride, int width, int count, Span<byte> pieces)
    {
        int step = Math.Min(count, Math.Max(1, ChunkBytes / stride));
        byte[] buffer = ArrayPool<byte>.Shared.Rent(step * stride);
        try
        {
            for (int first = 0; first < count; first += step)
            {
                int rows = Math.Min(step, count - first);
                var chunk = buffer.AsSpan(0, (rows - 1) * stride + width);
                reader.Read(start + (long)first * stride, chunk);
                Gather(chunk, stride, width, pieces.Slice(first * width, rows * width));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Gather(ReadOnlySpan<byte> rows, int stride, int width, Span<byte> pieces)
    {
        switch (width)
        {
            case 1: Gather(rows, stride, pieces); break;
            case 2: Gather(rows, stride, MemoryMarshal.Cast<byte, short>(pieces)); break;
            case 4: Gather(rows, stride, MemoryMarshal.Cast<byte, int>(pieces)); break;
            case 8: Gather(rows, stride, MemoryMarshal.Cast<byte, long>(pieces)); break;
            default:
                for (int from = 0, to = 0; to < pieces.Length; from += stride, to += width) rows.Slice(from, width).CopyTo(pieces[to..]);
                break;
        }
    }

    private static void Gather<T>(ReadOnlySpan<byte> rows, int stride, Span<T> pieces) where T : unmanaged
    {
        for (int i = 0; i < pieces.Length; i++) pieces[i] = MemoryMarshal.Read<T>(rows[(i * stride)..]);
    }
}
