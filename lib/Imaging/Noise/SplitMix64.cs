namespace HstNotebooks.Imaging;

/// <summary>
/// The generator SplitMix64 (Steele, Lea &amp; Flood 2014, OOPSLA). Its state for a row is a hash of seed and row, so that the numbers of a
/// row depend on neither the other rows nor the number of threads.
/// </summary>
internal struct SplitMix64(ulong seed, int row)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = Mix(Mix(seed + Golden) + (ulong)(row + 1) * Golden);

    /// <summary>In [0, 1), with 53 bits.</summary>
    public double Uniform()
    {
        _state += Golden;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }
}
