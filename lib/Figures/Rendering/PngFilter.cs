using System.Numerics;

namespace HstNotebooks;

/// <summary>
/// The filters of PNG (RFC 2083, section 6): photographs pack better as differences to their neighbours; plots and images in the colours
/// of a map do not, because the differences of few colours are many. Rows choose for themselves.
/// </summary>
internal static class PngFilter
{
    private const byte None = 0, Sub = 1, Up = 2, Paeth = 4;

    /// <summary>Writes the filter's number and the filtered row.</summary>
    /// <param name="row">Channels of the pixels in turn.</param>
    /// <param name="above">The row before; zeros before the first.</param>
    /// <param name="channels">Three or four bytes a pixel.</param>
    /// <param name="to">One byte longer than the row.</param>
    public static void Write(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> to)
    {
        to[0] = None;
        row.CopyTo(to[1..]);
        if (HasFewColors(row, channels)) return;

        Span<byte> trial = new byte[row.Length];
        long least = long.MaxValue;
        foreach (byte filter in (ReadOnlySpan<byte>)[Up, Sub, Paeth])
        {
            Apply(filter, row, above, channels, trial);
            // The customary guess at what packs best: small differences of either sign.
            long sum = 0;
            foreach (byte d in trial) sum += Math.Abs((int)(sbyte)d);
            if (sum >= least) continue;
            least = sum;
            to[0] = filter;
            trial.CopyTo(to[1..]);
        }
    }

    // Colours are told apart by a hash of 12 bits: of rows with many colours it misses some, which does not matter.
    private static bool HasFewColors(ReadOnlySpan<byte> row, int channels)
    {
        Span<bool> seen = stackalloc bool[1 << 12];
        seen.Clear();
        int count = 0;
        for (int i = 0; i < row.Length; i += channels)
        {
            uint hash = (row[i] | (uint)row[i + 1] << 8 | (uint)row[i + 2] << 16) * 0x9E3779B1 >> 20;
            if (seen[(int)hash]) continue;
            seen[(int)hash] = true;
            count++;
        }
        return count <= row.Length / channels / 4;
    }

    private static void Apply(byte filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> to)
    {
        switch (filter)
        {
            case Up:
                Subtract(row, above, to);
                break;
            case Sub:
                row[..channels].CopyTo(to);
                Subtract(row[channels..], row[..^channels], to[channels..]);
                break;
            case Paeth:
                Subtract(row[..channels], above[..channels], to);
                for (int i = channels; i < row.Length; i++)
                {
                    int left = row[i - channels], up = above[i], corner = above[i - channels];
                    int p = Math.Abs(up - corner), q = Math.Abs(left - corner), r = Math.Abs(left + up - 2 * corner);
                    to[i] = (byte)(row[i] - (p <= q && p <= r ? left : q <= r ? up : corner));
                }
                break;
        }
    }

    private static void Subtract(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, Span<byte> to)
    {
        int i = 0;
        for (; i + Vector<byte>.Count <= a.Length; i += Vector<byte>.Count)
        {
            (new Vector<byte>(a[i..]) - new Vector<byte>(b[i..])).CopyTo(to[i..]);
        }
        for (; i < a.Length; i++) to[i] = (byte)(a[i] - b[i]);
    }
}
