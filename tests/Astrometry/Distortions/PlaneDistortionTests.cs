using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>TPV, the surfaces of IRAF and plate solutions against their formulas, worked out by hand.</summary>
public sealed class PlaneDistortionTests
{
    // The terms PVi_0 to PVi_39 as the convention lists them.
    private static readonly string[] TpvTerms =
        [
            "", "x", "y", "r", "xx", "xy", "yy", "xxx", "xxy", "xyy", "yyy", "rrr", "xxxx", "xxxy", "xxyy", "xyyy", "yyyy",
            "xxxxx", "xxxxy", "xxxyy", "xxyyy", "xyyyy", "yyyyy", "rrrrr",
            "xxxxxx", "xxxxxy", "xxxxyy", "xxxyyy", "xxyyyy", "xyyyyy", "yyyyyy",
            "xxxxxxx", "xxxxxxy", "xxxxxyy", "xxxxyyy", "xxxyyyy", "xxyyyyy", "xyyyyyy", "yyyyyyy", "rrrrrrr",
        ];

    [Fact]
    public void Each_coefficient_of_TPV_belongs_to_its_term()
    {
        const double x = 0.75, y = -1.25;
        Assert.Equal(TpvPolynomial.MaxTerm + 1, TpvTerms.Length);
        for (int m = 0; m < TpvTerms.Length; m++)
        {
            var (lon, lat) = (new double[40], new double[40]);
            (lon[m], lat[m]) = (2, -3);
            double[] xi = [x], eta = [y];
            new TpvPolynomial(lon, lat).Apply(xi, eta);
            Assert.Equal(2 * Product(TpvTerms[m], x, y), xi[0], 1e-13);
            Assert.Equal(-3 * Product(TpvTerms[m], y, x), eta[0], 1e-13);
        }

        static double Product(string term, double x, double y) =>
            term.Aggregate(1.0, (product, factor) => product * (factor == 'x' ? x : factor == 'y' ? y : Math.Sqrt(x * x + y * y)));
    }

    [Fact]
    public void TPV_is_read_and_written_on_exchanged_axes()
    {
        string cards = "CTYPE1='DEC--TPV'; CTYPE2='RA---TPV'; PV1_1=1.0; PV1_4=0.5; PV2_1=0.75; PV2_2=0.25; PV2_39=0.0;";
        var header = WcsText.Header(cards);
        for (int i = 0; i < 2; i++)
        {
            var model = DistortionModel.FromHeader(header, null, ' ', 2, 1, "TPV");
            Assert.True(model.ActsOnPlane);
            double[] xi = [0.5], eta = [-2];
            model.PlaneToPlane(xi, eta);
            Assert.Equal(0.75 * 0.5 + 0.25 * -2, xi[0], 1e-15);
            Assert.Equal(-2 + 0.5 * 4, eta[0], 1e-15);
            header.Set("PV1_7", 1.0);
            model.WriteTo(header, 2, 1);
            Assert.False(header.Contains("PV1_7"));
            Assert.False(header.Contains("PV2_39"));
        }
    }

    [Fact]
    public void TPV_without_its_linear_coefficient_keeps_the_scale()
    {
        var model = DistortionModel.FromHeader(WcsText.Header("PV1_0=0.25; PV2_1=1.0"), null, ' ', 1, 2, "TPV");
        double[] xi = [2], eta = [3];
        model.PlaneToPlane(xi, eta);
        Assert.Equal((2.25, 3.0), (xi[0], eta[0]));
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains("PV1_1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("WAT1_001='wtype=tnx lngcor = \"3. 1. 1. 0. 0. 1. 0. 1. 0.5\"'; WAT2_001='wtype=tnx'", "TNX")]
    [InlineData(Plate, "DSS")]
    public void Surfaces_and_plates_are_removed_by_writing_no_distortion(string cards, string projection)
    {
        var header = WcsText.Header(cards);
        Assert.True(DistortionModel.FromHeader(header, null, ' ', 1, 2, projection).ActsOnPlane);
        DistortionModel.None.WriteTo(header);
        Assert.DoesNotContain(header, card => card.Keyword[..2] is "WA" or "AM");
        Assert.True(DistortionModel.FromHeader(header, null, ' ', 1, 2, "TAN").IsNone);
        Assert.False(DssPlate.IsIn(header));
    }

    [Fact]
    public void TPV_ends_at_39()
    {
        var header = WcsText.Header("PV1_1=1.0; PV2_1=1.0; PV2_40=0.1");
        var error = Assert.Throws<WcsException>(() => DistortionModel.FromHeader(header, null, ' ', 1, 2, "TPV"));
        Assert.Contains("PV2_40", error.Message, StringComparison.Ordinal);
    }

    // With limits of 1 and 5 (ξ) and −2 and 0 (η), the point (4, −0.5) is (½, ½) between −1 and 1.
    [Theory]
    [InlineData("1 3 1 1 1 5 -2 0  0 0 1", -0.5)]
    [InlineData("1. 4. 1. 1. 1. 5. -2. 0. 0. 0. 0. 1.", -1)]
    [InlineData("2 3 1 1 1 5 -2 0  0 0 1", -0.125)]
    [InlineData("2 4 1 1 1 5 -2 0  0 0 0 1", -0.4375)]
    [InlineData("3 3 1 1 1 5 -2 0  0 0 1", 16)]
    [InlineData("1 2 2 1 1 5 -2 0  1 2 4 8", 1 + 1 + 2 + 2)]
    [InlineData("1 2 3 0 1 5 -2 0  1 2 4 8", 1 + 1 + 2 - 4)]
    [InlineData("1 2 2 2 1 5 -2 0  1 2 4", 1 + 1 + 2)]
    [InlineData("1 2 3 2 1 5 -2 0  1 2 4 8 16", 1 + 1 + 2 + 2 - 8)]
    [InlineData("3 1 2 1 1 5 -2 0  1D0 2d+0", 1 - 1)]
    public void A_surface_of_IRAF_has_the_value_of_its_polynomials(string numbers, double expected) =>
        Assert.Equal(expected, IrafSurface.Parse(numbers, "lngcor").At(4, -0.5), 1e-14);

    [Theory]
    [InlineData("4 1 1 1 0 1 0 1 5", "type")]
    [InlineData("1 0 1 1 0 1 0 1 5", "order in x")]
    [InlineData("1 1 1e9 1 0 1 0 1 5", "order in y")]
    [InlineData("1 1 1 3 0 1 0 1 5", "cross terms")]
    [InlineData("1 1 1 1 0 1 2 2 5", "limits")]
    [InlineData("1 2 2 1 0 1 0 1 5 6 7", "coefficients")]
    [InlineData("1 1 1 1 0 1 0 1 5 6", "coefficients")]
    [InlineData("1 1 1 1 0 1 0 one 5", "'one'")]
    [InlineData("1 1 1 1", "at least 9")]
    [InlineData("", "at least 9")]
    public void A_surface_that_is_none_is_refused(string numbers, string named)
    {
        var error = Assert.Throws<WcsException>(() => IrafSurface.Parse(numbers, "WAT1_nnn: lngcor"));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pieces_of_IRAF_are_of_68_characters_even_where_a_blank_at_the_end_is_lost()
    {
        string first = "wtype=zpx axtype=ra projp1=1. projp3 = 337.74 lngcor = \"3 2 1 1 0 1 ";
        Assert.Equal(68, first.Length);
        string cards = $"WAT1_001='{first.TrimEnd()}'; WAT1_002='0 1 0.25 0.5\"'; WAT2_001='wtype=tnx projp3=337.74 projp1=1.'";
        var model = DistortionModel.FromHeader(WcsText.Header(cards), null, ' ', 1, 2, "ZPX");
        double[] xi = [2], eta = [3];
        model.PlaneToPlane(xi, eta);
        Assert.Equal((2 + 0.25 + 0.5 * 2, 3.0), (xi[0], eta[0]));
        Assert.Equal([new(1, 1), new(3, 337.74)], model.Iraf!.Zenithal);
        Assert.Equal("ZPX", model.Describe());
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains("wtype 'tnx'", StringComparison.Ordinal));
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains("latcor", StringComparison.Ordinal));
        Assert.Throws<WcsException>(() => model.WriteTo(WcsText.Header(cards)));
    }

    [Fact]
    public void A_quote_of_IRAF_that_is_not_closed_is_refused() => Assert.Throws<WcsException>(() =>
        DistortionModel.FromHeader(WcsText.Header("WAT1_001='wtype=tnx lngcor = \"1. 2.'"), null, ' ', 1, 2, "TNX"));

    private const string Plate = "PPO3=1000; PPO6=2000; XPIXELSZ=20; YPIXELSZ=10; CNPIX1=40; CNPIX2=150;"
        + "AMDX1=60; AMDX2=0.5; AMDX3=7; AMDY1=61; AMDY2=-0.25; AMDY3=-9;"
        + "PLTRAH=5; PLTRAM=30; PLTRAS=0; PLTDECSN='-'; PLTDECD=0; PLTDECM=30; PLTDECS=36;";

    private static string With(string card, string instead) => Plate.Replace(card, instead, StringComparison.Ordinal);

    [Fact]
    public void A_plate_solution_has_its_linear_part_at_the_centre_of_the_plate()
    {
        var plate = DistortionModel.FromHeader(WcsText.Header(Plate), null, ' ', 1, 2, "DSS").Plate!;
        // 1000 µm are 50 pixels of 20 µm; the image begins 40 pixels into the scan.
        Assert.Equal(new PixelPoint(50 - 40 - 0.5, 200 - 150 - 0.5), plate.ReferencePixel);
        Assert.Equal(new SkyPoint(82.5, -0.51), plate.TangentPoint);
        Assert.Equal(-60 * 0.02 / 3600, plate.Cd.Xx, 1e-18);
        Assert.Equal(-0.25 * -0.02 / 3600, plate.Cd.Yx, 1e-18);
        double[] xi = [0], eta = [0];
        plate.Apply(xi, eta);
        Assert.Equal((7.0 / 3600, -9.0 / 3600), (xi[0], eta[0]));
    }

    [Fact]
    public void Each_coefficient_of_a_plate_belongs_to_its_term()
    {
        // At x = 3 mm, y = 2 mm, with r² = 13; for AMDY the two are exchanged.
        double[] terms = [3, 2, 1, 9, 6, 4, 13, 27, 18, 12, 8, 39, 507];
        double[] exchanged = [2, 3, 1, 4, 6, 9, 13, 8, 12, 18, 27, 26, 338];
        string linear = With("AMDX2=0.5", "AMDX2=0").Replace("AMDY2=-0.25", "AMDY2=0", StringComparison.Ordinal);
        for (int i = 4; i <= 13; i++)
        {
            var plate = DssPlate.Read(WcsText.Header(linear + $"AMDX{i}=1.5; AMDY{i}=-2.5"));
            double[] xi = [60 * 3 / 3600.0], eta = [61 * 2 / 3600.0];
            plate.Apply(xi, eta);
            Assert.Equal((60 * 3 + 7 + 1.5 * terms[i - 1]) / 3600, xi[0], 1e-13);
            Assert.Equal((61 * 2 - 9 - 2.5 * exchanged[i - 1]) / 3600, eta[0], 1e-13);
        }
    }

    [Theory]
    [InlineData("XPIXELSZ=20", "XPIXELSZ=0", "XPIXELSZ")]
    [InlineData("AMDX1=60", "AMDX1=0", "AMDX1")]
    [InlineData("PLTRAH=5", "PLTRAH=24", "PLTRAH")]
    public void A_plate_that_gives_no_positions_is_refused(string card, string instead, string named)
    {
        var header = WcsText.Header(With(card, instead).Replace("AMDY2=-0.25", "AMDY2=0", StringComparison.Ordinal));
        Assert.True(DssPlate.IsIn(header));
        var error = Assert.Throws<WcsException>(() => DssPlate.Read(header));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }
}
