using System.Runtime.Intrinsics;

namespace HstNotebooks.Imaging;

/// <summary>Whole numbers in doubles as integers, without the conversion that AVX2 lacks.</summary>
internal static class VectorIndex
{
    private const double TwoTo52 = 4503599627370496;

    /// <summary>For 0 ≤ value &lt; 2⁵²: added to 2⁵², whose last bit is 1, the number stands in the mantissa as it is.</summary>
    public static Vector256<long> Of(Vector256<double> whole) =>
        (whole + Vector256.Create(TwoTo52)).AsInt64() - Vector256.Create(TwoTo52).AsInt64();
}
