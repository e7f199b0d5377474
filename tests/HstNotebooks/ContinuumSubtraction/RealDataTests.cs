using System.Text;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>Real headers, curves and a real galaxy.</summary>
public sealed class RealDataTests
{
    // Rectangular widths and pivots of the curves, and what the headers say in their place (PHANGS-HST drizzled images).
    [Theory]
    [InlineData("ngc628c_acs_f658n_exp_drc_sciheader.txt", "HST_ACS_WFC.F658N.dat", "F658N", 74.91, 6583.954, 0.494)]
    [InlineData("ngc1087_uvis_f657n_exp_drc_sciheader.txt", "HST_WFC3_UVIS1.F657N.dat", "F657N", 121.04, 6566.610, 0.339)]
    [InlineData("ngc1566_uvis_f658n_exp_drc_sciheader.txt", "HST_WFC3_UVIS1.F658N.dat", "F658N", 27.53, 6585.626, 5.45)]
    public void Headers_and_curves_of_the_survey_give_pivot_and_width(
        string headerName, string curveName, string filter, double width, double pivot, double photBwOverWidth)
    {
        var photometry = HeaderOf(SharedData.Path("hst", "phangs_headers", headerName));
        var curve = Bandpass.Read(SharedData.Path("filters", curveName));
        Assert.Equal(filter, photometry.Filter);
        Assert.Equal(pivot, curve.Pivot, 0.001);
        Assert.Equal(width, curve.RectangularWidth, 0.01);
        // The zero point of UVIS headers is for a pivot 1.6 Å away.
        Assert.Equal(curve.Pivot, photometry.PivotAngstrom!.Value, 2.0);
        Assert.Equal(photBwOverWidth, photometry.BandwidthAngstrom!.Value / curve.RectangularWidth, 0.01);
    }

    /// <summary>
    /// [OII] of UDF galaxy 912 (z = 0.619) lies in F606W at 6034 Å, and the 4000 Å break between F606W and F775W: F435W and F775W do not
    /// predict the continuum under the line. Everything runs, and the verdict refuses the result.
    /// </summary>
    [Fact]
    public void A_line_beside_the_break_of_the_spectrum_is_refused_when_anchored()
    {
        var oii = HstImage.Read(SharedData.Path("muse", "udf912", "udf_mos_c042_e030_912_o2_Z_0.618915_ssmooth_flux_common_OII3726.fits"));
        // AB zero points of the UDF mosaics.
        var line = ContinuumSubtraction.TwoBand(Band("f606w", 26.493, 5922), Band("f435w", 25.665, 4328), Band("f775w", 25.655, 7693));
        var onMuse = line.Line.SmoothTo(0.1, 0.85).OnGrid(oii.Wcs, oii.Width, oii.Height);
        var fit = MuseFit.Measure(oii, onMuse);
        Assert.True(fit.Muse.Length > 500);
        Assert.True(fit.Line.Slope < 0);
        Assert.Equal(Outcome.Fail, fit.Verdict.Outcome);
    }

    private static HstImage Band(string filter, double zeroPoint, double pivot)
    {
        double photFlam = Math.Pow(10, -0.4 * (zeroPoint + 2.408 + 5 * Math.Log10(pivot)));
        var image = HstImage.Read(SharedData.Path("muse", "udf912", $"912_60mas_{filter}_sci.fits"));
        var weight = HstImage.Read(SharedData.Path("muse", "udf912", $"912_60mas_{filter}_wht.fits"));
        return image with
        {
            Photometry = new(filter, "ACS/WFC", photFlam, pivot, null, null),
            Science = image.Science.Map(v => (float)(v * photFlam / FluxUnits.Cgs)),
            Error = weight.Science.Map(w => (float)(photFlam / FluxUnits.Cgs / Math.Sqrt(w))),
            Unit = FluxUnits.PerAngstromPerPixel,
        };
    }

    // The text is a header block whose pixels are not there.
    private static Photometry HeaderOf(string path)
    {
        var cards = Enumerable.Chunk(File.ReadAllText(path, Encoding.Latin1), 80).Select(c => new string(c)).ToList();
        cards = [.. cards.Take(cards.FindIndex(c => c.StartsWith("END  ", StringComparison.Ordinal)) + 1)
            .Where(c => !c.StartsWith("NAXIS1", StringComparison.Ordinal) && !c.StartsWith("NAXIS2", StringComparison.Ordinal))
            .Select(c => c.StartsWith("NAXIS ", StringComparison.Ordinal) ? "NAXIS   =                    0".PadRight(80) : c)];
        string text = string.Concat(cards);
        var file = FitsFile.Parse(Encoding.Latin1.GetBytes(text.PadRight((text.Length + 2879) / 2880 * 2880)), path);
        return Photometry.FromHeaders(file[0].Header);
    }
}
