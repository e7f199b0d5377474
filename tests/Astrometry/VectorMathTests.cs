using System.Runtime.Intrinsics;
using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

/// <summary>Against the functions of the framework, whose results are within one unit of the last place (ulp) of the truth.</summary>
public sealed class VectorMathTests
{
    private static readonly double[] Edges =
    [
        0, -0.0, 1, -1, double.Epsilon, -double.Epsilon, 1e-310, -2e-310, 2.2250738585072014e-308,
        1e-200, 1e200, -1e200, 0.41421356237309503, 2.414213562373095,
    ];

    [Fact]
    public void The_angle_of_a_point_is_right_to_two_units_of_the_last_place()
    {
        var random = new Random(4);
        double worst = 0;
        for (int i = 0; i < 100_000; i++)
        {
            // Of all magnitudes and ratios, some at the edges of the quadrants and octants.
            double x = Any(random), y = Any(random);
            if (i % 4 == 0) y = Math.CopySign(x, y) * (1 + 1e-15 * random.Next(-9, 9));
            if (i % 5 == 0) (x, y) = (random.NextDouble() - 0.5, random.NextDouble() - 0.5);
            worst = Math.Max(worst, Ulps(Math.Atan2(y, x), Atan2(y, x)));
        }
        // 2 for these numbers.
        Assert.InRange(worst, 0.5, 2);
    }

    [Fact]
    public void Zeros_and_subnormal_numbers_are_in_their_quadrants()
    {
        foreach (double y in Edges)
        {
            foreach (double x in Edges)
            {
                double angle = Atan2(y, x);
                // At the origin the angle is 0, whatever the sign of the zero: the framework distinguishes (0, −0), which is 180° there.
                if (x == 0 && y == 0) Assert.Equal(0, angle);
                else Assert.True(Ulps(Math.Atan2(y, x), angle) <= 2, FormattableString.Invariant($"atan2({y:R}, {x:R}) = {angle:R}"));
            }
        }
    }

    [Fact]
    public void What_is_no_direction_has_no_angle()
    {
        Assert.True(double.IsNaN(Atan2(double.NaN, 1)));
        Assert.True(double.IsNaN(Atan2(1, double.NaN)));
        Assert.True(double.IsNaN(Atan2(double.PositiveInfinity, double.NegativeInfinity)));
    }

    [Fact]
    public void Sine_and_cosine_are_right_to_two_units_of_the_last_place()
    {
        var random = new Random(5);
        double worst = 0;
        for (int i = 0; i < 100_000; i++)
        {
            double degrees = (i % 3) switch
            {
                0 => 720 * (random.NextDouble() - 0.5),
                1 => 90 * random.Next(-8, 9) + Any(random) % 1e-3,
                _ => 1e6 * (random.NextDouble() - 0.5),
            };
            var (sin, cos) = SinCos(degrees);
            var (expectedSin, expectedCos) = Certified(degrees);
            worst = Math.Max(worst, Math.Max(Ulps(expectedSin, sin), Ulps(expectedCos, cos)));
        }
        // 1 for these numbers.
        Assert.InRange(worst, 0.5, 2);
    }

    [Fact]
    public void Quarter_turns_are_exact()
    {
        for (int quarter = -40; quarter <= 40; quarter++)
        {
            var (sin, cos) = SinCos(90.0 * quarter);
            int turn = ((quarter % 4) + 4) % 4;
            Assert.Equal((turn == 1 ? 1 : turn == 3 ? -1 : 0, turn == 0 ? 1 : turn == 2 ? -1 : 0), (sin, cos));
        }
        // 1e-308° is a subnormal number of radians.
        Assert.Equal(1e-308 * (Math.PI / 180), SinCos(1e-308).Sin);
        Assert.Equal(0, SinCos(-0.0).Sin);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_angle_has_no_sine(double degrees)
    {
        var (sin, cos) = SinCos(degrees);
        Assert.True(double.IsNaN(sin) && double.IsNaN(cos));
    }

    // Reduced to an eighth of a turn without error, where the conversion to radians costs half a unit.
    private static (double Sin, double Cos) Certified(double degrees)
    {
        double rest = Math.IEEERemainder(degrees, 360);
        double quarter = Math.Round(rest / 90), small = rest - 90 * quarter;
        var (sin, cos) = Math.SinCos(small * (Math.PI / 180));
        return ((int)quarter & 3) switch { 0 => (sin, cos), 1 => (cos, -sin), 2 => (-sin, -cos), _ => (-cos, sin) };
    }

    private static double Any(Random random) => Math.ScaleB(random.NextDouble() - 0.5, random.Next(-300, 300));

    private static double Atan2(double y, double x) => VectorMath.Atan2(Vector256.Create(y), Vector256.Create(x))[2];

    private static (double Sin, double Cos) SinCos(double degrees)
    {
        var (sin, cos) = VectorMath.SinCosDegrees(Vector256.Create(degrees));
        return (sin[1], cos[1]);
    }

    private static double Ulps(double expected, double actual) =>
        expected.Equals(actual) ? 0 : Math.Abs(expected - actual) / (Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected));
}
