namespace HstNotebooks;

/// <summary>
/// The coverage of a disc at 8 × 8 positions within a pixel, 1/16 pixel off at most, so that many discs cost no geometry.
/// </summary>
internal sealed class DotStamp
{
    private const int Phases = 8;

    private readonly float[] _coverage;

    /// <param name="radius">Pixels.</param>
    public DotStamp(double radius)
    {
        int half = (int)Math.Ceiling(radius);
        // One column more for the position within the pixel.
        Size = 2 * half + 1;
        _coverage = new float[Phases * Phases * Size * Size];
        var glass = new byte[4 * Size * Size];
        for (int phase = 0; phase < Phases * Phases; phase++)
        {
            var disc = new EdgeList(Size, Size);
            disc.Add(Arc.Disc(half + (phase % Phases + 0.5) / Phases, half + (phase / Phases + 0.5) / Phases, radius));
            new RasterBand(glass, Size, 0, Size).Measure(disc, _coverage.AsSpan(phase * Size * Size, Size * Size));
        }
    }

    /// <summary>Pixels a side.</summary>
    public int Size { get; }

    /// <summary>Where the stamp of a disc begins, and which it is.</summary>
    public (int Left, int Top, int Phase) Place(float x, float y)
    {
        int column = (int)MathF.Floor(x * Phases), row = (int)MathF.Floor(y * Phases);
        // Arithmetic shifts round down also left of the page.
        return ((column >> 3) - Size / 2, (row >> 3) - Size / 2, (row & 7) * Phases + (column & 7));
    }

    public ReadOnlySpan<float> Row(int phase, int row) => _coverage.AsSpan((phase * Size + row) * Size, Size);
}
