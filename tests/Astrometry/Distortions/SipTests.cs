using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry.Distortions;

public sealed class SipTests
{
    private const string Axes = "CTYPE1='RA---TAN-SIP'; CTYPE2='DEC--TAN-SIP'; CRPIX1=101; CRPIX2=31;";
    private const string Sip = "A_ORDER=2; B_ORDER=3; A_2_0=1E-4; A_1_1=-3E-5; B_0_2=2E-4; B_2_1=1E-7;";

    private static DistortionModel Read(string cards, char alternate = ' ') =>
        DistortionModel.FromHeader(WcsText.Header(cards), null, alternate, 1, 2, "TAN");

    [Fact]
    public void Coefficients_are_those_of_pixels_from_CRPIX()
    {
        var model = Read(Axes + Sip);
        Assert.Equal("SIP order 3", model.Describe());
        Assert.True(model.ActsOnPixels);
        Assert.False(model.ActsOnPlane);
        // The 0-based pixel (110, 50) is u = 10, v = 20.
        var focal = model.PixelToFocal(new PixelPoint(110, 50));
        Assert.Equal(110 + 1e-4 * 100 - 3e-5 * 200, focal.X, 1e-13);
        Assert.Equal(50 + 2e-4 * 400 + 1e-7 * 2000, focal.Y, 1e-13);
        Assert.Equal(new PixelPoint(100, 30), model.PixelToFocal(new PixelPoint(100, 30)));
    }

    [Fact]
    public void An_alternate_has_its_own_CRPIX()
    {
        var alternate = Read(Axes + Sip + "CRPIX1O=91; CRPIX2O=11; CTYPE1O='RA---TAN'; CTYPE2O='DEC--TAN'", 'O');
        var (primary, other) = (Read(Axes + Sip).PixelToFocal(new PixelPoint(60, 70)), alternate.PixelToFocal(new PixelPoint(50, 50)));
        Assert.Equal(primary.X - 10, other.X, 1e-12);
        Assert.Equal(primary.Y - 20, other.Y, 1e-12);
        Assert.Contains(alternate.Notes, note => note.IsWarning && note.Text.Contains("CTYPE1O", StringComparison.Ordinal));
    }

    [Fact]
    public void Zero_coefficients_are_no_distortion()
    {
        var model = Read(Axes + "A_ORDER=4; B_ORDER=4; A_2_0=0.0; B_1_1=0.0");
        Assert.True(model.IsNone);
        Assert.Equal("no distortion", model.Describe());
        double[] x = [12.5, -3], y = [7, 1e4];
        model.PixelToFocal(x, y);
        model.PlaneToPlane(x, y);
        Assert.Equal([12.5, -3, 7, 1e4], (double[])[.. x, .. y]);
    }

    [Fact]
    public void Newton_with_the_derivatives_finds_the_pixel_again()
    {
        var model = Read(Axes + Sip);
        var focal = model.PixelToFocal(new PixelPoint(250.25, 180.5));
        var (x, y) = (focal.X, focal.Y);
        for (int i = 0; i < 5; i++)
        {
            var found = model.PixelToFocal(new PixelPoint(x, y));
            var (xx, xy, yx, yy) = model.FocalDerivatives(new PixelPoint(x, y));
            double dx = found.X - focal.X, dy = found.Y - focal.Y, determinant = xx * yy - xy * yx;
            (x, y) = (x - (yy * dx - xy * dy) / determinant, y - (xx * dy - yx * dx) / determinant);
        }
        Assert.Equal(250.25, x, 1e-11);
        Assert.Equal(180.5, y, 1e-11);
    }

    [Fact]
    public void A_cropped_image_is_distorted_as_before()
    {
        var model = Read(Axes + Sip);
        var whole = model.PixelToFocal(new PixelPoint(140, 85));
        var part = model.Cropped(30, -12).PixelToFocal(new PixelPoint(110, 97));
        Assert.Equal(whole.X - 30, part.X, 1e-11);
        Assert.Equal(whole.Y + 12, part.Y, 1e-11);
    }

    [Fact]
    public void Smaller_pixels_are_distorted_as_before()
    {
        var model = Read(Axes + Sip);
        var whole = model.PixelToFocal(new PixelPoint(140, 85));
        var fine = model.Oversampled(3).PixelToFocal(new PixelPoint(140.5 * 3 - 0.5, 85.5 * 3 - 0.5));
        Assert.Equal((whole.X + 0.5) * 3 - 0.5, fine.X, 1e-10);
        Assert.Equal((whole.Y + 0.5) * 3 - 0.5, fine.Y, 1e-10);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var model = Read(Axes + Sip + "AP_ORDER=2; BP_ORDER=2; AP_2_0=-1E-4; BP_0_2=-2E-4");
        var header = WcsText.Header(Axes + "A_ORDER=5; B_ORDER=5; A_5_0=1.0; B_0_5=2.0; A_DMAX=3.0");
        Assert.Empty(model.WriteTo(header));
        Assert.False(header.Contains("A_5_0"));
        var again = DistortionModel.FromHeader(header, null, ' ', 1, 2, "TAN");
        Assert.Equal(model.Describe(), again.Describe());
        Assert.Equal(-1e-4, again.SipInverse!.A(2, 0));
        Assert.Equal(model.PixelToFocal(new PixelPoint(-5, 700)), again.PixelToFocal(new PixelPoint(-5, 700)));
        DistortionModel.None.WriteTo(header);
        Assert.True(DistortionModel.FromHeader(header, null, ' ', 1, 2, "TAN").IsNone);
    }

    [Theory]
    [InlineData(Axes + "A_ORDER=21; B_ORDER=2", "A_ORDER")]
    [InlineData(Axes + "A_ORDER=2; B_ORDER=-1", "B_ORDER")]
    [InlineData(Axes + "A_ORDER=2.5; B_ORDER=2", "A_ORDER")]
    [InlineData("CTYPE1='RA---TAN-SIP'; CRPIX1=1;" + Sip, "CRPIX2")]
    public void Impossible_cards_are_refused(string cards, string named)
    {
        var error = Assert.Throws<WcsException>(() => Read(cards));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_coefficient_that_is_no_number_is_refused() =>
        Assert.Throws<FitsException>(() => Read(Axes + "A_ORDER=2; B_ORDER=2; A_2_0='large'"));

    [Fact]
    public void SIP_of_other_axes_than_those_of_the_image_is_refused() =>
        Assert.Throws<WcsException>(() => DistortionModel.FromHeader(WcsText.Header(Axes + Sip), null, ' ', 2, 3, "TAN"));
}
