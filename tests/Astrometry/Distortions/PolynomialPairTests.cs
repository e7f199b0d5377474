using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Distortions;

public sealed class PolynomialPairTests
{
    private static readonly PolynomialPair Cubic = new(3, (p, q) => (p + 1) / (q + 2.0), (p, q) => p - 0.25 * q + 0.125);

    [Fact]
    public void Values_are_those_of_the_sum_over_powers()
    {
        var (f, g) = Cubic.At(1.25, -0.75);
        double expectedF = 0, expectedG = 0;
        for (int p = 0; p <= 3; p++)
        {
            for (int q = 0; p + q <= 3; q++)
            {
                double term = Math.Pow(1.25, p) * Math.Pow(-0.75, q);
                expectedF += (p + 1) / (q + 2.0) * term;
                expectedG += (p - 0.25 * q + 0.125) * term;
            }
        }
        Assert.Equal(expectedF, f, 1e-14);
        Assert.Equal(expectedG, g, 1e-14);
    }

    [Fact]
    public void A_point_has_the_same_bits_wherever_it_stands_in_a_span()
    {
        for (int length = 0; length < 40; length++)
        {
            double[] u = [.. Enumerable.Range(0, length).Select(i => 0.3 * i - 2)], v = [.. u.Select(x => 1 - x * x / 9)];
            double[] x = new double[length], y = new double[length];
            Cubic.Add(u, v, 0.5, -0.25, x, y);
            for (int i = 0; i < length; i++) Assert.Equal(Cubic.At(u[i] - 0.5, v[i] + 0.25), (x[i], y[i]));
        }
    }

    [Fact]
    public void Points_may_be_moved_in_place()
    {
        double[] x = [.. Enumerable.Range(0, 37).Select(i => i / 7.0)], y = [.. x.Select(a => 3 - a)];
        double[] atX = [.. x], atY = [.. y];
        Cubic.Add(x, y, 0, 0, x, y);
        for (int i = 0; i < x.Length; i++)
        {
            var (f, g) = Cubic.At(atX[i], atY[i]);
            Assert.Equal((atX[i] + f, atY[i] + g), (x[i], y[i]));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.5, -2)]
    [InlineData(-0.125, 0.75)]
    public void Derivatives_are_the_limits_of_differences(double u, double v)
    {
        const double h = 1e-5;
        var (fu, fv, gu, gv) = Cubic.Derivatives(u, v);
        var (east, west) = (Cubic.At(u + h, v), Cubic.At(u - h, v));
        var (north, south) = (Cubic.At(u, v + h), Cubic.At(u, v - h));
        // The error of a central difference is h²/6 times the third derivative.
        Assert.Equal((east.F - west.F) / (2 * h), fu, 1e-8);
        Assert.Equal((east.G - west.G) / (2 * h), gu, 1e-8);
        Assert.Equal((north.F - south.F) / (2 * h), fv, 1e-8);
        Assert.Equal((north.G - south.G) / (2 * h), gv, 1e-8);
    }
}
