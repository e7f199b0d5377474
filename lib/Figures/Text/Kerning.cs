namespace HstNotebooks;

/// <summary>Pairs of glyphs that stand closer or wider: the 'kern' table, version 0, format 0.</summary>
internal static class Kerning
{
    public static Dictionary<(int Left, int Right), int> Read(FontTable kern)
    {
        var pairs = new Dictionary<(int Left, int Right), int>();
        if (kern.U16(0) != 0) return pairs;
        for (int table = 0, count = kern.U16(2), at = 4; table < count; table++)
        {
            // Format 0 in the high byte; horizontal kerning values in the low one.
            if ((kern.U16(at + 4) & 0xFF07) == 1)
            {
                for (int i = 0, n = kern.U16(at + 6); i < n; i++)
                {
                    int pair = at + 14 + 6 * i;
                    pairs[(kern.U16(pair), kern.U16(pair + 2))] = kern.I16(pair + 4);
                }
            }
            at += Math.Max(kern.U16(at + 2), 6);
        }
        return pairs;
    }
}
