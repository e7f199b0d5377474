using System.Buffers.Binary;
using System.Text;

namespace HstNotebooks;

/// <summary>A TrueType file with only some glyphs, under their old numbers: what PDF embeds (ISO 32000-1, 9.9).</summary>
internal static class TrueTypeSubset
{
    public static byte[] Of(FontFace face, IEnumerable<int> glyphs)
    {
        var kept = new SortedSet<int> { 0 };
        foreach (int glyph in glyphs) Keep(glyph);
        int count = kept.Max + 1;

        byte[] head = Copy("head"), hhea = Copy("hhea"), maxp = Copy("maxp"), metrics = new byte[4 * count], loca = new byte[4 * count + 4];
        // Zero while the check sums are made; then offsets of 32 bits.
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        BinaryPrimitives.WriteUInt16BigEndian(hhea.AsSpan(34), (ushort)count);
        BinaryPrimitives.WriteUInt16BigEndian(maxp.AsSpan(4), (ushort)count);
        using var glyf = new MemoryStream();
        for (int glyph = 0; glyph < count; glyph++)
        {
            if (kept.Contains(glyph))
            {
                BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * glyph), (ushort)face.Advance(glyph));
                BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan(4 * glyph + 2), (short)face.LeftSideBearing(glyph));
                glyf.Write(face.GlyphBytes(glyph).Span);
                while (glyf.Length % 4 != 0) glyf.WriteByte(0);
            }
            BinaryPrimitives.WriteUInt32BigEndian(loca.AsSpan(4 * glyph + 4), (uint)glyf.Length);
        }
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["glyf"] = glyf.ToArray(),
            ["head"] = head,
            ["hhea"] = hhea,
            ["hmtx"] = metrics,
            ["loca"] = loca,
            ["maxp"] = maxp,
        };
        // The programs of hinted fonts, which the glyphs call.
        foreach (string tag in new[] { "cvt ", "fpgm", "prep" })
        {
            if (face.Table(tag) is not null) tables[tag] = Copy(tag);
        }
        return File(tables);

        void Keep(int glyph)
        {
            if (!kept.Add(glyph)) return;
            foreach (int part in face.Components(glyph)) Keep(part);
        }

        byte[] Copy(string tag) => face.Required(tag).Bytes.ToArray();
    }

    private static byte[] File(SortedDictionary<string, byte[]> tables)
    {
        int start = 12 + 16 * tables.Count, power = (int)Math.Log2(tables.Count);
        var file = new byte[start + tables.Values.Sum(t => (t.Length + 3) & ~3)];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        ReadOnlySpan<int> search = [tables.Count, 16 << power, power, 16 * tables.Count - (16 << power)];
        for (int i = 0; i < 4; i++) BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4 + 2 * i), (ushort)search[i]);
        int entry = 12, at = start, head = 0;
        foreach (var (tag, table) in tables)
        {
            if (tag == "head") head = at;
            int padded = (table.Length + 3) & ~3;
            table.CopyTo(file, at);
            Encoding.Latin1.GetBytes(tag, file.AsSpan(entry));
            BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(entry + 4), Sum(file.AsSpan(at, padded)));
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 8), at);
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(entry + 12), table.Length);
            (entry, at) = (entry + 16, at + padded);
        }
        // OpenType 1.9, 'head': checksumAdjustment.
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(head + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static uint Sum(ReadOnlySpan<byte> words)
    {
        uint sum = 0;
        for (int i = 0; i < words.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(words[i..]);
        return sum;
    }
}
