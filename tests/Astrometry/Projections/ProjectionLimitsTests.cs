using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Projections;

public sealed class ProjectionLimitsTests
{
    [Theory]
    [InlineData("TAN", "", 10, 0)]
    [InlineData("TAN", "", 10, -30)]
    [InlineData("STG", "", 10, -90)]
    [InlineData("SIN", "", 10, -0.1)]
    // θ is visible above −atan(ξ sin φ − η cos φ) = −atan 0.5 = −26.57°.
    [InlineData("SIN", "1:0.5", 90, -26.6)]
    // From μ = 2 radii the horizon is at asin(−1/2).
    [InlineData("AZP", "1:2", 10, -30.1)]
    [InlineData("SZP", "1:2 3:90", 10, -30.1)]
    // From the centre on a plane tilted by 60°: the rays at 30° and φ = 180° are parallel to it.
    [InlineData("AZP", "2:60", 180, 59.9)]
    [InlineData("SZP", "1:0.5 2:0 3:90", 10, -30.1)]
    // R = ζ − 0.1 ζ³ rises to ζ = √(10/3) rad = 104.6°.
    [InlineData("ZPN", "1:1 3:-0.1", 10, -14.7)]
    [InlineData("AIR", "", 10, -90)]
    [InlineData("CYP", "1:0", 10, 90)]
    [InlineData("MER", "", 10, -90)]
    [InlineData("COP", "1:45", 10, -45)]
    [InlineData("COO", "1:45", 10, -90)]
    [InlineData("COO", "1:-45", 10, 90)]
    [InlineData("CAR", "", double.NaN, 3)]
    [InlineData("TSC", "", 3, double.NaN)]
    public void Points_that_cannot_be_shown_are_NaN(string code, string parameters, double phi, double theta) =>
        Sphere.AssertOutside(Sphere.Projection(code, parameters).ToPlane(phi, theta));

    [Theory]
    [InlineData("SIN", "1:0.5", 90, -26.5)]
    [InlineData("SIN", "", 10, 0)]
    [InlineData("AZP", "1:2", 10, -29.9)]
    [InlineData("SZP", "1:2 3:90", 10, -29.9)]
    [InlineData("AZP", "2:60", 180, 60.1)]
    [InlineData("SZP", "1:0.5 2:0 3:90", 10, -29.9)]
    [InlineData("ZPN", "1:1 3:-0.1", 10, -14.5)]
    [InlineData("COP", "1:45", 10, -44.9)]
    public void Points_just_inside_the_limits_are_shown(string code, string parameters, double phi, double theta)
    {
        var projection = Sphere.Projection(code, parameters);
        var (x, y) = projection.ToPlane(phi, theta);
        Assert.Equal(0, Sphere.Separation(projection.ToNative(x, y), (phi, theta)), 1e-6);
    }

    [Theory]
    [InlineData("SIN", "", 57.3, 1)]
    [InlineData("ARC", "", 180.1, 1)]
    [InlineData("ZEA", "", 114.6, 1)]
    [InlineData("ZPN", "1:1 3:-0.1", 71, 1)]
    [InlineData("ZPN", "0:0.1 1:1", 5, 1)]
    [InlineData("CYP", "", 180.1, 3)]
    [InlineData("CEA", "", 3, 57.3)]
    [InlineData("CAR", "", 180.1, 3)]
    [InlineData("CAR", "", 3, 90.1)]
    [InlineData("SFL", "", 170, 60)]
    [InlineData("PAR", "", 1, 90.1)]
    [InlineData("MOL", "", 162.1, 0)]
    [InlineData("AIT", "", 162.1, 0)]
    [InlineData("AIT", "", 1, 81.1)]
    [InlineData("COE", "1:45", 0, 200)]
    [InlineData("COD", "1:45", 0, -140)]
    [InlineData("BON", "1:45", 0, 91)]
    [InlineData("PCO", "", 181, 0)]
    [InlineData("PCO", "", 0, 1e300)]
    [InlineData("TSC", "", 46, 46)]
    [InlineData("QSC", "", 316, 0)]
    [InlineData("HPX", "", 45, 90.5)]
    [InlineData("HPX", "", 5, 80)]
    [InlineData("XPH", "", 135, 5)]
    [InlineData("TAN", "", double.NaN, 5)]
    [InlineData("MOL", "", 5, double.PositiveInfinity)]
    [InlineData("PCO", "", 5, double.NaN)]
    public void Places_off_the_map_are_NaN(string code, string parameters, double x, double y) =>
        Sphere.AssertOutside(Sphere.Projection(code, parameters).ToNative(x, y));

    [Fact]
    public void The_edge_of_the_map_is_still_on_it()
    {
        Assert.Equal((180, 90), Sphere.Projection("CAR").ToNative(180 + 3e-14, 90 + 1e-14));
        Assert.Equal(90, Sphere.Projection("CEA").ToNative(10, 180 / Math.PI * (1 + 3e-16)).Theta);
        Assert.Equal(-90, Sphere.Projection("ZEA").ToNative(0, 360 / Math.PI * (1 + 3e-16)).Theta);
        Assert.Equal(0, Sphere.Projection("SIN").ToNative(0, 180 / Math.PI * (1 + 3e-16)).Theta, 1e-5);
        Assert.Equal((0, -90), Sphere.Projection("MOL").ToNative(0, -180 / Math.PI * Math.Sqrt(2) * (1 + 3e-16)));
    }

    [Theory]
    [InlineData("XYZ", "", "'XYZ'")]
    [InlineData("tan", "", "'tan'")]
    [InlineData("TAN", "1:0.2", "PV2_1")]
    [InlineData("CAR", "3:1", "PV2_3")]
    [InlineData("CEA", "1:NaN", "PV2_1")]
    [InlineData("AZP", "1:-1", "PV2_1")]
    [InlineData("AZP", "1:2 2:90", "PV2_2")]
    [InlineData("SZP", "1:-1", "PV2_1")]
    [InlineData("ZPN", "", "PV2_1")]
    [InlineData("ZPN", "1:-1", "PV2_1")]
    [InlineData("ZPN", "1:1 30:1", "PV2_30")]
    [InlineData("AIR", "1:-90", "PV2_1")]
    [InlineData("CYP", "2:0", "PV2_2")]
    [InlineData("CYP", "1:-1 2:1", "PV2_1")]
    [InlineData("CEA", "1:1.1", "PV2_1")]
    [InlineData("CEA", "1:0", "PV2_1")]
    [InlineData("COP", "", "PV2_1")]
    [InlineData("COP", "1:0", "PV2_1")]
    [InlineData("COP", "1:45 2:90", "PV2_2")]
    [InlineData("COE", "1:0", "PV2_1")]
    [InlineData("COD", "1:100", "PV2_1")]
    [InlineData("COO", "1:90", "PV2_1")]
    [InlineData("COO", "1:45 2:45", "PV2_1")]
    [InlineData("BON", "", "PV2_1")]
    [InlineData("BON", "1:91", "PV2_1")]
    [InlineData("BON", "1:1e-320", "PV2_1")]
    [InlineData("HPX", "1:0", "PV2_1")]
    [InlineData("HPX", "2:2.5", "PV2_2")]
    public void Parameters_that_make_no_map_are_refused(string code, string parameters, string named) =>
        Assert.Contains(named, Assert.Throws<WcsException>(() => Sphere.Projection(code, parameters)).Message, StringComparison.Ordinal);

    [Fact]
    public void NCP_is_SIN_with_the_slant_of_the_celestial_pole()
    {
        var (ncp, sin) = (Projection.CreateNcp(30), Sphere.Projection("SIN", "2:1.7320508075688774"));
        var (x, y) = sin.ToPlane(20, 70);
        Assert.Equal(x, ncp.ToPlane(20, 70).X, 1e-12);
        Assert.Equal(y, ncp.ToPlane(20, 70).Y, 1e-12);
        Assert.Throws<WcsException>(() => Projection.CreateNcp(0));
    }

    [Fact]
    public void A_fiducial_point_of_the_user_moves_to_the_origin()
    {
        var mercator = Sphere.Projection("MER");
        var moved = mercator.WithFiducialPoint(-30, 50);
        Assert.Equal((-30, 50, "MER"), (moved.Phi0, moved.Theta0, moved.Code));
        Assert.Equal((0, 0), moved.ToPlane(-30, 50));
        var (before, after) = (mercator.ToPlane(70, -20), moved.ToPlane(70, -20));
        Assert.Equal(before.X + 30, after.X, 1e-12);
        Assert.Equal(-20, moved.ToNative(after.X, after.Y).Theta, 1e-12);
        Assert.Throws<WcsException>(() => mercator.WithFiducialPoint(0, 90));
    }
}
