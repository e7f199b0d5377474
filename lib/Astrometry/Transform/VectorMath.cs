using System.Runtime.Intrinsics;

namespace HstNotebooks.Astrometry;

/// <summary>Functions of four doubles at once that the framework does not have.</summary>
internal static class VectorMath
{
    /// <summary>Buffers for vectors have a length that is a multiple of this.</summary>
    public const int Lanes = 4;

    private const double TanOfEighthTurn = 0.41421356237309503;

    /// <summary>The angle of (x, y) in radians, in [−π, π]; 0 at the origin, NaN for NaN. Within 2 units of the last place.</summary>
    public static Vector256<double> Atan2(Vector256<double> y, Vector256<double> x)
    {
        var ax = Vector256.Abs(x);
        var ay = Vector256.Abs(y);
        var steep = Vector256.GreaterThan(ay, ax);
        var large = Vector256.ConditionalSelect(steep, ay, ax);
        var small = Vector256.ConditionalSelect(steep, ax, ay);

        // Between 22.5° and 45° the difference to 45° is the small angle; one division serves both cases.
        var beyond = Vector256.GreaterThan(small, large * TanOfEighthTurn);
        var numerator = Vector256.ConditionalSelect(beyond, small - large, small);
        var denominator = Vector256.ConditionalSelect(beyond, small + large, large);
        var isZero = Vector256.Equals(denominator, Vector256<double>.Zero);
        denominator = Vector256.ConditionalSelect(isZero, Vector256<double>.One, denominator);
        var t = numerator / denominator;

        var z = t * t;

        // atan t = t + t³ P(t²) for |t| ≤ tan 22.5°: interpolated at Chebyshev nodes in 60 digits; the relative error is below 5e-18.
        var z2 = z * z;
        var even = Step(Step(Step(Step(Step(V(-0.01917688711906226), z2, -0.0508544973794026), z2, -0.06664511447381948),
            z2, -0.09090904578123903), z2, -0.14285714284666542), z2, -0.3333333333333333);
        var odd = Step(Step(Step(Step(V(0.03923165829558719), z2, 0.0585814891280221), z2, 0.07692183190826087),
            z2, 0.11111111015256361), z2, 0.1999999999999552);
        var p = Vector256.FusedMultiplyAdd(odd, z, even);
        var angle = Vector256.FusedMultiplyAdd(t * z, p, t);

        angle += beyond.AsDouble() & Vector256.Create(Math.PI / 4);
        angle = Vector256.ConditionalSelect(steep, Vector256.Create(Math.PI / 2) - angle, angle);
        angle = Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<double>.Zero), Vector256.Create(Math.PI) - angle, angle);
        return Vector256.CopySign(angle, y);
    }

    /// <summary>
    /// Sine and cosine of angles in degrees; exact at multiples of 90°, else within 2 units of the last place. NaN stays NaN.
    /// </summary>
    public static (Vector256<double> Sin, Vector256<double> Cos) SinCosDegrees(Vector256<double> degrees)
    {
        // The sum with 1.5 × 2⁵² holds the number of quarter turns in its lowest bits; the rest is exact.
        var shifted = Vector256.FusedMultiplyAdd(degrees, V(1 / 90.0), V(6755399441055744));
        var quarters = shifted - V(6755399441055744);
        var x = Vector256.FusedMultiplyAdd(quarters, V(-90), degrees) * (Math.PI / 180);
        var z = x * x;

        // sin x = x + x³ P(x²) and cos x = 1 − x²/2 + x⁴ Q(x²) for |x| ≤ 45°: interpolated at Chebyshev nodes in 50 digits, to 2e-17.
        var p = Step(Step(Step(Step(Step(V(1.591810123027412e-10), z, -2.5051131455427946e-08), z, 2.755731610068303e-06),
            z, -0.0001984126983675497), z, 0.008333333333330946), z, -0.16666666666666666);
        var q = Step(Step(Step(Step(Step(V(-1.1382614868556325e-11), z, 2.0876146024689747e-09), z, -2.7557317270560326e-07),
            z, 2.4801587298763433e-05), z, -0.0013888888888887395), z, 0.041666666666666664);
        var sin = Vector256.FusedMultiplyAdd(x * z, p, x);
        var cos = Vector256.FusedMultiplyAdd(z * z, q, Vector256.FusedMultiplyAdd(z, V(-0.5), Vector256<double>.One));

        var turn = shifted.AsInt64();
        var isOdd = Vector256.Equals(turn & Vector256<long>.One, Vector256<long>.One).AsDouble();
        var sinSign = Vector256.ShiftLeft(turn & Vector256.Create(2L), 62).AsDouble();
        var cosSign = Vector256.ShiftLeft((turn + Vector256<long>.One) & Vector256.Create(2L), 62).AsDouble();
        return (Vector256.ConditionalSelect(isOdd, cos, sin) ^ sinSign, Vector256.ConditionalSelect(isOdd, sin, cos) ^ cosSign);
    }

    /// <summary>How many of the first <paramref name="count"/> values are NaN; the length is a multiple of <see cref="Lanes"/>.</summary>
    public static int CountNaN(ReadOnlySpan<double> values, int count)
    {
        var isNaN = Vector256<double>.Zero;
        for (int i = 0; i < values.Length; i += Lanes)
        {
            var v = Vector256.Create(values.Slice(i, Lanes));
            isNaN |= ~Vector256.Equals(v, v);
        }
        if (Vector256.EqualsAll(isNaN.AsInt64(), Vector256<long>.Zero)) return 0;
        int found = 0;
        foreach (double value in values[..count]) found += double.IsNaN(value) ? 1 : 0;
        return found;
    }

    private static Vector256<double> Step(Vector256<double> sum, Vector256<double> x, double coefficient) =>
        Vector256.FusedMultiplyAdd(sum, x, V(coefficient));

    private static Vector256<double> V(double value) => Vector256.Create(value);
}
