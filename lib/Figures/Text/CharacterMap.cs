namespace HstNotebooks;

/// <summary>From characters to glyphs: the 'cmap' table, formats 4 (the first 65536 characters) and 12 (all).</summary>
internal sealed class CharacterMap
{
    private readonly FontTable _cmap;
    private readonly int _format4 = -1, _format12 = -1;

    public CharacterMap(FontTable cmap)
    {
        _cmap = cmap;
        for (int i = 0, count = cmap.U16(2); i < count; i++)
        {
            int platform = cmap.U16(4 + 8 * i), encoding = cmap.U16(6 + 8 * i);
            // Unicode, or Windows with 16 or 32 bits; platform 3, encoding 0 are the private codes of symbol fonts.
            if (platform != 0 && (platform, encoding) is not ((3, 1) or (3, 10))) continue;
            long at = cmap.U32(8 + 8 * i);
            if (at > cmap.Length - 16) continue;
            if (cmap.U16((int)at) == 4) _format4 = (int)at;
            if (cmap.U16((int)at) == 12) _format12 = (int)at;
        }
        if (_format4 < 0 && _format12 < 0) throw cmap.Fault($"has no Unicode map of format 4 or 12");
    }

    /// <summary>The glyph of a character, 0 where there is none.</summary>
    public int Glyph(int codePoint)
    {
        int glyph = _format12 >= 0 ? InGroups(codePoint) : 0;
        return glyph == 0 && _format4 >= 0 && codePoint <= 0xFFFF ? InSegments(codePoint) : glyph;
    }

    private int InSegments(int code)
    {
        int twice = _cmap.U16(_format4 + 6) & ~1, ends = _format4 + 14, starts = ends + twice + 2;
        for (int i = 0; i < twice; i += 2)
        {
            if (_cmap.U16(ends + i) < code) continue;
            int start = _cmap.U16(starts + i);
            if (start > code) return 0;
            int delta = _cmap.U16(starts + twice + i), place = starts + 2 * twice + i, offset = _cmap.U16(place);
            int glyph = offset == 0 ? code : _cmap.U16(place + offset + 2 * (code - start));
            return offset != 0 && glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
        }
        return 0;
    }

    private int InGroups(int code)
    {
        long low = 0, high = Math.Min(_cmap.U32(_format12 + 12), (_cmap.Length - _format12 - 16) / 12) - 1;
        while (low <= high)
        {
            long middle = (low + high) / 2;
            int group = _format12 + 16 + 12 * (int)middle;
            if (code < _cmap.U32(group)) high = middle - 1;
            else if (code > _cmap.U32(group + 4)) low = middle + 1;
            else return (int)Math.Min(_cmap.U32(group + 8) + code - _cmap.U32(group), 0x10000);
        }
        return 0;
    }
}
