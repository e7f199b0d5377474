namespace HstNotebooks;

/// <summary>The outlines of a TrueType font: the tables 'loca' and 'glyf' (OpenType 1.9).</summary>
internal sealed class GlyphTable(FontTable loca, FontTable glyf, bool longOffsets, int count)
{
    // Composites may hold composites; so many can only be a loop.
    private const int MaxParts = 256;

    [Flags]
    private enum Component
    {
        Words = 1,
        Offsets = 2,
        Scale = 8,
        More = 0x20,
        TwoScales = 0x40,
        Matrix = 0x80,
    }

    /// <summary>The stored bytes of a glyph; none for a blank.</summary>
    public ReadOnlyMemory<byte> Bytes(int glyph)
    {
        if (glyph < 0 || glyph >= count) throw glyf.Fault($"has {count} glyphs, but number {glyph} is asked for");
        long from = Offset(glyph), to = Offset(glyph + 1);
        return glyf.Slice(from, to - from);
    }

    /// <summary>The glyphs that a composite is made of.</summary>
    public IEnumerable<int> Components(int glyph)
    {
        var data = new FontTable(glyf.Font, glyf.Tag, Bytes(glyph));
        return data.Length == 0 || data.I16(0) >= 0 ? [] : Parts(data).Select(p => p.Glyph);
    }

    public GlyphOutline Outline(int glyph)
    {
        var contours = new List<IReadOnlyList<OutlinePoint>>();
        int parts = 0;
        Collect(glyph, p => p, contours, ref parts);
        return contours.Count == 0 ? GlyphOutline.Empty : new(contours);
    }

    private long Offset(int glyph) => longOffsets ? loca.U32(4 * glyph) : 2L * loca.U16(2 * glyph);

    private void Collect(int glyph, Func<OutlinePoint, OutlinePoint> place, List<IReadOnlyList<OutlinePoint>> contours, ref int parts)
    {
        if (++parts > MaxParts) throw glyf.Fault($"has a glyph of more than {MaxParts} parts");
        var data = new FontTable(glyf.Font, glyf.Tag, Bytes(glyph));
        if (data.Length == 0) return;
        if (data.I16(0) >= 0)
        {
            contours.AddRange(SimpleGlyph.Contours(data).Select(c => SimpleGlyph.Explicit([.. c.Select(place)])).Where(c => c.Count > 0));
            return;
        }
        foreach (var (part, m) in Parts(data))
        {
            Collect(part, p => place(new(m[0] * p.X + m[2] * p.Y + m[4], m[1] * p.X + m[3] * p.Y + m[5], p.OnCurve)), contours, ref parts);
        }
    }

    // The matrix is (xx, xy, yx, yy, dx, dy) in the order of the file.
    private static IEnumerable<(int Glyph, double[] Matrix)> Parts(FontTable data)
    {
        Component flags;
        int at = 10;
        do
        {
            flags = (Component)data.U16(at);
            int glyph = data.U16(at + 2);
            if (!flags.HasFlag(Component.Offsets)) throw data.Fault($"has a composite placed by matching points, which is not supported");
            bool words = flags.HasFlag(Component.Words);
            double dx = words ? data.I16(at + 4) : (sbyte)data.U8(at + 4), dy = words ? data.I16(at + 6) : (sbyte)data.U8(at + 5);
            at += words ? 8 : 6;
            int scales = (flags & (Component.Matrix | Component.TwoScales | Component.Scale)) switch
            {
                0 => 0,
                Component.Scale => 1,
                Component.TwoScales => 2,
                _ => 4,
            };
            var s = new double[scales];
            for (int i = 0; i < scales; i++, at += 2) s[i] = data.I16(at) / 16384.0;
            yield return (glyph, scales switch
            {
                4 => [s[0], s[1], s[2], s[3], dx, dy],
                2 => [s[0], 0, 0, s[1], dx, dy],
                1 => [s[0], 0, 0, s[0], dx, dy],
                _ => [1, 0, 0, 1, dx, dy],
            });
        }
        while (flags.HasFlag(Component.More));
    }
}
