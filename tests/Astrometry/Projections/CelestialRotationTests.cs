using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Projections;

public sealed class CelestialRotationTests
{
    [Theory]
    [InlineData(0, 90)]
    [InlineData(0, 0)]
    [InlineData(0, 45)]
    [InlineData(25, -30)]
    public void The_reference_point_and_the_celestial_pole_fall_where_they_should(double phi0, double theta0)
    {
        foreach (double lat0 in new[] { 0, 12.5, -12.5, 61, -61, 89.9999, 90, -90 })
        {
            var rotation = new CelestialRotation(312.25, lat0, phi0, theta0, null, null);
            Assert.Equal(0, Sphere.Separation(rotation.ToCelestial(phi0, theta0), (312.25, lat0)), 1e-12);
            Assert.Equal(0, Sphere.Separation(rotation.ToNative(0, 90), (rotation.LonPole, rotation.LatPole)), 1e-12);
            Assert.Equal(0, Sphere.Separation(rotation.ToCelestial(0, 90), (rotation.NativePoleLon, rotation.LatPole)), 1e-12);
        }
    }

    [Fact]
    public void Directions_come_back_and_stay_in_their_ranges()
    {
        var random = new Random(4);
        var rotation = new CelestialRotation(33, -72, 0, 30, 170, null);
        for (int i = 0; i < 1000; i++)
        {
            double phi = 360 * random.NextDouble() - 180, theta = Math.Asin(2 * random.NextDouble() - 1) * 180 / Math.PI;
            var sky = rotation.ToCelestial(phi, theta);
            Assert.True(sky.Lon is >= 0 and < 360);
            var back = rotation.ToNative(sky.Lon, sky.Lat);
            Assert.InRange(back.Phi, -180, 180);
            Assert.Equal(0, Sphere.Separation(back, (phi, theta)), 1e-12);
        }
    }

    [Fact]
    public void Angles_between_directions_stay()
    {
        var rotation = new CelestialRotation(200, 40, 0, 90, 77, null);
        (double, double) a = (12, 80), b = (-130, -35);
        Assert.Equal(Sphere.Separation(a, b), Sphere.Separation(rotation.ToCelestial(12, 80), rotation.ToCelestial(-130, -35)), 1e-12);
    }

    [Fact]
    public void North_is_up_by_default()
    {
        // θ0 = 90°: LONPOLE = 180°, and a step towards native φ = 180° (+y) goes north.
        var zenithal = new CelestialRotation(50, 20, 0, 90, null, null);
        Assert.Equal(180, zenithal.LonPole);
        Assert.Equal(21, zenithal.ToCelestial(180, 89).Lat, 1e-12);
        // θ0 = 0 and δ0 ≥ 0: LONPOLE = 0, and native latitude grows to the north.
        var cylindrical = new CelestialRotation(50, 20, 0, 0, null, null);
        Assert.Equal(0, cylindrical.LonPole);
        Assert.Equal(70, cylindrical.LatPole, 1e-12);
        Assert.Equal(21, cylindrical.ToCelestial(0, 1).Lat, 1e-12);
        // φ0 counts.
        Assert.Equal(-150, new CelestialRotation(50, -20, 30, 0, null, null).LonPole);
    }

    [Fact]
    public void Coincident_poles_change_the_origin_of_longitude_alone()
    {
        var rotation = new CelestialRotation(50, 0, 0, 0, null, null);
        Assert.Equal((230, -37.123456789), rotation.ToCelestial(180, -37.123456789));
        Assert.Equal((-150, 12.3), rotation.ToNative(-100, 12.3));
        var upsideDown = new CelestialRotation(50, 0, 0, 0, 180, -90);
        Assert.Equal((45, 30), upsideDown.ToCelestial(5, -30));
    }

    [Theory]
    // wcslib 7.12 for COE with θ_a = 10°
    [InlineData(null, 66.44583951643136)]
    [InlineData(90.0, 66.44583951643136)]
    [InlineData(-90.0, -43.42905278478672)]
    public void LATPOLE_chooses_between_two_poles(double? latPole, double expected)
    {
        var rotation = new CelestialRotation(10, 30, 0, 10, 30, latPole);
        Assert.Equal(expected, rotation.LatPole, 1e-12);
        Assert.Equal(0, Sphere.Separation(rotation.ToCelestial(0, 10), (10, 30)), 1e-12);
    }

    [Theory]
    [InlineData(-19.067526722343928)]
    [InlineData(-20.3)]
    [InlineData(-1.23)]
    public void A_LATPOLE_between_two_poles_always_chooses_the_same(double lat0) =>
        Assert.Equal(90 + lat0, new CelestialRotation(10, lat0, 0, 0, 180, 0).LatPole, 1e-12);

    [Fact]
    public void LATPOLE_alone_decides_where_nothing_else_does()
    {
        // θ0 = 0, δ0 = 0 and LONPOLE = 90°: every δ_p puts the reference point on the equator.
        Assert.Equal(23.5, new CelestialRotation(10, 0, 0, 0, 90, 23.5).LatPole);
    }

    [Theory]
    [InlineData(10, 60, 0, 0, 90.0)]
    [InlineData(10, -80, 0, 45, 90.0)]
    [InlineData(10, 91, 0, 90, null)]
    [InlineData(double.NaN, 5, 0, 90, null)]
    [InlineData(10, 5, 0, 100, null)]
    [InlineData(10, 5, 0, 90, double.PositiveInfinity)]
    public void Impossible_poles_are_refused(double lon0, double lat0, double phi0, double theta0, double? lonPole) =>
        Assert.Throws<WcsException>(() => new CelestialRotation(lon0, lat0, phi0, theta0, lonPole, null));

    [Fact]
    public void NaN_stays_NaN()
    {
        Sphere.AssertOutside(new CelestialRotation(10, 5, 0, 90, null, null).ToCelestial(double.NaN, double.NaN));
        Sphere.AssertOutside(new CelestialRotation(10, 0, 0, 0, null, null).ToNative(double.NaN, double.NaN));
    }
}
