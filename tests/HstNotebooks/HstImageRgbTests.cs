using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

public sealed class HstImageRgbTests
{
    [Fact]
    public void Three_bands_on_the_same_pixels_have_the_axes_of_the_sky()
    {
        string svg = HstImage.Rgb(Band("i", 0), Band("v", 0.1), Band("b", 0)).ToSvg();
        Assert.Contains(">RA (ICRS)</text>", svg, StringComparison.Ordinal);
        Assert.Contains("<title>i, v, b</title>", svg, StringComparison.Ordinal);
    }

    [Fact]
    public void A_band_on_other_pixels_is_refused_with_its_name()
    {
        var error = Assert.Throws<ArgumentException>(() => HstImage.Rgb(Band("i", 0), Band("v", 0), Band("shifted", 2)));
        Assert.Contains("shifted", error.Message, StringComparison.Ordinal);
    }

    private static HstImage Band(string name, double shiftPx)
    {
        var header = new Header();
        Wcs.Tan(new(12 + shiftPx, 9), new(53.1, -27.8), 0.05).WriteTo(header);
        return new() { Name = name, Science = new Image<float>(30, 20), Header = header };
    }
}
