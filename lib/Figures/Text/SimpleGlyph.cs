namespace HstNotebooks;

/// <summary>Reads a glyph that is not a composite.</summary>
internal static class SimpleGlyph
{
    private const int OnCurve = 1, ShortX = 2, ShortY = 4, Repeat = 8, SameX = 16, SameY = 32;

    /// <summary>The contours as stored, font units.</summary>
    public static OutlinePoint[][] Contours(FontTable data)
    {
        int contours = data.I16(0);
        var ends = new int[contours];
        int points = 0;
        for (int i = 0; i < contours; i++)
        {
            ends[i] = data.U16(10 + 2 * i) + 1;
            if (ends[i] < points) throw data.Fault($"has a glyph whose contours are out of order");
            points = ends[i];
        }
        if (contours == 0) return [];
        int at = 10 + 2 * contours;
        at += 2 + data.U16(at);
        var flags = Flags(data, points, ref at);
        int[] x = Coordinates(data, flags, ShortX, SameX, ref at), y = Coordinates(data, flags, ShortY, SameY, ref at);
        var all = new OutlinePoint[points];
        for (int i = 0; i < points; i++) all[i] = new(x[i], y[i], (flags[i] & OnCurve) != 0);
        return [.. ends.Select((end, i) => all[(i == 0 ? 0 : ends[i - 1])..end])];
    }

    /// <summary>The same contour with the points written that lie half way between two control points, beginning on the curve.</summary>
    public static IReadOnlyList<OutlinePoint> Explicit(OutlinePoint[] contour)
    {
        var points = new List<OutlinePoint>(2 * contour.Length);
        for (int i = 0; i < contour.Length; i++)
        {
            OutlinePoint p = contour[i], next = contour[(i + 1) % contour.Length];
            points.Add(p);
            if (!p.OnCurve && !next.OnCurve) points.Add(new((p.X + next.X) / 2, (p.Y + next.Y) / 2, true));
        }
        int first = points.FindIndex(p => p.OnCurve);
        return first < 0 ? [] : [.. points[first..], .. points[..first]];
    }

    private static int[] Flags(FontTable data, int points, ref int at)
    {
        var flags = new int[points];
        for (int i = 0; i < points;)
        {
            int flag = data.U8(at++), times = (flag & Repeat) != 0 ? 1 + data.U8(at++) : 1;
            for (; times > 0 && i < points; times--) flags[i++] = flag;
        }
        return flags;
    }

    // Steps from point to point: a byte with its sign in the flags, a word, or nothing.
    private static int[] Coordinates(FontTable data, int[] flags, int isShort, int isSame, ref int at)
    {
        var values = new int[flags.Length];
        int value = 0;
        for (int i = 0; i < flags.Length; i++)
        {
            bool same = (flags[i] & isSame) != 0;
            if ((flags[i] & isShort) != 0) value += same ? data.U8(at++) : -data.U8(at++);
            else if (!same)
            {
                value += data.I16(at);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }
}
