using System.Text.Json;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Simulates a calibrated ACS/WFC exposure in the form of the archive: SCI, ERR and DQ of two chips, the lookup tables of their WCS, and
/// a table of the stars, which an exposure of the sky has not.
/// </summary>
internal static class AcsExposureSimulation
{
    // Bits of DQ (ACS Data Handbook, table 3.4).
    private const short BadPixel = 4, HotPixel = 16, CosmicRay = 4096;
    private const int HotPixels = 60, CosmicRays = 50;

    public static void Write(AcsExposureRecipe recipe, string folder)
    {
        Directory.CreateDirectory(folder);
        var hdus = new List<Hdu> { ImageHdu.Empty(PrimaryHeader(recipe)) };
        var tables = new List<Hdu>();
        var stars = new List<ExposureStar>();
        foreach (var (wcs, chip) in AcsExposureGeometry.Of(recipe, folder).Zip(recipe.Chips))
        {
            int version = hdus.Count / 3 + 1;
            var own = ExposureStar.Scatter(recipe, wcs, version);
            var header = ScienceHeader(chip, version);
            tables.AddRange(wcs.WriteTo(header));
            Wcs.Copy(header, ' ', 'O', "OPUS");
            hdus.AddRange(Planes(recipe, own, header, new Noise(recipe.Seed, "pixels", $"{version}")));
            stars.AddRange(own);
        }
        Hdu[] all = [.. hdus, .. tables, ExposureStar.Table(stars)];
        foreach (var hdu in all) hdu.AddChecksum();
        FitsFile.Write(Path.Combine(folder, "acs_flc.fits"), all);
        File.WriteAllText(Path.Combine(folder, "truth.json"), JsonSerializer.Serialize<SampleRecipe>(recipe, SampleRecipe.Json) + "\n");
    }

    private static IEnumerable<ImageHdu> Planes(AcsExposureRecipe recipe, IReadOnlyList<ExposureStar> stars, Header header, Noise noise)
    {
        int width = recipe.Width / recipe.Binning, height = recipe.Height / recipe.Binning;
        var light = new Image<double>(width, height);
        foreach (var star in stars) star.AddTo(light, recipe.PsfSigmaPx);
        var science = new Image<float>(width, height);
        var error = new Image<float>(width, height);
        var quality = new Image<short>(width, height);
        for (int i = 0; i < light.Pixels.Length; i++)
        {
            double electrons = light.Pixels[i] + recipe.Sky, sigma = Math.Sqrt(electrons + recipe.ReadNoise * recipe.ReadNoise);
            science.Pixels[i] = (float)(electrons + sigma * noise.Normal());
            error.Pixels[i] = (float)sigma;
        }
        Damage(light, science, quality, noise);
        yield return Plane("SCI", "ELECTRONS", science, header);
        yield return Plane("ERR", "ELECTRONS", error, header);
        yield return Plane("DQ", "UNITLESS", quality, header);
    }

    // Hot pixels, tracks of cosmic rays and a bad column; all where there is no star, so that each star can be measured.
    private static void Damage(Image<double> light, Image<float> science, Image<short> quality, Noise noise)
    {
        for (int i = 0; i < HotPixels; i++) Hit(noise.Uniform() * light.Width, noise.Uniform() * light.Height, 300 + 900 * noise.Uniform(), HotPixel);
        for (int i = 0; i < CosmicRays; i++)
        {
            double x = noise.Uniform() * light.Width, y = noise.Uniform() * light.Height, angle = 2 * Math.PI * noise.Uniform(), length = 2 + 10 * noise.Uniform();
            for (double t = 0; t < length; t++) Hit(x + t * Math.Cos(angle), y + t * Math.Sin(angle), 4000, CosmicRay);
        }
        double column = noise.Uniform() * light.Width;
        for (int y = 0; y < light.Height / 2; y++) Hit(column, y, 0, BadPixel);

        void Hit(double atX, double atY, double electrons, short flag)
        {
            int x = (int)Math.Floor(atX), y = (int)Math.Floor(atY);
            if (x < 0 || y < 0 || x >= light.Width || y >= light.Height || light[x, y] > 0) return;
            science[x, y] = flag == BadPixel ? 0 : science[x, y] + (float)electrons;
            quality[x, y] |= flag;
        }
    }

    private static ImageHdu Plane<T>(string name, string unit, Image<T> image, Header template) where T : unmanaged
    {
        var header = template.Clone();
        header.Set("EXTNAME", name);
        header.Set("BUNIT", unit);
        return ImageHdu.Create(image.Pixels, image.Width, image.Height, header);
    }

    private static Header PrimaryHeader(AcsExposureRecipe recipe)
    {
        var header = new Header();
        header.Set("FILENAME", "acs_flc.fits", "name of file");
        header.Set("TELESCOP", "HST", "telescope used to acquire data");
        header.Set("INSTRUME", "ACS", "identifier for instrument");
        header.Set("ROOTNAME", "jsimulated", "rootname of the observation set");
        header.Set("TARGNAME", "SIMULATED", "target: stars at known positions");
        header.Set("DETECTOR", "WFC", "detector in use: WFC, HRC, or SBC");
        header.Set("FILTER1", "F606W", "element selected from filter wheel 1");
        header.Set("FILTER2", "CLEAR2L", "element selected from filter wheel 2");
        header.Set("DATE-OBS", "2012-06-15", "UT date of start of observation (yyyy-mm-dd)");
        header.Set("TIME-OBS", "04:21:07", "UT time of start of observation (hh:mm:ss)");
        header.Set("EXPTIME", recipe.ExposureS, "exposure duration (seconds)");
        header.Set("CCDGAIN", 2.0, "commanded gain of CCD");
        header.AddHistory(FormattableString.Invariant($"Simulated; a pixel stands for {recipe.Binning} x {recipe.Binning} pixels of the camera."));
        return header;
    }

    private static Header ScienceHeader(ChipRecipe chip, int version)
    {
        var header = new Header();
        header.Set("EXTNAME", "SCI", "extension name");
        header.Set("EXTVER", version, "extension version number");
        header.Set("CCDCHIP", chip.CcdChip, "CCD chip (1 or 2)");
        header.Set("BUNIT", "ELECTRONS", "brightness units");
        header.Set("PHOTFLAM", 7.86e-20, "inverse sensitivity, ergs/cm2/Ang/electron");
        header.Set("PHOTPLAM", 5921.9, "pivot wavelength (Angstroms)");
        header.Set("PHOTBW", 672.0, "RMS bandwidth of filter plus detector");
        return header;
    }
}
