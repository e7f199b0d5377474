namespace HstNotebooks.Fits;

/// <summary>
/// The order of bytes in GZIP_2 (FITS 4.0, section 10.4.2): the first, most significant, bytes of all elements, then all second bytes, and
/// so on, which packs better.
/// </summary>
internal static class ByteShuffle
{
    // Elements a pass: their bytes stay in the first-level cache until each has been visited for every significance.
    private const int Chunk = 2048;

    /// <summary>From elements to bytes by significance; the spans are equally long, a multiple of the element's size.</summary>
    public static void Split(ReadOnlySpan<byte> elements, Span<byte> split, int elementSize)
    {
        int count = Count(elements.Length, split.Length, elementSize);
        for (int start = 0; start < count; start += Chunk)
        {
            int length = Math.Min(Chunk, count - start);
            for (int significance = 0; significance < elementSize; significance++)
            {
                var from = elements[(start * elementSize + significance)..];
                var to = split.Slice(significance * count + start, length);
                for (int i = 0, j = 0; i < to.Length; i++, j += elementSize) to[i] = from[j];
            }
        }
    }

    /// <summary>Undoes <see cref="Split"/>.</summary>
    public static void Join(ReadOnlySpan<byte> split, Span<byte> elements, int elementSize)
    {
        int count = Count(split.Length, elements.Length, elementSize);
        for (int start = 0; start < count; start += Chunk)
        {
            int length = Math.Min(Chunk, count - start);
            for (int significance = 0; significance < elementSize; significance++)
            {
                var from = split.Slice(significance * count + start, length);
                var to = elements[(start * elementSize + significance)..];
                for (int i = 0, j = 0; i < from.Length; i++, j += elementSize) to[j] = from[i];
            }
        }
    }

    private static int Count(int from, int to, int elementSize)
    {
        if (from != to || from % elementSize != 0)
        {
            throw new InvalidDataException(string.Create(null,
                $"{from} bytes are shuffled into {to}; expected equal numbers, a multiple of the element's {elementSize} bytes."));
        }
        return from / elementSize;
    }
}
