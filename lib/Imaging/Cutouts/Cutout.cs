namespace HstNotebooks.Imaging;

/// <summary>Small squares of an image about positions, to be looked at.</summary>
public static class Cutout
{
    /// <summary>The square of pixels about the pixel nearest to a position; beyond the image NaN.</summary>
    /// <param name="image">The image.</param>
    /// <param name="x">Centre, 0-based pixels.</param>
    /// <param name="y">Centre, 0-based pixels.</param>
    /// <param name="sizePx">Width and height, ≥ 1; when even, the position is right of and above the middle.</param>
    public static Image<float> Of(Image<float> image, double x, double y, int sizePx)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(sizePx, 1);
        if (!double.IsFinite(x) || !double.IsFinite(y)) throw new ArgumentException($"The position ({x}, {y}) is not finite.", nameof(x));
        var cut = new Image<float>(sizePx, sizePx);
        cut.Pixels.AsSpan().Fill(float.NaN);
        double left = Math.Round(x) - sizePx / 2, bottom = Math.Round(y) - sizePx / 2;
        // In doubles, so that positions far outside are outside.
        int first = (int)Math.Clamp(-left, 0, sizePx), end = (int)Math.Clamp(image.Width - left, first, sizePx);
        for (int row = 0; row < sizePx; row++)
        {
            double from = bottom + row;
            if (from < 0 || from >= image.Height || first == end) continue;
            image.Row((int)from).Slice((int)left + first, end - first).CopyTo(cut.Row(row)[first..end]);
        }
        return cut;
    }

    /// <summary>
    /// The cut-out from 0, its sky (the median of its finite pixels minus twice their spread), to 1, its brightest pixel, by an asinh that
    /// shows faint surroundings. NaN stays; a cut-out without contrast is 0.
    /// </summary>
    public static Image<float> Normalised(Image<float> cutout)
    {
        ArgumentNullException.ThrowIfNull(cutout);
        double spread = RobustStatistics.MadStd(cutout), low = RobustStatistics.Median(cutout) - 2 * spread;
        double high = cutout.Pixels.Where(float.IsFinite).DefaultIfEmpty(0).Max();
        double unit = Math.Max(spread, 1e-3 * (high - low)), scale = Math.Asinh((high - low) / unit);
        return cutout.Map(v => float.IsNaN(v) ? v : scale > 0 ? (float)Math.Clamp(Math.Asinh((v - low) / unit) / scale, 0, 1) : 0f);
    }

    /// <summary>Cut-outs of one size in rows, the first at the upper left, with gaps of NaN.</summary>
    /// <param name="cutouts">At least one.</param>
    /// <param name="columns">Cut-outs in a row, ≥ 1.</param>
    /// <param name="gapPx">Pixels between them and around, ≥ 0.</param>
    /// <returns>The sheet, and the lower left pixel of each cut-out on it.</returns>
    public static (Image<float> Sheet, (int X, int Y)[] Corners) Tile(IReadOnlyList<Image<float>> cutouts, int columns, int gapPx)
    {
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gapPx);
        if (cutouts.Count == 0) throw new ArgumentException("A sheet has at least one cut-out.", nameof(cutouts));
        if (cutouts.Any(c => !c.SameShape(cutouts[0])))
        {
            throw new ArgumentException("The cut-outs of a sheet are of one size.", nameof(cutouts));
        }
        columns = Math.Min(columns, cutouts.Count);
        int rows = (cutouts.Count + columns - 1) / columns, pitchX = cutouts[0].Width + gapPx, pitchY = cutouts[0].Height + gapPx;
        var sheet = new Image<float>(columns * pitchX + gapPx, rows * pitchY + gapPx);
        sheet.Pixels.AsSpan().Fill(float.NaN);
        var corners = new (int X, int Y)[cutouts.Count];
        for (int i = 0; i < cutouts.Count; i++)
        {
            var (x, y) = corners[i] = (gapPx + i % columns * pitchX, gapPx + (rows - 1 - i / columns) * pitchY);
            for (int row = 0; row < cutouts[i].Height; row++) cutouts[i].Row(row).CopyTo(sheet.Row(y + row)[x..]);
        }
        return (sheet, corners);
    }
}
