namespace HstNotebooks.Imaging;

/// <summary>How deep pixels lie inside what an image covers.</summary>
public static class EdgeDistance
{
    /// <summary>
    /// The distance of each finite pixel from the nearest one that is missing or beyond the border, at most <paramref name="mostPx"/>,
    /// as a part of that: 0 at missing pixels, 1/mostPx beside them, 1 deep inside. Along rows, columns and diagonals, which is up to 8 %
    /// longer than the straight line.
    /// </summary>
    /// <param name="image">The image.</param>
    /// <param name="mostPx">Distance from which on the value is 1, pixels, ≥ 1.</param>
    public static Image<float> Taper(Image<float> image, double mostPx)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(mostPx >= 1 && double.IsFinite(mostPx)))
        {
            throw new ArgumentOutOfRangeException(nameof(mostPx), mostPx, "The distance is at least 1 pixel.");
        }
        var taper = image.Map(p => float.IsFinite(p) ? 1f : 0f);
        float straight = (float)(1 / mostPx), diagonal = (float)(Math.Sqrt(2) / mostPx);
        // Two passes, down and up, each from the neighbours that it has been to (Rosenfeld & Pfaltz 1966, with √2 along diagonals).
        for (int y = 0; y < image.Height; y++) Pass(taper, y, y - 1, 0, 1, straight, diagonal);
        for (int y = image.Height - 1; y >= 0; y--) Pass(taper, y, y + 1, image.Width - 1, -1, straight, diagonal);
        return taper;
    }

    private static void Pass(Image<float> taper, int y, int before, int start, int direction, float straight, float diagonal)
    {
        var row = taper.Row(y);
        var other = before >= 0 && before < taper.Height ? taper.Row(before) : default;
        float last = 0;
        for (int i = 0, x = start; i < row.Length; i++, x += direction)
        {
            float nearest = last + straight;
            if (other.Length == 0) nearest = straight;
            else nearest = Math.Min(Math.Min(nearest, other[x] + straight), Math.Min(At(other, x - 1), At(other, x + 1)) + diagonal);
            last = row[x] = Math.Min(row[x], nearest);
        }

        static float At(ReadOnlySpan<float> row, int x) => (uint)x < (uint)row.Length ? row[x] : 0;
    }
}
