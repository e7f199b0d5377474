using HstNotebooks.Astrometry;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;

namespace HstNotebooks.Tests.Astrometry;

public sealed class CatalogStarMotionTests
{
    // Gaia DR3; radial velocity of Gaia DR2.
    private static readonly CatalogStar Barnard = new(new(269.452076, 4.693391))
    {
        Epoch = 2016, PmRaMasYr = -802.803, PmDecMasYr = 10362.542, ParallaxMas = 546.975, RadialVelocityKmS = -110.11,
        RaErrorMas = 0.026, DecErrorMas = 0.029, PmRaErrorMasYr = 0.032, PmDecErrorMasYr = 0.036,
    };

    // astropy 5.2.1, SkyCoord.apply_space_motion, which adds light-travel time: 0.031 mas here.
    [Fact]
    public void Barnards_star_is_where_astropy_has_it() =>
        Assert.InRange(Barnard.AtEpoch(2000).Position.SeparationTo(new(269.45565225658464, 4.647380611376247)).Mas, 0, 0.031);

    [Fact]
    public void Barnards_star_comes_nearer_and_goes_faster()
    {
        // μ′ = −2 μ ϖ v / A = 1.28 mas/yr², ϖ′ = −ϖ² v / A = 0.0337 mas/yr (Kürster et al. 2003, A&A 403, 1077: 34 μas/yr).
        var later = Barnard.AtEpoch(2026);
        double before = double.Hypot(Barnard.PmRaMasYr, Barnard.PmDecMasYr), after = double.Hypot(later.PmRaMasYr, later.PmDecMasYr);
        Assert.Equal(12.8, after - before, 0.1);
        Assert.Equal(0.337, later.ParallaxMas - Barnard.ParallaxMas, 0.003);
        Assert.True(later.RadialVelocityKmS > Barnard.RadialVelocityKmS);
    }

    [Theory]
    [InlineData(269.452076, 4.693391)]
    [InlineData(0.00001, -71)]
    [InlineData(300, 89.9999)]
    public void A_star_comes_back_with_all_its_errors(double ra, double dec)
    {
        var star = Barnard with { Position = new(ra, dec), Correlation = new(0.1, -0.2, 0.3, -0.1, 0.15, -0.2) };
        var back = star.AtEpoch(1994.3).AtEpoch(2016);
        Assert.InRange(star.Position.SeparationTo(back.Position).Mas, 0, 1e-6);
        Assert.Equal(star.PmRaMasYr, back.PmRaMasYr, 1e-7);
        Assert.Equal(star.PmDecMasYr, back.PmDecMasYr, 1e-7);
        Assert.Equal(star.ParallaxMas, back.ParallaxMas, 1e-9);
        Assert.Equal(star.RadialVelocityKmS, back.RadialVelocityKmS, 1e-9);
        Assert.Equal(star.RaErrorMas, back.RaErrorMas, 1e-9);
        Assert.Equal(star.DecErrorMas, back.DecErrorMas, 1e-9);
        Assert.Equal(star.Correlation.RaDec, back.Correlation.RaDec, 1e-7);
        Assert.Equal(star.Correlation.RaPmDec, back.Correlation.RaPmDec, 1e-7);
        Assert.Equal(star.Correlation.DecPmRa, back.Correlation.DecPmRa, 1e-7);
    }

    [Theory]
    [InlineData(2004.2)]
    [InlineData(2031)]
    public void Errors_are_the_scatter_of_stars_drawn_from_the_catalogue(double year)
    {
        var star = new CatalogStar(new(53.1, -62))
        {
            Epoch = 2016, RaErrorMas = 0.8, DecErrorMas = 1.1, PmRaMasYr = 40, PmDecMasYr = -70,
            PmRaErrorMasYr = 0.3, PmDecErrorMasYr = 0.2, Correlation = new(0.3, -0.4, 0.2, 0.1, 0.5, -0.3),
        };
        var expected = star.AtEpoch(year);
        var cholesky = Covariance(star).Cholesky().Factor;
        var random = new Random(4711);
        const int draws = 40_000;
        double[][] found = new double[4][];
        for (int k = 0; k < 4; k++) found[k] = new double[draws];
        for (int i = 0; i < draws; i++)
        {
            var normal = Vector<double>.Build.Dense(4, _ => Normal.Sample(random, 0, 1));
            var offset = cholesky * normal;
            double ra = star.Position.Ra + offset[0] / 3.6e6 / Math.Cos(star.Position.Dec * Math.PI / 180);
            var drawn = star with
            {
                Position = new(ra, star.Position.Dec + offset[1] / 3.6e6),
                PmRaMasYr = star.PmRaMasYr + offset[2],
                PmDecMasYr = star.PmDecMasYr + offset[3],
            };
            var there = drawn.AtEpoch(year);
            var (east, north) = expected.Position.OffsetTo(there.Position);
            (found[0][i], found[1][i], found[2][i], found[3][i]) = (east.Mas, north.Mas, there.PmRaMasYr, there.PmDecMasYr);
        }
        var wanted = Covariance(expected);
        for (int j = 0; j < 4; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                double scatter = found[j].Covariance(found[k]);
                // 4σ of an estimated covariance is 4 √2 / √40000 = 0.028 of the errors' product at most.
                Assert.Equal(wanted[j, k], scatter, 0.028 * Math.Sqrt(wanted[j, j] * wanted[k, k]));
            }
        }
    }

    private static Matrix<double> Covariance(CatalogStar star)
    {
        double[] sigma = [star.RaErrorMas, star.DecErrorMas, star.PmRaErrorMasYr, star.PmDecErrorMasYr];
        var c = star.Correlation;
        double[,] rho =
        {
            { 1, c.RaDec, c.RaPmRa, c.RaPmDec }, { c.RaDec, 1, c.DecPmRa, c.DecPmDec }, { c.RaPmRa, c.DecPmRa, 1, c.PmRaPmDec },
            { c.RaPmDec, c.DecPmDec, c.PmRaPmDec, 1 },
        };
        return Matrix<double>.Build.Dense(4, 4, (i, j) => rho[i, j] * sigma[i] * sigma[j]);
    }

    [Fact]
    public void Without_correlations_errors_add_in_quadrature()
    {
        var then = Barnard.AtEpoch(2006);
        Assert.Equal(Math.Sqrt(0.026 * 0.026 + 100 * 0.032 * 0.032), then.RaErrorMas, 1e-12);
        Assert.Equal(Math.Sqrt(0.029 * 0.029 + 100 * 0.036 * 0.036), then.DecErrorMas, 1e-12);
    }

    [Fact]
    public void A_star_without_proper_motion_stays_and_is_known_less_well()
    {
        var star = new CatalogStar(new(10, 20)) { Epoch = 2016, RaErrorMas = 3, DecErrorMas = 4, Correlation = new(0.5) };
        var then = star.AtEpoch(2006, unknownProperMotionMasYr: 2);
        Assert.Equal(star.Position, then.Position);
        Assert.Equal(Math.Sqrt(9 + 400), then.RaErrorMas, 1e-12);
        Assert.Equal(Math.Sqrt(16 + 400), then.DecErrorMas, 1e-12);
        Assert.Equal(0.5 * 12 / Math.Sqrt(409 * 416), then.Correlation.RaDec, 1e-12);
        Assert.Equal(Math.Sqrt(9 + 3600), star.AtEpoch(2026).RaErrorMas, 1e-12);
    }

    [Fact]
    public void An_unknown_error_of_a_proper_motion_makes_the_position_uncertain_without_measure()
    {
        var star = Barnard with { PmDecErrorMasYr = double.NaN };
        Assert.Equal(double.NaN, star.AtEpoch(2010).ErrorMas);
        Assert.Equal(star.ErrorMas, star.AtEpoch(2016).ErrorMas);
    }

    [Fact]
    public void A_star_without_epoch_stays_or_is_refused()
    {
        var catalog = new SkyCatalog([new(new(10, 20)) { RaErrorMas = 1, DecErrorMas = 1 }]).AtEpoch(2005);
        Assert.Equal(1, catalog.ErrorsMas[0]);
        Assert.Contains("neither epoch nor proper motion", Assert.Single(catalog.Warnings));
        Assert.Throws<CatalogException>(() => (Barnard with { Epoch = double.NaN }).AtEpoch(2005));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.AtEpoch(53000));
        Assert.Throws<ArgumentOutOfRangeException>(() => catalog.AtEpoch(2005, -1));
    }

    [Fact]
    public void Stars_are_chosen_by_place_brightness_and_quality()
    {
        var catalog = new SkyCatalog(
        [
            new(new(359.999, 10)) { Magnitude = 18, Ruwe = 1 }, new(new(0.001, 10)) { Magnitude = 20 },
            new(new(0.002, 10)) { Magnitude = 17, Ruwe = 3 }, new(new(0.5, 10)),
        ]);
        Assert.Equal(3, catalog.Within(new SkyCone(new(0, 10), Angle.FromArcsec(10))).Count);
        Assert.Equal([18, 17], catalog.Brighter(19).Stars.Select(star => star.Magnitude));
        Assert.Equal(3, catalog.WithRuweUpTo(1.4).Count);
        Assert.Throws<CatalogException>(() => catalog.Where(star => double.IsNaN(star.Magnitude)).Brighter(19));
        Assert.Throws<ArgumentException>(() => new SkyCatalog([new(new(double.NaN, 10))]));
    }
}
