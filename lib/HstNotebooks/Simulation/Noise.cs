using System.Numerics;

namespace HstNotebooks;

/// <summary>
/// Normal random numbers: xoshiro256** (Blackman &amp; Vigna 2018) and the polar method; the same on every machine for a seed.
/// </summary>
internal sealed class Noise
{
    private readonly ulong[] _state = new ulong[4];
    private double _spare = double.NaN;

    public Noise(ulong seed, params string[] stream)
    {
        // Each stream of a seed is its own sequence, so that the order of simulation does not matter.
        foreach (char c in string.Join('/', stream)) seed = (seed ^ c) * 0x100000001B3;
        for (int i = 0; i < 4; i++)
        {
            ulong z = seed += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            _state[i] = z ^ (z >> 31);
        }
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform()
    {
        var s = _state;
        ulong result = BitOperations.RotateLeft(s[1] * 5, 7) * 9, t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return (result >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Normal with mean 0 and standard deviation 1.</summary>
    public double Normal()
    {
        if (!double.IsNaN(_spare))
        {
            double spare = _spare;
            _spare = double.NaN;
            return spare;
        }
        while (true)
        {
            double u = 2 * Uniform() - 1, v = 2 * Uniform() - 1, q = u * u + v * v;
            if (q is 0 or >= 1) continue;
            double scale = Math.Sqrt(-2 * Math.Log(q) / q);
            _spare = v * scale;
            return u * scale;
        }
    }
}
