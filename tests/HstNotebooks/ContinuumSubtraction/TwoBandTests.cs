using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Tests.Imaging;

namespace HstNotebooks.Tests.Subtraction;

public sealed class TwoBandTests
{
    [Fact]
    public void Pivots_of_the_headers_give_the_weights()
    {
        var line = ContinuumSubtraction.TwoBand(Band("F658N", 6584, 20), Band("F555W", 5360, 40), Band("F814W", 8079, 10));
        double weight = (8079 - 6584.0) / (8079 - 5360);
        Assert.Equal(20 - Math.Pow(40, weight) * Math.Pow(10, 1 - weight), line.Line.Science[3, 2], 1e-5);
        Assert.Null(line.Line.Error);
        Assert.Equal(Outcome.Pass, line.Verdict.Outcome);
    }

    [Fact]
    public void The_order_of_the_broad_bands_does_not_matter()
    {
        HstImage narrow = Band("F658N", 6584, 20), blue = Band("F555W", 5360, 40), red = Band("F814W", 8079, 10);
        LineImage one = ContinuumSubtraction.TwoBand(narrow, blue, red), other = ContinuumSubtraction.TwoBand(narrow, red, blue);
        Assert.Equal(one.Line.Science[0, 0], other.Line.Science[0, 0], 1e-5);
    }

    [Fact]
    public void Images_on_several_grids_are_refused()
    {
        HstImage narrow = Band("F658N", 6584, 20), blue = Band("F555W", 5360, 40), red = Band("F814W", 8079, 10);
        Fails("F814W is not on the grid of F658N", narrow, blue, red.Crop(0, 0, 6, 5));
        Fails("F555W is not on the grid of F658N", narrow, blue.WithWcs(blue.Wcs.Cropped(1, 0)), red);
    }

    [Fact]
    public void A_line_that_is_not_between_the_bands_is_refused()
    {
        Fails("not between", Band("F658N", 6584, 20), Band("F438W", 4325, 40), Band("F555W", 5360, 10));
        Fails("not between", Band("F658N", 6584, 20), Band("F814W", 8079, 40), Band("F814W", 8079, 10));
    }

    [Fact]
    public void Without_PHOTPLAM_the_place_of_a_band_is_not_known() =>
        Fails("PHOTPLAM is missing", Band("F658N", 6584, 20), Band("F555W", null, 40), Band("F814W", 8079, 10));

    private static void Fails(string why, HstImage narrow, HstImage broad1, HstImage broad2)
    {
        var error = Assert.Throws<ReductionException>(() => ContinuumSubtraction.TwoBand(narrow, broad1, broad2));
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    private static HstImage Band(string filter, double? pivot, float flux)
    {
        var header = new Header();
        Wcs.Tan(new(3, 2), new(24, 15), 0.04).WriteTo(header);
        var photometry = new Photometry(filter, null, null, pivot, null, null);
        return new() { Header = header, Name = filter, Science = TestImages.Filled(7, 5, flux), Photometry = photometry };
    }
}
