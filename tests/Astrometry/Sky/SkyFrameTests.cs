using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry;

public sealed class SkyFrameTests
{
    private static readonly SkyFrame[] Frames =
    [
        SkyFrame.Icrs, SkyFrame.Fk5, SkyFrame.Fk4, SkyFrame.Galactic, SkyFrame.Ecliptic, new(SkySystem.Fk5, 1975), new(SkySystem.Fk5, 2050),
        new(SkySystem.Fk4, 1875), new(SkySystem.Fk4, 2000), new(SkySystem.Ecliptic, 1900),
    ];

    // astropy 5.2.1, SkyCoord(lon, lat, "deg").transform_to(FK5, FK4, Galactic, BarycentricMeanEcliptic with that equinox)
    [Theory]
    [InlineData(SkySystem.Fk5, 2000, 53.1625, -27.7914, 53.16250354812483, -27.791402908574415)]
    [InlineData(SkySystem.Fk5, 2000, 83.2, 89.99, 83.21812824186144, 89.98999480990545)]
    [InlineData(SkySystem.Fk5, 2050, 53.1625, -27.7914, 53.68578667574466, -27.625553056178894)]
    [InlineData(SkySystem.Fk5, 1900, 266.4168, -29.0078, 264.8284418285785, -28.96530017130136)]
    [InlineData(SkySystem.Fk5, 1900, 83.2, 89.99, 0.37740739154651876, 89.44179179424174)]
    [InlineData(SkySystem.Fk4, 1950, 53.1625, -27.7914, 52.639355886906166, -27.959376522387448)]
    [InlineData(SkySystem.Fk4, 1950, 83.2, 89.99, 1.7098257801833856, 89.72027452345031)]
    [InlineData(SkySystem.Fk4, 1900, 266.4168, -29.0078, 264.82828948593726, -28.965284876199153)]
    [InlineData(SkySystem.Galactic, 2000, 266.4168, -29.0078, 359.94424942586494, -0.04613460206836337)]
    [InlineData(SkySystem.Galactic, 2000, 83.2, 89.99, 122.94250607577646, 27.124887725246396)]
    [InlineData(SkySystem.Ecliptic, 2000, 53.1625, -27.7914, 41.188368132041624, -45.18725894268669)]
    [InlineData(SkySystem.Ecliptic, 1980, 266.4168, -29.0078, 266.5723256758745, -5.605059399526926)]
    [InlineData(SkySystem.Ecliptic, 2050, 83.2, 89.99, 90.6969088294428, 66.55728696981839)]
    public void ICRS_goes_to_every_frame_as_in_astropy(SkySystem system, double equinox, double ra, double dec, double lon, double lat)
    {
        var there = new SkyPoint(ra, dec).Transform(SkyFrame.Icrs, new(system, equinox));
        // Astropy leaves Murray's matrix as it is, a rotation to 10⁻¹⁰ degrees a century.
        double tolerance = system == SkySystem.Fk4 && equinox != 1950 ? 1e-10 : 2e-13;
        AssertNear(new(lon, lat), there, tolerance);
    }

    // SkyCoord(83.2, -5.4, unit="deg", frame=FK4()).transform_to(FK4(equinox="B1975"))
    [Fact]
    public void Within_FK4_there_is_precession_and_other_E_terms() => AssertNear(
        new(83.50710842121363, -5.383891349190376), new SkyPoint(83.2, -5.4).Transform(SkyFrame.Fk4, new(SkySystem.Fk4, 1975)), 2e-13);

    [Fact]
    public void The_galactic_pole_is_that_of_Hipparcos()
    {
        // The Hipparcos and Tycho Catalogues, vol. 1, equation 1.5.10, to its 5 decimals: α_G, δ_G and 90° + l_Ω.
        AssertNear(new(192.85948, 27.12825), new SkyPoint(0, 90).Transform(SkyFrame.Galactic, SkyFrame.Icrs), 2e-5);
        Assert.Equal(122.93192, new SkyPoint(0, 90).Transform(SkyFrame.Icrs, SkyFrame.Galactic).Lon, 2e-5);
    }

    [Fact]
    public void The_galactic_pole_and_node_in_B1950_are_those_of_the_IAU()
    {
        // Blaauw et al. 1960, without E-terms: pole 12h49m, +27.4°; the pole of B1950 at l = 123°.
        var toB1950 = FrameRotation.FromIcrs(SkyFrame.Fk4) * FrameRotation.FromIcrs(SkyFrame.Galactic).Transposed;
        AssertNear(new(192.25, 27.4), (toB1950 * new SkyVector(0, 0, 1)).ToPoint(), 1e-9);
        Assert.Equal(123, (toB1950.Transposed * new SkyVector(0, 0, 1)).ToPoint().Lon, 1e-9);
    }

    [Fact]
    public void The_ecliptic_pole_is_the_obliquity_away()
    {
        // IAU 2006: ε₀ = 84381.406″ in FK5's own J2000 equator but for the frame bias of less than 0.03″.
        var pole = new SkyPoint(0, 90).Transform(SkyFrame.Ecliptic, SkyFrame.Icrs);
        Assert.Equal(84381.406, 90 * 3600 - pole.Dec * 3600, 0.03);
        Assert.Equal(270, pole.Ra, 0.03 / 3600 / 0.39);
    }

    [Fact]
    public void E_terms_shift_a_position_by_a_third_of_an_arcsecond_at_most()
    {
        // e k = 0.01673 · 20.496″ = 0.343″, at right angles to the line of apsides.
        Assert.Equal(0.343, Angle.FromRadians(Math.Sqrt(Fk4.ETerms(1950).Dot(Fk4.ETerms(1950)))).Arcsec, 5e-4);
    }

    [Fact]
    public void Every_matrix_is_orthogonal()
    {
        foreach (var frame in Frames)
        {
            var matrix = FrameRotation.FromIcrs(frame);
            var product = matrix * matrix.Transposed;
            SkyVector[] differences = [product.X - Rotation.Identity.X, product.Y - Rotation.Identity.Y, product.Z - Rotation.Identity.Z];
            Assert.All(differences, d => Assert.InRange(Math.Max(Math.Abs(d.X), Math.Max(Math.Abs(d.Y), Math.Abs(d.Z))), 0, 2e-15));
        }
    }

    [Fact]
    public void There_and_back_is_the_same_place()
    {
        var random = new Random(5);
        SkyPoint[] points =
        [
            new(0, 90), new(0, -90), new(123, 90), new(0, 0), new(359.999999, 12), new(77, 89.9999999), new(192.85948, 27.12825),
            .. Enumerable.Range(0, 50).Select(_ => new SkyPoint(360 * random.NextDouble(), 180 * random.NextDouble() - 90)),
        ];
        foreach (var from in Frames)
        {
            foreach (var to in Frames)
            {
                foreach (var point in points)
                {
                    var there = point.Transform(from, to);
                    Assert.True(there.Lon is >= 0 and < 360 && Math.Abs(there.Lat) <= 90, $"{from} → {to}: {there}");
                    AssertNear(point, there.Transform(to, from), 3e-13);
                }
            }
        }
    }

    [Fact]
    public void A_catalogue_goes_as_its_points_do_and_in_place()
    {
        double[] lon = [10, double.NaN, 359.9, 200], lat = [-40, 3, 89, -90];
        double[] newLon = new double[4], newLat = new double[4];
        SkyFrame.Transform(SkyFrame.Fk4, SkyFrame.Galactic, lon, lat, newLon, newLat);
        for (int i = 0; i < lon.Length; i++)
        {
            Assert.Equal(new SkyPoint(lon[i], lat[i]).Transform(SkyFrame.Fk4, SkyFrame.Galactic), new SkyPoint(newLon[i], newLat[i]));
        }
        Assert.True(double.IsNaN(newLon[1]) && double.IsNaN(newLat[1]));
        SkyFrame.Transform(SkyFrame.Fk4, SkyFrame.Galactic, lon, lat, lon, lat);
        Assert.Equal(newLon, lon);
        Assert.Equal(newLat, lat);
    }

    [Fact]
    public void The_same_frame_changes_no_digit()
    {
        var point = new SkyPoint(0.1 + 0.2, -1.0 / 3);
        foreach (var frame in Frames) Assert.Equal(point, point.Transform(frame, frame with { }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20000)]
    [InlineData(double.NaN)]
    public void An_equinox_beyond_the_series_is_refused(double equinox)
    {
        var frame = new SkyFrame(SkySystem.Fk5, equinox);
        var point = new SkyPoint(1, 2);
        Assert.Equal("to", Assert.Throws<ArgumentOutOfRangeException>(() => point.Transform(SkyFrame.Icrs, frame)).ParamName);
        Assert.Equal("from", Assert.Throws<ArgumentOutOfRangeException>(() => point.Transform(frame, SkyFrame.Icrs)).ParamName);
        // ICRS and galactic coordinates have no equinox to be wrong.
        Assert.Equal(point.Transform(SkyFrame.Icrs, SkyFrame.Galactic), point.Transform(new(SkySystem.Icrs, equinox), SkyFrame.Galactic));
    }

    [Fact]
    public void Columns_of_different_lengths_are_refused()
    {
        double[] three = new double[3], two = new double[2];
        Assert.Throws<ArgumentException>(() => SkyFrame.Transform(SkyFrame.Icrs, SkyFrame.Fk5, three, two, three, three));
        Assert.Throws<ArgumentException>(() => SkyFrame.Transform(SkyFrame.Icrs, SkyFrame.Fk5, three, three, three, two));
    }

    private static void AssertNear(SkyPoint expected, SkyPoint actual, double toleranceDeg) =>
        Assert.InRange(expected.SeparationTo(actual).Degrees, 0, toleranceDeg);
}
