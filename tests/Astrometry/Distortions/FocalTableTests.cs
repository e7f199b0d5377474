using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Astrometry.Distortions;

/// <summary>Focal coordinates against tables by astropy 5.2.1 (pix2foc).</summary>
public sealed class FocalTableTests
{
    // The tables have 15 digits: of a coordinate of four digits 11 decimals.
    private const double TolerancePx = 1e-9;

    [Theory]
    [InlineData("acs_jbt122x8q_siponly_wfc1", "SIP order 5")]
    [InlineData("acs_j94f05bgq_wfc2", "SIP order 4")]
    [InlineData("wfc3_tweakwcs_uvis1", "SIP order 4")]
    [InlineData("wfc3ir_blt", "SIP order 4")]
    [InlineData("real_sip", "SIP order 3")]
    public void Headers_with_SIP(string name, string described)
    {
        var model = DistortionModel.FromHeader(DistortionData.Header(name + ".hdr"), null, ' ', 1, 2, "TAN");
        Assert.Equal(described, model.Describe());
        AssertFocal(name, model);
    }

    [Theory]
    [InlineData("acs_jbt122x8q_flc_wfc1", "acs_jbt122x8q_flc_header.fits", "SCI", 2, "SIP order 5 + NPOL + D2IM")]
    [InlineData("acs_dist_lookup", "dist_lookup.fits.gz", "SCI", 1, "SIP order 4 + NPOL + D2IM")]
    [InlineData("cpdis_synthetic", "image_with_distortion_map.fits", "PRIMARY", 1, "NPOL")]
    public void Files_with_lookup_tables(string name, string fileName, string extName, int version, string described)
    {
        var file = DistortionData.OpenFile(fileName);
        var model = DistortionModel.FromHeader(file[extName, version].Header, file, ' ', 1, 2, "TAN");
        Assert.Equal(described, model.Describe());
        AssertFocal(name, model);
    }

    private static void AssertFocal(string name, DistortionModel model)
    {
        double[][] table = DistortionData.Table(name);
        Assert.True(table.Length > 900);
        double[] x = [.. table.Select(row => row[0] - 1)], y = [.. table.Select(row => row[1] - 1)];
        model.PixelToFocal(x, y);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(table[i][2] - 1, x[i], TolerancePx);
            Assert.Equal(table[i][3] - 1, y[i], TolerancePx);
            Assert.Equal(new PixelPoint(x[i], y[i]), model.PixelToFocal(new PixelPoint(table[i][0] - 1, table[i][1] - 1)));
        }
    }
}
