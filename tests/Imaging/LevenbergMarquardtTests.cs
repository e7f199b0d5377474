using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Statistical Reference Datasets of NIST, nonlinear regression, from both published starting points.</summary>
public sealed class LevenbergMarquardtTests
{
    private static readonly double[] MisraX = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0];
    private static readonly double[] MisraY = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78];

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(250, 0.0005)]
    public void Misra1a_is_certified(double b1, double b2)
    {
        double[] b = [b1, b2];
        var (squares, converged) = LevenbergMarquardt.Minimise(
            (p, i, d) =>
            {
                double e = Math.Exp(-p[1] * MisraX[i]);
                (d[0], d[1]) = (1 - e, p[0] * MisraX[i] * e);
                return p[0] * (1 - e);
            }, MisraY, b);
        Assert.True(converged);
        // NIST StRD Misra1a
        Assert.Equal(1, b[0] / 2.3894212918E+02, 1e-9);
        Assert.Equal(1, b[1] / 5.5015643181E-04, 1e-9);
        Assert.Equal(1, squares / 1.2455138894E-01, 1e-9);
    }

    [Theory]
    [InlineData(500, 0.0001)]
    [InlineData(300, 0.0002)]
    public void Misra1b_is_certified(double b1, double b2)
    {
        double[] b = [b1, b2];
        var (squares, converged) = LevenbergMarquardt.Minimise(
            (p, i, d) =>
            {
                double q = 1 + p[1] * MisraX[i] / 2;
                (d[0], d[1]) = (1 - 1 / (q * q), p[0] * MisraX[i] / (q * q * q));
                return p[0] * (1 - 1 / (q * q));
            }, MisraY, b);
        Assert.True(converged);
        // NIST StRD Misra1b
        Assert.Equal(1, b[0] / 3.3799746163E+02, 1e-9);
        Assert.Equal(1, b[1] / 3.9039091287E-04, 1e-9);
        Assert.Equal(1, squares / 7.5464681533E-02, 1e-9);
    }

    [Fact]
    public void A_model_that_is_never_finite_ends_unconverged()
    {
        double[] b = [1, 1];
        var (_, converged) = LevenbergMarquardt.Minimise((_, _, d) => { d[0] = d[1] = double.NaN; return double.NaN; }, MisraY, b, maxIterations: 50);
        Assert.False(converged);
    }

    [Fact]
    public void A_parameter_that_nothing_depends_on_stays()
    {
        double[] b = [0, 7];
        var (squares, converged) = LevenbergMarquardt.Minimise((p, _, d) => { (d[0], d[1]) = (1, 0); return p[0]; }, [1.0, 2, 6], b);
        Assert.True(converged);
        Assert.Equal(3, b[0], 1e-12);
        Assert.Equal(7, b[1]);
        Assert.Equal(14, squares, 1e-12);
    }
}
