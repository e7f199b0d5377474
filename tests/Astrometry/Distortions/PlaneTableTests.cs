using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>Distortions of the tangent plane against positions on the sky by astropy 5.2.1 (all_pix2world).</summary>
public sealed class PlaneTableTests
{
    [Theory]
    [InlineData("wcslib_TPV7", "TPV")]
    [InlineData("real_tpvonly", "TPV")]
    [InlineData("wcslib_TNX", "TNX")]
    [InlineData("wcslib_ZPX", "ZPX")]
    [InlineData("wcslib_DSS", "DSS")]
    [InlineData("wcslib_SIPTPV", "TAN")]
    [InlineData("real_irac_sip", "TAN")]
    public void Pixels_lie_on_the_plane_where_the_sky_says(string name, string projection)
    {
        var (header, table) = (DistortionData.Header(name + ".hdr"), DistortionData.Table(name));
        var model = DistortionModel.FromHeader(header, null, ' ', 1, 2, projection);
        Assert.True(table.Length > 400);
        var plate = model.Plate;
        var (xx, xy, yx, yy) = plate?.Cd
            ?? (header.Double("CD1_1"), header.Double("CD1_2", 0), header.Double("CD2_1", 0), header.Double("CD2_2"));
        var pixel = plate?.ReferencePixel ?? new PixelPoint(header.Double("CRPIX1") - 1, header.Double("CRPIX2") - 1);
        var centre = plate?.TangentPoint ?? new SkyPoint(header.Double("CRVAL1"), header.Double("CRVAL2"));
        double toleranceDegrees = 1e-9 * Math.Sqrt(Math.Abs(xx * yy - xy * yx)) + 2e-12;
        foreach (double[] row in table)
        {
            double[] x = [row[0] - 1], y = [row[1] - 1];
            model.PixelToFocal(x, y);
            double dx = x[0] - pixel.X, dy = y[0] - pixel.Y;
            double[] xi = [xx * dx + xy * dy], eta = [yx * dx + yy * dy];
            model.PlaneToPlane(xi, eta);
            var (expectedXi, expectedEta) = Plane(centre, new SkyPoint(row[4], row[5]), model.Iraf?.Zenithal);
            Assert.Equal(expectedXi, xi[0], toleranceDegrees);
            Assert.Equal(expectedEta, eta[0], toleranceDegrees);
        }
    }

    // Calabretta & Greisen 2002: zenithal projections; TAN (eq. 54), and ZPN (eq. 79) where there are parameters.
    private static (double Xi, double Eta) Plane(SkyPoint centre, SkyPoint sky, IReadOnlyDictionary<int, double>? zenithal)
    {
        double z = centre.SeparationTo(sky).Radians;
        double radius = zenithal is not { Count: > 0 } ? Math.Tan(z) : zenithal.Sum(term => term.Value * Math.Pow(z, term.Key));
        var (sin, cos) = Math.SinCos(centre.PositionAngleTo(sky).Radians);
        return (Angle.FromRadians(radius * sin).Degrees, Angle.FromRadians(radius * cos).Degrees);
    }
}
