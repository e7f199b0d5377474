using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>
/// The pixels of a section as if they were stored one after the other. Only they are read from the source, in runs as long as
/// they are contiguous; pixels at a step along NAXIS1 are picked from what lies between the first and the last of a buffer.
/// </summary>
internal sealed class SectionReader : DataReader
{
    private const int BufferBytes = 1 << 16;

    private readonly DataReader source;
    private readonly int size;
    private readonly long origin;
    private readonly (long Length, long Step) line;
    private readonly List<(long Length, long Step)> outer = [];
    private byte[]? buffer;

    public SectionReader(DataReader source, int elementSize, ImageSection section, IReadOnlyList<long> shape)
    {
        this.source = source;
        size = elementSize;
        line = (1, 1);
        long stride = 1;
        bool isContiguous = true;
        for (int i = 0; i < section.Axes.Count; stride *= shape[i++])
        {
            var (start, length, step) = section.Axes[i];
            origin += start * stride;
            if (length == 1) step = 1;
            if (isContiguous && step == 1) line = (line.Length * length, 1);
            else if (i == 0) line = (length, step);
            else outer.Add((length, step * stride));
            isContiguous &= step == 1 && length == shape[i];
        }
    }

    public override void Read(long offset, Span<byte> target)
    {
        for (long element = offset / size; target.Length > 0;)
        {
            var (index, within) = long.DivRem(element, line.Length);
            long place = origin + within * line.Step;
            foreach (var (length, step) in outer)
            {
                (index, long along) = long.DivRem(index, length);
                place += along * step;
            }
            int count = (int)Math.Min(line.Length - within, target.Length / size);
            ReadLine(place, target[..(count * size)]);
            target = target[(count * size)..];
            element += count;
        }
    }

    public override void Dispose()
    {
        source.Dispose();
        base.Dispose();
    }

    private void ReadLine(long place, Span<byte> target)
    {
        if (line.Step == 1)
        {
            source.Read(place * size, target);
            return;
        }
        buffer ??= new byte[BufferBytes];
        long stride = Math.Abs(line.Step);
        while (target.Length > 0)
        {
            int count = (int)Math.Min(target.Length / size, 1 + (BufferBytes / size - 1) / stride);
            long last = place + (count - 1) * line.Step;
            var covering = buffer.AsSpan(0, (int)((count - 1) * stride + 1) * size);
            source.Read(Math.Min(place, last) * size, covering);
            Pick(covering, target[..(count * size)], line.Step);
            target = target[(count * size)..];
            place += count * line.Step;
        }
    }

    private void Pick(ReadOnlySpan<byte> covering, Span<byte> target, long step)
    {
        if (size == 1) Pick<byte>(covering, target, step);
        else if (size == 2) Pick<short>(covering, target, step);
        else if (size == 4) Pick<int>(covering, target, step);
        else Pick<long>(covering, target, step);
    }

    private static void Pick<T>(ReadOnlySpan<byte> covering, Span<byte> target, long step) where T : unmanaged
    {
        var from = MemoryMarshal.Cast<byte, T>(covering);
        var to = MemoryMarshal.Cast<byte, T>(target);
        long at = step > 0 ? 0 : from.Length - 1;
        for (int i = 0; i < to.Length; i++, at += step) to[i] = from[(int)at];
    }
}
