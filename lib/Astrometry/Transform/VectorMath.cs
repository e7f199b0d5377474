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
        denominator = Vector256.ConditionalSelect(Vector256.Equals(denominator, Vector256<double>.Zero), Vector256<double>.One, denominator);
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

    private static Vector256<double> Step(Vector256<double> sum, Vector256<double> x, double coefficient) =>
        Vector256.FusedMultiplyAdd(sum, x, V(coefficient));

    private static Vector256<double> V(double value) => Vector256.Create(value);
}
