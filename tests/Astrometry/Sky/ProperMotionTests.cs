using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class ProperMotionTests
{
    // Barnard's star in Gaia DR3, epoch 2016.
    private static readonly SkyPoint Barnard = new(269.452076, 4.693391);
    private const double PmRa = -802.803, PmDec = 10362.542, Parallax = 546.975, RadialVelocity = -110.11;

    // astropy 5.2.1: SkyCoord(…, distance of the parallax, obstime 2016 TDB).apply_space_motion; its light-travel time is below 10⁻⁴ mas.
    [Theory]
    [InlineData(53.1, -27.8, 120, -310, 0, 2066, 53.10188420591084, -27.804305542764464)]
    [InlineData(10.5, 45, 400, 300, 900, 1991.5, 10.496150333597598, 44.99795826867005)]
    [InlineData(359.9999, 0.3, 400, 10, 900, 2076, 0.006566758121496539, 0.30016666463466435)]      // across 0ʰ
    [InlineData(37.9545, 89.9999, 300, -400, 900, 2116, 74.57829892887213, 89.9860309825413)]      // near the pole
    public void A_star_without_radial_velocity_moves_as_in_astropy(
        double ra, double dec, double pmRa, double pmDec, double parallax, double to, double newRa, double newDec) =>
        Assert.InRange(new SkyPoint(ra, dec).AtEpoch(pmRa, pmDec, 2016, to, parallax).SeparationTo(new(newRa, newDec)).Degrees, 0, 2e-11);

    // The same with parallax and radial velocity; astropy's light-travel time leaves the stated difference.
    [Theory]
    [InlineData(2100, 269.4331765558669, 4.936439696100442, 0.84)]
    [InlineData(2000, 269.45565225658464, 4.647380611376247, 0.031)]
    public void Barnards_star_is_where_astropy_has_it_but_for_light_time(double to, double ra, double dec, double mas) =>
        Assert.InRange(Barnard.AtEpoch(PmRa, PmDec, 2016, to, Parallax, RadialVelocity).SeparationTo(new(ra, dec)).Mas, 0, mas);

    [Theory]
    [InlineData(269.452076, 4.693391, PmRa, PmDec, Parallax, RadialVelocity, 84)]
    [InlineData(37.9545, 89.9999, 500, -1200, 30, 12, 100)]
    [InlineData(120.3, -45.2, 1000, -2000, 100, 500, 100)]
    [InlineData(120.3, -45.2, 1000, -2000, 100, -500, -100)]
    public void A_star_on_a_straight_line_is_where_the_line_leads(
        double ra, double dec, double pmRa, double pmDec, double parallax, double radialVelocity, double years)
    {
        // In kilometres, on axes along the star's own meridian.
        const double parsecKm = 180 * 3600 / Math.PI * 149597870.7, yearS = 365.25 * 86400;
        double distanceKm = 1000 / parallax * parsecKm, perMas = Math.PI / 180 / 3.6e6;
        double a = ra * Math.PI / 180, d = dec * Math.PI / 180;
        double vEast = distanceKm * pmRa * perMas / yearS, vNorth = distanceKm * pmDec * perMas / yearS;
        double t = years * yearS;
        double x = Math.Cos(d) * (distanceKm + radialVelocity * t) - Math.Sin(d) * vNorth * t;
        double y = vEast * t, z = Math.Sin(d) * (distanceKm + radialVelocity * t) + Math.Cos(d) * vNorth * t;
        var expected = new SkyPoint((a + Math.Atan2(y, x)) * 180 / Math.PI, Math.Atan2(z, Math.Sqrt(x * x + y * y)) * 180 / Math.PI);
        var found = new SkyPoint(ra, dec).AtEpoch(pmRa, pmDec, 2016, 2016 + years, parallax, radialVelocity);
        Assert.InRange(found.SeparationTo(expected).Degrees, 0, 2e-13);
    }

    [Fact]
    public void The_perspective_acceleration_of_Barnards_star_is_known()
    {
        // μ′ = −2 μ ϖ v / 4.74 = 0.00128″ per year²; 100 years are ½ μ′ t².
        double expected = 10.394 * 0.547 * 110.11 / 4.74047 / 206264.8 * 1e4;
        var with = Barnard.AtEpoch(PmRa, PmDec, 2016, 2116, Parallax, RadialVelocity);
        var without = Barnard.AtEpoch(PmRa, PmDec, 2016, 2116);
        Assert.Equal(1, with.SeparationTo(without).Arcsec / expected, 0.02);
    }

    [Fact]
    public void A_source_without_proper_motion_stays()
    {
        foreach (var (pmRa, pmDec) in new[] { (double.NaN, double.NaN), (double.NaN, 3), (3, double.NaN) })
        {
            Assert.Equal(Barnard, Barnard.AtEpoch(pmRa, pmDec, 2016, 2004.5, Parallax, RadialVelocity));
        }
    }

    [Theory]
    [InlineData(double.NaN, RadialVelocity)]
    [InlineData(-0.3, RadialVelocity)]
    [InlineData(Parallax, double.NaN)]
    public void An_unknown_parallax_or_velocity_means_none_along_the_line_of_sight(double parallax, double radialVelocity) =>
        Assert.Equal(Barnard.AtEpoch(PmRa, PmDec, 2016, 2000), Barnard.AtEpoch(PmRa, PmDec, 2016, 2000, parallax, radialVelocity));
}
