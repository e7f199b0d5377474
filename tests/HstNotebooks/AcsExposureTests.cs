using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests;

/// <summary>The simulated exposure is one that other programs would take for an exposure, and its truth is true.</summary>
public sealed class AcsExposureTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hst-acs-").FullName;
    private readonly FitsFile _file;

    public AcsExposureTests()
    {
        File.Copy(SampleData.RecipePath("acs-exposure"), Path.Combine(_folder, "acs.json"));
        _file = FitsFile.Open(Samples.PathOf(Path.Combine(_folder, "acs"), "acs_flc.fits"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stars_are_where_the_catalogue_puts_them_through_the_whole_WCS(int chip)
    {
        var (wcs, image) = (Wcs.FromHdu(_file["SCI", chip], _file), HstImage.Read(FlcPath, chip));
        var sky = Stars(chip);
        Assert.Equal(40, sky.Length);
        foreach (var star in sky)
        {
            var expected = wcs.SkyToPixel(star);
            var (x, y) = Centroid.Near(image.Science, expected.X, expected.Y);
            Assert.InRange(Math.Abs(x - expected.X) + Math.Abs(y - expected.Y), 0, 0.06);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_distortion_is_that_of_a_wide_field_camera(int chip)
    {
        var wcs = Wcs.FromHdu(_file["SCI", chip], _file);
        Assert.Equal("SIP order 4 + NPOL + D2IM", wcs.Distortion);
        var diagnosis = wcs.Diagnose();
        Assert.True(diagnosis.IsSound, diagnosis.ToString());
        // 15 pixels of 0.2″ are 60 of the camera's own.
        Assert.InRange(diagnosis.LargestDisplacementPx, 10, 20);
        Assert.InRange(diagnosis.RoundTripPx, 0, 1e-6);
        Assert.Equal([' ', 'O'], Wcs.Alternates(_file["SCI", chip].Header));
    }

    [Fact]
    public void The_pixel_area_map_gives_back_the_flux_of_a_star()
    {
        var (wcs, image) = (Wcs.FromHdu(_file["SCI", 1], _file), HstImage.Read(FlcPath, 1));
        var pixel = wcs.SkyToPixel(Stars(1)[0]);
        double electrons = image.Science.Crop((int)pixel.X - 8, (int)pixel.Y - 8, 18, 18).Map(v => v - 60).Sum();
        Assert.Equal(1, electrons * wcs.PixelAreaAt(pixel) / (0.2 * 0.2) / _file.Table("STARS").Column<double>("FLUX")[0], 0.01);
    }

    [Fact]
    public void The_file_keeps_the_standard_and_its_checksums_are_right()
    {
        Assert.Empty(_file.Verify().Errors);
        Assert.All(_file.Hdus, hdu => Assert.Equal(ChecksumStatus.Right, hdu.VerifyChecksum().Checksum.Status));
    }

    [Fact]
    public void The_recipe_gives_the_same_bytes_each_time()
    {
        byte[] first = File.ReadAllBytes(FlcPath);
        Samples.Make(Path.Combine(_folder, "acs.json"));
        Assert.Equal(first, File.ReadAllBytes(FlcPath));
    }

    [Fact]
    public void An_image_of_an_exposure_has_the_tables_of_its_WCS()
    {
        var image = HstImage.Read(FlcPath, 2);
        Assert.Equal("SIP order 4 + NPOL + D2IM", image.Wcs.Distortion);
        Assert.NotNull(image.Error);
        Assert.InRange(image.Quality!.Pixels.Count(bits => bits != 0), 300, 2000);
    }

    [Fact]
    public void A_file_of_ones_own_needs_no_sample()
    {
        Assert.Equal(FlcPath, Samples.PathOf(FlcPath, "whatever.fits"));
        string message = Assert.Throws<ReductionException>(() => Samples.PathOf(Path.Combine(_folder, "acs"), "raw.fits")).Message;
        Assert.Contains("has no raw.fits", message, StringComparison.Ordinal);
    }

    private string FlcPath => Path.Combine(_folder, "acs", "acs_flc.fits");

    private SkyPoint[] Stars(int chip)
    {
        var table = _file.Table("STARS").Table;
        return [.. table.Column<int>("CHIP").Zip(table.Column<double>("RA"), table.Column<double>("DEC"))
            .Where(star => star.First == chip).Select(star => new SkyPoint(star.Second, star.Third))];
    }
}
