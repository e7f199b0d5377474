using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Workflows;

/// <summary>Each fault gives one message that names what is wrong and where, and leaves nothing behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_truncated_stamp()
    {
        string path = Science();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..(2880 + 1000)]);
        Expect<FitsException>("101_60mas_f606w_sci.fits", "HDU 0");
    }

    [Fact]
    public void A_stamp_without_a_WCS_keyword()
    {
        Rewrite(Science(), (header, _) => header.Remove("CRVAL1"));
        Expect<WcsException>("101_60mas_f606w_sci.fits", "HDU 0", "CRVAL1");
    }

    [Fact]
    public void A_segmentation_map_without_the_object()
    {
        Rewrite(Stamps.SegmentMapPath("101"), (_, pixels) => Array.Clear(pixels), hdu: 1);
        Expect<ReductionException>("udf_mosaic_101_HST_SEGMAP.fits", "no object in the middle");
    }

    [Fact]
    public void A_segmentation_map_of_another_part_of_the_sky()
    {
        Rewrite(Stamps.SegmentMapPath("101"), (header, _) => header.Set("CRPIX1", header.Double("CRPIX1") + 5000), hdu: 1);
        // The map ends far from the stamp, and its border is sky.
        Expect<ReductionException>("udf_mosaic_101_HST_SEGMAP.fits", "does not fall on");
    }

    [Fact]
    public void A_weight_of_another_shape()
    {
        string path = Stamps.WeightPath("101", "606");
        var hdu = FitsFile.Open(path).FirstImage();
        FitsFile.Write(path, ImageHdu.Create(new float[50 * 40], 50, 40, hdu.Header));
        Expect<ReductionException>("101_60mas_f606w_wht.fits", "50 × 40", "110 × 96");
    }

    [Fact]
    public void A_stamp_on_another_grid()
    {
        Rewrite(Science(), (header, _) => header.Set("CRPIX1", header.Double("CRPIX1") + 0.5));
        Expect<ReductionException>("101_60mas_f606w_sci.fits", "grid");
    }

    [Fact]
    public void Weights_that_are_not_positive_make_bad_pixels()
    {
        int cx = 55, cy = 48;
        Rewrite(Stamps.WeightPath("101", "606"), (_, pixels) => pixels[cy * 110 + cx] = -1);
        var map = StandardMaps.Galaxy(Stamps, "101", new() { Bands = ["606"] })["606"];
        Assert.Equal(1, map.BadCount);
        Assert.True(double.IsNaN(map.Signal[cx, cy]));
        Assert.Equal(double.PositiveInfinity, map.Variance[cx, cy]);
        Assert.True(double.IsFinite(map.Signal[cx + 1, cy]) && double.IsFinite(map.Variance[cx + 1, cy]));
        Assert.Equal(1, map.Signal.Pixels.Count(double.IsNaN));
        // The original would spread it over the whole map.
        Expect<ReductionException>(Fidelity.Original, "101_60mas_f606w_wht.fits", "1 pixels", "weight ≤ 0");
    }

    [Fact]
    public void Weights_that_are_all_zero()
    {
        Rewrite(Stamps.WeightPath("101", "606"), (_, pixels) => Array.Clear(pixels));
        Expect<ReductionException>("101_60mas_f606w_wht.fits", "every pixel of the mask is bad");
    }

    [Fact]
    public void A_stamp_that_is_all_NaN()
    {
        Rewrite(Science(), (_, pixels) => Array.Fill(pixels, float.NaN));
        Expect<ReductionException>("101_60mas_f606w_sci.fits", "every pixel of the mask is bad");
    }

    [Fact]
    public void A_sky_that_is_not_a_number()
    {
        File.WriteAllText(Stamps.SkyPath("101", "606"), "nothing\n");
        Expect<ReductionException>("sky_101_606.txt", "one number", "'nothing'");
    }

    [Fact]
    public void A_missing_sky_file()
    {
        File.Delete(Stamps.SkyPath("101", "606"));
        Expect<ReductionException>("sky_101_606.txt", "missing");
    }

    [Fact]
    public void A_missing_stamp()
    {
        File.Delete(Science());
        Expect<FitsException>("101_60mas_f606w_sci.fits");
    }

    [Fact]
    public void A_galaxy_that_is_not_there()
    {
        string message = Assert.Throws<ReductionException>(() => StandardMaps.Galaxy(Stamps, "7")).Message;
        Assert.Contains("101, 102, m102", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there()
    {
        string message = Assert.Throws<ReductionException>(() => StampSet.Open(Path.Combine(_folder, "nowhere"))).Message;
        Assert.Contains("nowhere.json", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recipe_with_a_mistake()
    {
        string recipe = Path.Combine(_folder, "typo.json");
        File.WriteAllText(recipe, File.ReadAllText(SampleData.Stamps.Folder + ".json").Replace("\"isophote\"", "\"isophot\"", StringComparison.Ordinal));
        Assert.Contains("isophot", Assert.Throws<ReductionException>(() => Samples.Ensure(recipe[..^5])).Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(recipe[..^5]));
    }

    [Fact]
    public void A_folder_of_a_samples_name_that_holds_something_else_is_left_alone()
    {
        string recipe = Path.Combine(_folder, "mine.json"), own = Path.Combine(_folder, "mine", "thesis.txt");
        File.Copy(SampleData.Stamps.Folder + ".json", recipe);
        Directory.CreateDirectory(Path.GetDirectoryName(own)!);
        File.WriteAllText(own, "years of work");
        Assert.Contains("left alone", Assert.Throws<ReductionException>(() => Samples.Make(recipe)).Message, StringComparison.Ordinal);
        Assert.Equal("years of work", File.ReadAllText(own));
    }

    [Fact]
    public void All_faulty_options_at_once()
    {
        var options = new StandardMapsOptions { Bands = ["160", "999"], TruncateSigma = 0 };
        string message = Assert.Throws<ArgumentException>(options.Validate).Message;
        Assert.Contains("999", message, StringComparison.Ordinal);
        Assert.Contains("TruncateSigma", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_region_file_with_a_mistake_names_file_and_line()
    {
        string path = Path.Combine(Stamps.Folder, "PSF", "mask_psf_1_606_60mas.reg");
        File.WriteAllText(path, "image\ncircle(10,10)\n");
        string message = Assert.Throws<ReductionException>(() => PsfMeasurement.Measure(Stamps, "606")).Message;
        Assert.Contains("mask_psf_1_606_60mas.reg, line 2", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sky_mask_without_a_pixel()
    {
        Rewrite(Stamps.SegmentMapPath("101"), (_, pixels) => Array.Fill(pixels, 5f), hdu: 1);
        string message = Assert.Throws<ReductionException>(() => SkyMeasurement.Measure(Stamps, "101", "160")).Message;
        Assert.Contains("no finite sky pixel", message, StringComparison.Ordinal);
    }

    // A copy of the sample, made once for each test.
    private StampSet Stamps => field ??= Copy();

    private StampSet Copy()
    {
        string from = SampleData.Stamps.Folder, to = Path.Combine(_folder, "stamps");
        foreach (string file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            string target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return StampSet.Open(to);
    }

    private string Science() => Stamps.SciencePath("101", "606");

    private static void Rewrite(string path, Action<Header, float[]> change, int hdu = 0)
    {
        var file = FitsFile.Open(path);
        var image = file.Image(hdu);
        var pixels = image.Read<float>();
        var header = image.Header.Clone();
        change(header, pixels);
        var changed = ImageHdu.Create(pixels, image.Width, image.Height, header);
        FitsFile.Write(path, file.Hdus.Select((h, i) => i == hdu ? changed : h).ToArray());
    }

    private void Expect<TException>(params string[] parts) where TException : Exception => Expect<TException>(Fidelity.Corrected, parts);

    private void Expect<TException>(Fidelity fidelity, params string[] parts) where TException : Exception
    {
        string products = Path.Combine(_folder, "products");
        var exception = Assert.Throws<TException>(() =>
            StandardMaps.Run(Stamps, ["101"], products, new StandardMapsOptions(fidelity) { Bands = ["160", "606"] }));
        Assert.All(parts, part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        Assert.False(Directory.Exists(products) && Directory.EnumerateFileSystemEntries(products).Any(), "something was written");
    }
}
