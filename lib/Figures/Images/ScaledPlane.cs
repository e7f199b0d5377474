using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Pixels as fractions of the limits: 0 at the low end, 1 at the high end, beyond them outside, NaN for missing. Already no
/// larger than a picture needs: averages of blocks, or of flags the largest.
/// </summary>
internal sealed class ScaledPlane
{
    /// <summary>The longest side kept.</summary>
    public const int LongestSide = 1400;

    private readonly float[] _fractions;
    private readonly bool _largest;

    private ScaledPlane(Blocks blocks, float[] fractions, bool largest) =>
        (Width, Height, _fractions, _largest) = (blocks.Width, blocks.Height, fractions, largest);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Row-major, row 0 at the bottom.</summary>
    public ReadOnlySpan<float> Fractions => _fractions;

    public static ScaledPlane Of(PixelSource pixels, double lo, double hi)
    {
        var blocks = Blocks.For(pixels.Width, pixels.Height, LongestSide);
        bool largest = pixels.Kind != PixelKind.Values;
        return new(blocks, blocks.Reduce((y, row) => pixels.ReadRow(y, lo, row), hi - lo, largest), largest);
    }

    /// <summary>This plane with no side longer than <paramref name="longestSide"/>.</summary>
    public ScaledPlane AtMost(int longestSide)
    {
        if (Math.Max(Width, Height) <= longestSide) return this;
        var blocks = Blocks.For(Width, Height, longestSide);
        return new(blocks, blocks.Reduce(Read, 1, _largest), _largest);

        void Read(int y, Span<double> row)
        {
            for (int x = 0; x < Width; x++) row[x] = _fractions[y * Width + x];
        }
    }

    /// <summary>Indices into a colour map, the top row first, as pictures are stored.</summary>
    public byte[] Indices(Stretch stretch)
    {
        var lookup = stretch.Lookup();
        var indices = GC.AllocateUninitializedArray<byte>(Width * Height);
        Compute.For(Height, y =>
        {
            var from = _fractions.AsSpan(y * Width, Width);
            var to = indices.AsSpan((Height - 1 - y) * Width, Width);
            for (int x = 0; x < from.Length; x++)
            {
                float t = from[x];
                to[x] = float.IsNaN(t) ? (byte)ColorMap.Missing : lookup[(int)(Math.Clamp(t, 0f, 1f) * (lookup.Length - 1) + 0.5f)];
            }
        });
        return indices;
    }
}
