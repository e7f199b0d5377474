using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Astrometry.Distortions;

public sealed class LookupTableTests
{
    private const string Image = "CTYPE1='RA---TAN'; CTYPE2='DEC--TAN'; CRPIX1=1; CRPIX2=1;";
    private const string Both = "CPDIS1='Lookup'; DP1='EXTVER: 1.0'; DP1='NAXES: 2.0'; DP1='AXIS.1: 1.0'; DP1='AXIS.2: 2.0';"
        + "CPDIS2='LOOKUP'; DP2='EXTVER: 2'; DP2='NAXES: 2'; DP2='AXIS.1: 1'; DP2='AXIS.2: 2';";

    // 5 × 3 nodes, 10 and 20 pixels apart, the first at the 0-based pixel (4, −2).
    private static readonly LookupAxis X = new(5, 0, 4, 10), Y = new(3, 0, -2, 20);

    // A plane: bilinear interpolation is exact on it.
    private static double Ramp(double x, double y) => 0.25 + 0.5 * (x - 4) / 10 - 0.125 * (y + 2) / 20;

    private static float[] Nodes() =>
        [.. from j in Enumerable.Range(0, 3) from i in Enumerable.Range(0, 5) select (float)Ramp(4 + 10 * i, -2 + 20 * j)];

    [Theory]
    [InlineData(4, -2)]
    [InlineData(44, 38)]
    [InlineData(17.5, 3.25)]
    [InlineData(43.999, 18)]
    public void A_ramp_is_interpolated_exactly(double x, double y) =>
        Assert.Equal(Ramp(x, y), new LookupTable(Nodes(), X, Y, 1).At(x, y), 1e-15);

    [Fact]
    public void Beyond_the_edges_the_edge_holds()
    {
        var table = new LookupTable(Nodes(), X, Y, 1);
        Assert.Equal(Ramp(4, 38), table.At(-1e300, 1e9), 1e-15);
        Assert.Equal(Ramp(44, 3), table.At(double.PositiveInfinity, 3), 1e-15);
        Assert.Equal(Ramp(20, -2), table.At(20, -2.001), 1e-15);
        Assert.True(double.IsNaN(table.At(double.NaN, 0)));
    }

    [Fact]
    public void Many_pixels_give_what_one_gives()
    {
        var table = new LookupTable(Nodes(), X, Y, 1);
        var other = new LookupTable([0.5f, -0.5f], new(2, 1, 0, 30), LookupAxis.Single, 2);
        foreach (var npol in new[] { new LookupPair(table, table), new(table, other), new(null, other) })
        {
            var model = new DistortionModel { Npol = npol, DetectorToImage = new(other, table) };
            double[] x = [.. Enumerable.Range(0, 600).Select(i => 0.1 * i - 5)], y = [.. x.Select(a => 40 - 1.5 * a)];
            PixelPoint[] alone = [.. x.Zip(y, (a, b) => model.PixelToFocal(new PixelPoint(a, b)))];
            model.PixelToFocal(x, y);
            Assert.Equal(alone, x.Zip(y, (a, b) => new PixelPoint(a, b)));
        }
    }

    [Fact]
    public void NPOL_and_SIP_are_both_evaluated_at_the_pixel_that_D2IM_gives()
    {
        var sip = new SipPolynomial(new(20, 10), new double[,] { { 0, 0, 1e-3 }, { 0, 0, 0 }, { 2e-3, 0, 0 } }, new double[3, 3]);
        var (ramp, shift) = (new LookupTable(Nodes(), X, Y, 1), new LookupTable([1.5f], LookupAxis.Single, LookupAxis.Single, 1));
        var model = new DistortionModel { Sip = sip, Npol = new(ramp, null), DetectorToImage = new(shift, shift) };
        Assert.Equal("SIP order 2 + NPOL + D2IM", model.Describe());
        var focal = model.PixelToFocal(new PixelPoint(12, 5));
        Assert.Equal(13.5 + Ramp(13.5, 6.5) + 2e-3 * 6.5 * 6.5 + 1e-3 * 3.5 * 3.5, focal.X, 1e-13);
        Assert.Equal(6.5, focal.Y, 1e-15);
    }

    [Fact]
    public void A_table_moves_with_the_crop_and_grows_with_the_pixels()
    {
        var table = new LookupTable(Nodes(), X, Y, 1);
        Assert.Equal(table.At(21, 7), table.Cropped(3, -4).At(18, 11), 1e-14);
        Assert.Equal(2 * table.At(21, 7), table.Oversampled(2).At(21.5 * 2 - 0.5, 7.5 * 2 - 0.5), 1e-14);
    }

    [Fact]
    public void Written_tables_are_read_from_the_file_again()
    {
        var table = new LookupTable(Nodes(), X, Y, 3);
        var other = new LookupTable([.. Nodes().Select(offset => -offset)], X, Y, 4);
        var written = new DistortionModel { Npol = new(table, other), DetectorToImage = new(null, table) };
        var image = ImageHdu.Create(new float[6], 3, 2, WcsText.Header(Image + Both));
        var file = WcsText.Saved([image, .. written.WriteTo(image.Header)]);
        var read = DistortionModel.FromHeader(file[0].Header, file, ' ', 1, 2, "TAN");
        Assert.Equal("NPOL + D2IM", read.Describe());
        Assert.Equal(4, read.Npol!.Y!.Version);
        Assert.Equal(written.PixelToFocal(new PixelPoint(12.5, 30)), read.PixelToFocal(new PixelPoint(12.5, 30)));
        Assert.Contains(read.Notes, note => note.IsWarning && note.Text.Contains("D2IMDIS2 without D2IMDIS1", StringComparison.Ordinal));
    }

    [Fact]
    public void Axes_may_be_exchanged()
    {
        // 3 × 2 nodes; the first axis of the table is y of the image.
        string cards = Image + "CPDIS1='LOOKUP'; DP1='AXIS.1: 2'; DP1='AXIS.2: 1'";
        var file = WcsText.Saved([ImageHdu.Empty(WcsText.Header(cards)), Table("WCSDVARR", 1, [0, 1, 2, 10, 11, 12], 3, 2)]);
        var model = DistortionModel.FromHeader(file[0].Header, file, ' ', 1, 2, "TAN");
        Assert.Equal(new PixelPoint(1 + 12, 2), model.PixelToFocal(new PixelPoint(1, 2)));
        Assert.Equal(new PixelPoint(0.5 + 5.25, 0.25), model.PixelToFocal(new PixelPoint(0.5, 0.25)));
    }

    [Theory]
    [InlineData(1, 11.5, 7)]
    [InlineData(2, 10.5, 8)]
    public void The_older_D2IM_is_a_row_that_corrects_the_axis_AXISCORR(int axis, double x, double y)
    {
        var row = Enumerable.Range(0, 64).Select(i => i < 10 ? 0f : i == 10 ? 0.5f : 1.5f).ToArray();
        var file = WcsText.Saved([ImageHdu.Empty(WcsText.Header(Image + $"AXISCORR={axis}")), Table("D2IMARR", 1, row, 64)]);
        var model = DistortionModel.FromHeader(file[0].Header, file, ' ', 1, 2, "TAN");
        Assert.Equal(new PixelPoint(x, y), model.PixelToFocal(new PixelPoint(10.5, 7)));
    }

    [Fact]
    public void The_older_D2IM_is_left_out_where_the_file_no_longer_has_the_table()
    {
        var file = WcsText.Saved([ImageHdu.Empty(WcsText.Header(Image + "AXISCORR=1"))]);
        var model = DistortionModel.FromHeader(file[0].Header, file, ' ', 1, 2, "TAN");
        Assert.True(model.IsNone);
        Assert.Contains(model.Notes, note => note.IsWarning && note.Text.Contains("D2IMARR", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_the_file_the_message_names_the_extension()
    {
        var error = Assert.Throws<WcsException>(() => DistortionModel.FromHeader(WcsText.Header(Image + Both), null, ' ', 1, 2, "TAN"));
        Assert.Contains("CPDIS1", error.Message, StringComparison.Ordinal);
        Assert.Contains("WCSDVARR,1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DP1='EXTVER: 7'", "WCSDVARR,7")]
    [InlineData("DP1='EXTVER: one'", "EXTVER: one")]
    [InlineData("DP1='EXTVER: 1.5'", "EXTVER")]
    [InlineData("DP1='EXTVER: -1'", "EXTVER")]
    [InlineData("DP1='NAXES: 3'", "NAXES")]
    [InlineData("DP1='AXIS.1: 1'; DP1='AXIS.2: 1'", "AXIS.2")]
    [InlineData("DP1='AXIS.1: 3'", "AXIS.1")]
    [InlineData("DP1='EXTVER: 2'", "CDELT1")]
    [InlineData("DP1='EXTVER: 3'", "shape")]
    public void Tables_that_are_not_what_the_cards_say_are_refused(string record, string named)
    {
        var zeroStep = Table("WCSDVARR", 2, [1, 2], 2, 1);
        zeroStep.Header.Set("CDELT1", 0.0);
        var file = WcsText.Saved([ImageHdu.Empty(WcsText.Header(Image + "CPDIS1='LOOKUP';" + record)),
            Table("WCSDVARR", 1, [1, 2], 2, 1), zeroStep, Table("WCSDVARR", 3, new float[8], 2, 2, 2)]);
        var error = Assert.Throws<WcsException>(() => DistortionModel.FromHeader(file[0].Header, file, ' ', 1, 2, "TAN"));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    private static ImageHdu Table(string extName, int version, float[] offsets, params int[] shape)
    {
        var table = ImageHdu.Create(offsets, shape);
        table.Header.Set("EXTNAME", extName);
        table.Header.Set("EXTVER", version);
        return table;
    }
}
