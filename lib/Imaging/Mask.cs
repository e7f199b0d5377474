namespace HstNotebooks.Imaging;

/// <summary>What is done with masks, images of bool.</summary>
public static class Mask
{
    /// <summary>How many pixels are true.</summary>
    public static int CountTrue(this Image<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return PixelLoop.CountTrue(mask.Pixels);
    }

    /// <summary>True where both are.</summary>
    public static Image<bool> And(this Image<bool> a, Image<bool> b) => Combine(a, b, (p, q) => p && q);

    /// <summary>True where either is.</summary>
    public static Image<bool> Or(this Image<bool> a, Image<bool> b) => Combine(a, b, (p, q) => p || q);

    /// <summary>True where the mask is false.</summary>
    public static Image<bool> Not(this Image<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        return mask.Map(p => !p);
    }

    /// <summary>The image where the mask is true, and <paramref name="elsewhere"/> where it is not.</summary>
    public static Image<T> Where<T>(this Image<T> image, Image<bool> mask, T elsewhere = default) where T : unmanaged =>
        image.Combine(mask, (value, inside) => inside ? value : elsewhere);

    /// <summary>
    /// The same without a new plane: pixels of this image where the mask is false are replaced. For large images that nobody else holds.
    /// </summary>
    /// <returns>The image.</returns>
    public static Image<T> WhereInPlace<T>(this Image<T> image, Image<bool> mask, T elsewhere = default) where T : unmanaged
    {
        Arithmetic.RequireSameShape(image, mask);
        Compute.Rows(image.Height, y => PixelLoop.Combine(image.Row(y), mask.Row(y), image.Row(y), (T value, bool inside) => inside ? value : elsewhere));
        return image;
    }

    /// <summary>The values of the pixels where the mask is true, row after row.</summary>
    public static T[] Select<T>(this Image<T> image, Image<bool> mask) where T : unmanaged
    {
        Arithmetic.RequireSameShape(image, mask);
        var values = new T[mask.CountTrue()];
        for (int i = 0, n = 0; i < mask.Pixels.Length; i++) if (mask.Pixels[i]) values[n++] = image.Pixels[i];
        return values;
    }

    /// <summary>The smallest rectangle that holds all true pixels, or null when there is none.</summary>
    public static (int X, int Y, int Width, int Height)? BoundingBox(this Image<bool> mask)
    {
        ArgumentNullException.ThrowIfNull(mask);
        int left = int.MaxValue, right = -1, bottom = -1, top = -1;
        for (int y = 0; y < mask.Height; y++)
        {
            var row = mask.Row(y);
            int first = row.IndexOf(true);
            if (first < 0) continue;
            if (bottom < 0) bottom = y;
            top = y;
            left = Math.Min(left, first);
            right = Math.Max(right, row.LastIndexOf(true));
        }
        return bottom < 0 ? null : (left, bottom, right - left + 1, top - bottom + 1);
    }

    /// <summary>
    /// True where the centre of a pixel lies within <paramref name="radiusPx"/> pixels, ≥ 0, of a position (0-based, anywhere; one that is
    /// not finite marks nothing).
    /// </summary>
    public static Image<bool> Circles(int width, int height, IEnumerable<(double X, double Y)> positions, double radiusPx)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (!(radiusPx >= 0)) throw new ArgumentOutOfRangeException(nameof(radiusPx), radiusPx, "The radius is at least 0 pixels.");
        var mask = new Image<bool>(width, height);
        foreach (var (x, y) in positions)
        {
            foreach (var run in CircleRows(width, height, x, y, radiusPx)) mask.Row(run.Row).Slice(run.First, run.Count).Fill(true);
        }
        return mask;
    }

    /// <summary>
    /// For each position whether a true pixel has its centre within <paramref name="radiusPx"/> pixels, ≥ 0, of it (0-based, anywhere; one
    /// that is not finite has none).
    /// </summary>
    public static bool[] IsNear(this Image<bool> mask, IReadOnlyList<(double X, double Y)> positions, double radiusPx)
    {
        ArgumentNullException.ThrowIfNull(mask);
        ArgumentNullException.ThrowIfNull(positions);
        if (!(radiusPx >= 0)) throw new ArgumentOutOfRangeException(nameof(radiusPx), radiusPx, "The radius is at least 0 pixels.");
        return [.. positions.Select(p => CircleRows(mask.Width, mask.Height, p.X, p.Y, radiusPx)
            .Any(run => mask.Row(run.Row).Slice(run.First, run.Count).Contains(true)))];
    }

    /// <summary>The smallest rectangle that holds all pixels that are not NaN, or null when there is none.</summary>
    public static (int X, int Y, int Width, int Height)? BoundingBox(this Image<float> image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var bounds = new (int First, int Last)[image.Height];
        Compute.Rows(image.Height, y =>
        {
            var row = image.Row(y);
            int first = 0, last = row.Length - 1;
            while (first < row.Length && float.IsNaN(row[first])) first++;
            while (last >= first && float.IsNaN(row[last])) last--;
            bounds[y] = (first, last);
        });
        int bottom = Array.FindIndex(bounds, b => b.First <= b.Last), top = Array.FindLastIndex(bounds, b => b.First <= b.Last);
        if (bottom < 0) return null;
        int left = bounds.Min(b => b.First), right = bounds.Max(b => b.First <= b.Last ? b.Last : -1);
        return (left, bottom, right - left + 1, top - bottom + 1);
    }

    // The rows of an image, and in each the pixels whose centres are within the radius of a position.
    private static IEnumerable<(int Row, int First, int Count)> CircleRows(int width, int height, double x, double y, double radiusPx)
    {
        if (!double.IsFinite(x) || !double.IsFinite(y)) yield break;
        double top = Math.Min(height - 1, Math.Floor(y + radiusPx));
        for (double row = Math.Max(0, Math.Ceiling(y - radiusPx)); row <= top; row++)
        {
            double half = Math.Sqrt(Math.Max(0, radiusPx * radiusPx - (row - y) * (row - y)));
            double first = Math.Max(0, Math.Ceiling(x - half)), last = Math.Min(width - 1, Math.Floor(x + half));
            if (first <= last) yield return ((int)row, (int)first, (int)(last - first) + 1);
        }
    }

    private static Image<bool> Combine(Image<bool> a, Image<bool> b, Func<bool, bool, bool> f) => Arithmetic.Combine(a, b, f);
}
