using System.Buffers.Binary;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Imaging;

/// <summary>Backgrounds and negatives of simulated HST images, as photutils 1.6, scipy 1.10 and astropy 5.2.1 give them.</summary>
public sealed class BackgroundGoldenTests
{
    [Fact]
    public void Boxes_of_a_rotated_exposure_agree()
    {
        var image = Read(FitsFile.Open(SharedData.Path("photometry", "sim", "jsim01010_drc.fits.gz")).Image("SCI"));
        var golden = FitsFile.Open(SharedData.Path("photometry", "sim", "meshes.fits"));
        var options = new BackgroundMeshOptions { BoxWidth = 100, BoxHeight = 100 };
        var unfiltered = BackgroundMesh.Estimate(image, options with { FilterWidth = 1, FilterHeight = 1 });
        double[] level = golden.Image("BKG_UNFILT").Read<double>();
        Assert.Equal([.. golden.Image("NMASKED").Read<double>().Select(n => n < 0)], unfiltered.Excluded.Pixels);
        AssertAgree(level, unfiltered.Mesh, 1e-13);
        var filtered = BackgroundMesh.Estimate(image, options);
        AssertAgree(golden.Image("BKG_MESH").Read<double>(), filtered.Mesh, 1e-13);
        AssertAgree(golden.Image("RMS_MESH").Read<double>(), filtered.RmsMesh, 1e-13);
    }

    [Fact]
    public void The_sky_under_a_galaxy_agrees()
    {
        var image = LineMap();
        double rms = BrightRegions.CoreRms(image, 2);
        Assert.Equal(58.14603198416174, rms, 1e-5);     // of float arithmetic
        var bright = BrightRegions.Find(image, 5, 1, rms);
        Assert.Equal(8267, bright.CountTrue());
        var options = new BackgroundMeshOptions { BoxWidth = 50, BoxHeight = 50, FilterWidth = 5, FilterHeight = 5 };
        var background = BackgroundMesh.Estimate(image, options, bright);
        double[] mesh = ReadNpy(SharedData.Path("contsub", "caseA", "post", "bg_mesh_b50_f5.npy"));
        AssertAgree(mesh, background.Mesh, 1e-12);
        Assert.Equal(7.066638164238488, background.MedianLevel, 1e-11);
        Assert.Equal(58.47259401101299, background.MedianRms, 1e-10);
    }

    [Fact]
    public void A_filter_wider_than_the_mesh_gives_one_constant()
    {
        var image = Read(FitsFile.Open(SharedData.Path("contsub", "caseA", "v09", "simgal_halpha.fits.gz")).FirstImage());
        var bright = BrightRegions.Find(image, 5, 1, BrightRegions.CoreRms(image, 1));
        var options = new BackgroundMeshOptions
        {
            BoxWidth = 100,
            BoxHeight = 100,
            FilterWidth = 51,
            FilterHeight = 51,
            ExcludePercentile = 95,
        };
        Assert.All(BackgroundMesh.Estimate(image, options, bright).Level<float>().Pixels, v => Assert.Equal(-3.666698694229126, v, 1e-6));
    }

    [Fact]
    public void Interpolated_negatives_agree()
    {
        var image = LineMap();
        double rms = BrightRegions.CoreRms(image, 3);
        Assert.Equal(60.201531825064734, rms, 1e-5);
        var coverage = Morphology.Close(image.Map(float.IsFinite), Footprint.Box(10, 10));
        Assert.Equal(493761, coverage.CountTrue());
        var holes = IntensityNegatives.Connected(image, rms);
        var everywhere = TestImages.Filled(image.Width, image.Height, true);
        var original = Inpainting.Interpolate(image, holes, 1, 3, new() { Coverage = everywhere, Edge = EdgePolicy.Zero })
            .Where(coverage, float.NaN);
        var golden = Read(FitsFile.Open(SharedData.Path("contsub", "caseA", "post", "interp_negs.fits.gz")).FirstImage());
        Assert.Equal(golden.Pixels.Count(float.IsNaN), original.Pixels.Count(float.IsNaN));
        for (int i = 0; i < golden.Pixels.Length; i++)
        {
            if (float.IsFinite(golden.Pixels[i]))
            {
                Assert.Equal(golden.Pixels[i], original.Pixels[i], 1e-4 + 1e-6 * Math.Abs(golden.Pixels[i]));
            }
        }
    }

    private static Image<float> LineMap() =>
        Read(FitsFile.Open(SharedData.Path("contsub", "caseA", "current", "simgal_hst_ha.fits.gz")).FirstImage());

    private static Image<float> Read(ImageHdu hdu) => new((int)hdu.Shape[0], (int)hdu.Shape[1], hdu.Read<float>());

    private static void AssertAgree(double[] expected, Image<double> mesh, double relative)
    {
        Assert.Equal(expected.Length, mesh.Pixels.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], mesh.Pixels[i], relative * Math.Abs(expected[i]));
    }

    // Little-endian doubles behind a header whose length is in bytes 8 and 9 (NumPy format 1.0).
    private static double[] ReadNpy(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int start = 10 + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        return [.. Enumerable.Range(0, (bytes.Length - start) / 8)
            .Select(i => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(start + 8 * i)))];
    }
}
