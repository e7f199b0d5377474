using HstNotebooks.Astrometry;

namespace HstNotebooks.Tests;

/// <summary>Against find_optimal_celestial_wcs and reproject_and_coadd of reproject 0.10.</summary>
public sealed class MosaicGoldenTests
{
    [Fact]
    public void The_published_mosaic_is_reproduced()
    {
        var result = Mosaic.Coadd([Read("in_t1"), Read("in_t2")], [Read("in_e1"), Read("in_e2")], new(Fidelity.Original));
        Assert.Equal((480, 320), (result.Grid.Width, result.Grid.Height));
        Assert.Equal(200.49999999975, result.Grid.Wcs.ReferencePixel.X + 1, 1e-8);
        Assert.Equal(156.49999999995, result.Grid.Wcs.ReferencePixel.Y + 1, 1e-8);
        Equal(Read("out"), result.Image, 0.02);
        Equal(Read("out_err"), result.ErrorImage!, 0.02);
    }

    [Fact]
    public void By_default_the_zero_level_of_the_first_tile_remains()
    {
        var original = Read("out");
        var result = Mosaic.Coadd([Read("in_t1"), Read("in_t2")], [Read("in_e1"), Read("in_e2")]);
        // The second tile lies 900 above the first; the published mosaic shares that.
        double[] above = [.. original.Science.Pixels.Zip(result.Image.Science.Pixels, (a, b) => (double)a - b).Where(double.IsFinite)];
        Assert.Equal(result.Offsets.Values[1] / 2, above.Order().ElementAt(above.Length / 2), 0.05);
        Assert.InRange((result.Offsets.Values[1] - 900) / result.Offsets.Uncertainties[1], -3, 3);
    }

    private static HstImage Read(string name) => HstImage.Read(SharedData.Path("contsub", "caseA", "post", $"mosaic_{name}.fits.gz"));

    private static void Equal(HstImage expected, HstImage actual, double tolerance)
    {
        Assert.Equal(expected.Science.Pixels.Select(float.IsFinite), actual.Science.Pixels.Select(float.IsFinite));
        for (int i = 0; i < expected.Science.Pixels.Length; i++)
        {
            float value = expected.Science.Pixels[i];
            if (float.IsFinite(value)) Assert.Equal(value, actual.Science.Pixels[i], tolerance + 3e-7 * Math.Abs(value));
        }
    }
}
