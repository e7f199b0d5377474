namespace HstNotebooks.Fits;

/// <summary>
/// The random numbers of subtractive dithering (FITS 4.0, section 10.2.1 and appendix I): 10,000 numbers from 0 to 1 of the generator of
/// Park and Miller (1988), which each tile enters at its own place.
/// </summary>
internal struct Dither
{
    private const int Length = 10_000;

    // Single precision is part of the convention: other digits would give other pixels.
    private static readonly float[] Numbers = MakeNumbers();

    private int start;
    private int next;

    /// <summary>The sequence of a tile.</summary>
    /// <param name="tile">Its row in the table, from 0.</param>
    /// <param name="seed">ZDITHER0, from 1.</param>
    public Dither(long tile, int seed)
    {
        start = (int)(((tile % Length + seed - 1L) % Length + Length) % Length);
        next = Offset(start);
    }

    /// <summary>The number for the next pixel.</summary>
    public float Next()
    {
        float number = Numbers[next];
        if (++next == Length)
        {
            start = start == Length - 1 ? 0 : start + 1;
            next = Offset(start);
        }
        return number;
    }

    private static int Offset(int start) => (int)(Numbers[start] * 500);

    private static float[] MakeNumbers()
    {
        const double multiplier = 16807, modulus = int.MaxValue;
        var numbers = new float[Length];
        double seed = 1;
        for (int i = 0; i < Length; i++)
        {
            seed = multiplier * seed % modulus;
            numbers[i] = (float)(seed / modulus);
        }
        return numbers;
    }
}
