namespace HstNotebooks.Imaging;

/// <summary>
/// Images resampled bilinearly onto one grid and averaged, in one pass over the output: no resampled image is ever held.
/// A pixel counts up to its outer edge. Corresponds to <c>reproject.mosaicking.reproject_and_coadd</c>.
/// </summary>
public static class Coaddition
{
    private const int Band = 64, Columns = 512;

    /// <summary>The weighted mean of the tiles and its error.</summary>
    /// <param name="tiles">At most 255.</param>
    /// <param name="width">Width of the output, pixels.</param>
    /// <param name="height">Height of the output, pixels.</param>
    /// <param name="byInverseVariance">
    /// Whether 1/σ² multiplies the weights: every tile then needs its error, and where that is not positive and finite it does not count.
    /// </param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="ArgumentException">There is no tile or too many, or one contradicts itself.</exception>
    public static CoaddResult Mean(
        IReadOnlyList<CoaddTile> tiles, int width, int height, bool byInverseVariance = false, CancellationToken cancellation = default)
    {
        Require(tiles, width, height);
        bool hasErrors = tiles.All(t => t.Error is not null);
        if (byInverseVariance && !hasErrors) throw new ArgumentException("1/σ² as weight needs the errors of all tiles.", nameof(tiles));
        var edged = tiles.Select(ToEdges).ToArray();
        var error = hasErrors ? Image<float>.Uninitialized(width, height) : null;
        var result = new CoaddResult(Image<float>.Uninitialized(width, height), error, new(width, height));
        Compute.For((height + Band - 1) / Band, b =>
        {
            var row = new CoaddRow(Columns, hasErrors, byInverseVariance);
            for (int x = 0; x < width; x += Columns)
            {
                for (int y = b * Band; y < Math.Min(height, (b + 1) * Band); y++)
                {
                    var part = new PixelBox(x, y, Math.Min(Columns, width - x), 1);
                    row.Clear(part.Width);
                    foreach (var tile in edged) row.Add(tile, part);
                    row.Write(result, part);
                }
            }
        }, cancellation);
        return result;
    }

    /// <summary>
    /// What two tiles say of the sky that both see, multiplied by their factors, without their offsets: from all pixels that both boxes
    /// share, or from every so many rows such that there are no more than about <paramref name="most"/>. Null when they have less than
    /// <see cref="TileOverlap.FewestPixels"/> in common.
    /// </summary>
    /// <param name="tiles">The tiles.</param>
    /// <param name="a">One of them.</param>
    /// <param name="b">Another one.</param>
    /// <param name="most">Pixels to compare, > 0; default 4 million.</param>
    /// <param name="cancellation">Ends the work.</param>
    public static TileOverlap? Overlap(
        IReadOnlyList<CoaddTile> tiles, int a, int b, int most = 1 << 22, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        var box = tiles[a].Box.Intersect(tiles[b].Box);
        if (box.IsEmpty) return null;
        CoaddTile tileA = ToEdges(tiles[a]), tileB = ToEdges(tiles[b]);
        int step = (int)Math.Max(1, (long)box.Width * box.Height / most);
        var rows = new (float[] A, float[] B)[(box.Height + step - 1) / step];
        Compute.For(rows.Length, i =>
        {
            var part = box with { Y = box.Y + i * step, Height = 1 };
            float[] valuesA = Row(tileA, part), valuesB = Row(tileB, part);
            int n = 0;
            for (int x = 0; x < box.Width; x++)
            {
                if (float.IsFinite(valuesA[x]) && float.IsFinite(valuesB[x])) (valuesA[n], valuesB[n++]) = (valuesA[x], valuesB[x]);
            }
            rows[i] = (valuesA[..n], valuesB[..n]);
        }, cancellation);
        return TileOverlap.Of(a, b, [.. rows.SelectMany(r => r.A)], [.. rows.SelectMany(r => r.B)]);
    }

    private static float[] Row(CoaddTile tile, PixelBox part)
    {
        double[] x = new double[part.Width], y = new double[part.Width];
        var values = new float[part.Width];
        tile.Map.Row(part.X, part.Y, x, y);
        BilinearRow.Sample(tile.Pixels, x, y, tile.Factor, float.NaN, values);
        return values;
    }

    private static CoaddTile ToEdges(CoaddTile tile) => tile with { Map = tile.Map.ToEdges(tile.Pixels.Width, tile.Pixels.Height) };

    private static void Require(IReadOnlyList<CoaddTile> tiles, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(tiles);
        if (tiles.Count is 0 or > byte.MaxValue) throw new ArgumentException($"{tiles.Count} tiles; expected 1 to 255.", nameof(tiles));
        foreach (var tile in tiles) tile.Require(width, height);
    }
}
