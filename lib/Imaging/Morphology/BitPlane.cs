namespace HstNotebooks.Imaging;

/// <summary>A mask of one bit a pixel: bit (x mod 64) of word x / 64 of the row. Bits beyond the width are 0.</summary>
internal sealed class BitPlane
{
    private readonly int _width, _height, _words;
    private readonly ulong[] _bits;

    private BitPlane(int width, int height)
    {
        (_width, _height, _words) = (width, height, (width + 63) / 64);
        _bits = new ulong[_words * height];
    }

    public static BitPlane Pack(Image<bool> mask)
    {
        var plane = new BitPlane(mask.Width, mask.Height);
        Compute.Rows(mask.Height, y =>
        {
            var from = mask.Row(y);
            var to = plane.Row(y);
            for (int x = 0; x < from.Length; x++) if (from[x]) to[x >> 6] |= 1UL << (x & 63);
        });
        return plane;
    }

    public Image<bool> Unpack()
    {
        var mask = new Image<bool>(_width, _height);
        Compute.Rows(_height, y =>
        {
            var from = Row(y);
            var to = mask.Row(y);
            for (int x = 0; x < to.Length; x++) to[x] = (from[x >> 6] >> (x & 63) & 1) != 0;
        });
        return mask;
    }

    public BitPlane Not()
    {
        var result = new BitPlane(_width, _height);
        Compute.Rows(_height, y =>
        {
            var from = Row(y);
            var to = result.Row(y);
            for (int i = 0; i < to.Length; i++) to[i] = ~from[i];
            result.ClearBeyondWidth(y);
        });
        return result;
    }

    /// <summary>
    /// The union of this plane shifted by every offset of the footprint; pixels outside the plane are <paramref name="outside"/>.
    /// </summary>
    public BitPlane Dilate(Footprint.Run[] runs, bool outside)
    {
        var result = new BitPlane(_width, _height);
        Compute.For((_height + 31) / 32, band =>
        {
            var smeared = new ulong[_words];
            var scratch = new ulong[_words];
            int end = Math.Min(_height, band * 32 + 32);
            // One run at a time over a band of rows: the source row is smeared along x once and lands in one result row.
            foreach (var run in runs)
            {
                for (int y = band * 32; y < end; y++)
                {
                    var to = result.Row(y);
                    int source = y - run.Dy;
                    if ((uint)source >= (uint)_height)
                    {
                        if (outside) to.Fill(ulong.MaxValue);
                        continue;
                    }
                    Smear(Row(source), run.First, run.Last, outside, smeared, scratch);
                    for (int i = 0; i < to.Length; i++) to[i] |= smeared[i];
                }
            }
            for (int y = band * 32; y < end; y++) result.ClearBeyondWidth(y);
        });
        return result;
    }

    // to = OR of the row shifted by first…last pixels to higher x. A run across the centre is smeared to either side by itself, so that
    // no pixel is shifted out of the row and back in.
    private void Smear(ReadOnlySpan<ulong> row, int first, int last, bool outside, Span<ulong> to, Span<ulong> scratch)
    {
        if (first >= 0 || last <= 0)
        {
            Spread(row, first >= 0 ? first : last, last - first, first >= 0 ? 1 : -1, outside, to, scratch);
            return;
        }
        Spread(row, 0, last, 1, outside, to, scratch);
        Span<ulong> left = new ulong[to.Length];
        Spread(row, 0, -first, -1, outside, left, scratch);
        for (int i = 0; i < to.Length; i++) to[i] |= left[i];
    }

    // to = OR of the row shifted by start, start + direction, …, `more` further times; by doubling, in log₂ shifts.
    private void Spread(ReadOnlySpan<ulong> row, int start, int more, int direction, bool outside, Span<ulong> to, Span<ulong> scratch)
    {
        Shift(row, start, outside, to);
        for (int done = 1; done < more + 1;)
        {
            int step = Math.Min(done, more + 1 - done);
            Shift(to, direction * step, outside, scratch);
            for (int i = 0; i < to.Length; i++) to[i] |= scratch[i];
            done += step;
        }
    }

    // to[x] = row[x − by]; pixels that come from beyond either border are `outside`.
    private void Shift(ReadOnlySpan<ulong> row, int by, bool outside, Span<ulong> to)
    {
        ulong fill = outside ? ulong.MaxValue : 0;
        int words = by >> 6, bits = by & 63;
        for (int i = 0; i < to.Length; i++)
        {
            ulong here = At(row, i - words);
            to[i] = bits == 0 ? here : here << bits | At(row, i - words - 1) >> (64 - bits);
        }

        ulong At(ReadOnlySpan<ulong> r, int i)
        {
            if (i < 0 || i >= r.Length) return fill;
            return outside && i == r.Length - 1 && (_width & 63) != 0 ? r[i] | ulong.MaxValue << (_width & 63) : r[i];
        }
    }

    private Span<ulong> Row(int y) => _bits.AsSpan(y * _words, _words);

    private void ClearBeyondWidth(int y)
    {
        if ((_width & 63) != 0) Row(y)[^1] &= (1UL << (_width & 63)) - 1;
    }
}
