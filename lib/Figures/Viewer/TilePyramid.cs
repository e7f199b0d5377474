namespace HstNotebooks;

/// <summary>
/// An image in levels of coarser and coarser blocks, each in tiles; the finest is the one that fits into a number of bytes. Labels, flags
/// and masks keep their exact values.
/// </summary>
/// <param name="BytesPerCode">2, or 4 for labels beyond 16 bits.</param>
/// <param name="Levels">From the finest to the one of a single tile.</param>
internal sealed record TilePyramid(int BytesPerCode, IReadOnlyList<TilePyramid.Level> Levels)
{
    // Decoders of the finest level stay within bounds however well it compresses.
    private const long MostPixels = 1L << 25;

    // Typical of noise in base64, with the coarser levels: where to begin.
    private const double BytesPerPixel = 0.75;

    /// <param name="Factor">Pixels along the side of a block.</param>
    /// <param name="Width">Blocks along x.</param>
    /// <param name="Height">Blocks along y.</param>
    /// <param name="Companding">From codes to values; null where codes are the values.</param>
    /// <param name="Tiles">Row after row of tiles, from the lowest.</param>
    internal sealed record Level(int Factor, int Width, int Height, Companding? Companding, string[] Tiles);

    public int Bytes => Levels.Sum(level => level.Tiles.Sum(tile => tile.Length));

    /// <summary>The finest pyramid of at most <paramref name="budget"/> bytes, or one of a single tile.</summary>
    public static TilePyramid Of(PixelSource pixels, int budget)
    {
        var plane = BlockPlane.Of(pixels);
        int bytesPerCode = plane.Labels && !FitsShort(plane) ? 4 : 2;
        int least = Factor(pixels.Count / (double)MostPixels), factor = Math.Max(least, Factor(pixels.Count * BytesPerPixel / budget));
        TilePyramid? best = null;
        while (true)
        {
            var pyramid = At(plane, factor, bytesPerCode);
            double fullness = pyramid.Bytes / (double)budget;
            if (fullness <= 1)
            {
                best = pyramid;
                int finer = Math.Max(least, Factor(fullness * factor * factor * 1.03));
                if (finer >= factor) return best;
                factor = finer;
            }
            else
            {
                if (best is not null || pyramid.Levels.Count == 1) return best ?? pyramid;
                factor = Math.Max(factor + 1, Factor(fullness * factor * factor));
            }
        }
    }

    private static int Factor(double pixelsPerBlock) => Math.Max(1, (int)Math.Ceiling(Math.Sqrt(pixelsPerBlock)));

    private static TilePyramid At(BlockPlane plane, int factor, int bytesPerCode)
    {
        // What is stored takes no more memory than the image: 16 bytes for each block of 4 pixels or more.
        var level = factor == 1 ? plane : plane.Reduced(factor).Stored();
        var levels = new List<Level>();
        while (true)
        {
            var companding = plane.Labels ? null : Companding.Of(level);
            Func<double, int> code = companding is null ? value => (int)value : value => companding.Encode(value);
            levels.Add(new(factor, level.Width, level.Height, companding, TileEncoder.Encode(level, bytesPerCode, code)));
            if (Math.Max(level.Width, level.Height) <= TileEncoder.Side) return new(bytesPerCode, levels);
            level = level.Reduced(2).Stored();
            factor *= 2;
        }
    }

    private static bool FitsShort(BlockPlane plane)
    {
        var row = new double[plane.Width];
        for (int y = 0; y < plane.Height; y++)
        {
            plane.ReadRow(y, row, null);
            foreach (double value in row)
            {
                // The codes of NaN and ±∞ stay free.
                if (value is <= Companding.Low or >= Companding.High) return false;
            }
        }
        return true;
    }
}
