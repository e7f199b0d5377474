using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HstNotebooks.Imaging;

/// <summary>The inner loop of convolutions with small kernels.</summary>
internal static class WeightedTaps
{
    /// <summary>What the loop may read and write beyond the pixels that are asked for.</summary>
    public static int Overhang => 4 * Vector<double>.Count;

    /// <summary>
    /// to[toAt + i] = Σₖ weights[k] from[at + offsets[k] + i] for 0 ≤ i &lt; count, and up to <see cref="Overhang"/> further: the caller's
    /// buffers are so long.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Sum(double[] from, int at, double[] weights, int[] offsets, int count, double[] to, int toAt)
    {
        ref double source = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(from), at);
        ref double target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(to), toAt);
        int lanes = Vector<double>.Count;
        for (int i = 0; i < count; i += 4 * lanes)
        {
            Vector<double> a = default, b = default, c = default, d = default;
            for (int k = 0; k < weights.Length; k++)
            {
                var weight = new Vector<double>(weights[k]);
                ref double under = ref Unsafe.Add(ref source, i + offsets[k]);
                a = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under), a);
                b = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)lanes), b);
                c = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)(2 * lanes)), c);
                d = Vector.FusedMultiplyAdd(weight, Vector.LoadUnsafe(ref under, (nuint)(3 * lanes)), d);
            }
            a.StoreUnsafe(ref target, (nuint)i);
            b.StoreUnsafe(ref target, (nuint)(i + lanes));
            c.StoreUnsafe(ref target, (nuint)(i + 2 * lanes));
            d.StoreUnsafe(ref target, (nuint)(i + 3 * lanes));
        }
    }
}
