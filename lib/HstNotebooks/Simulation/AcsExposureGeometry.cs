using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>
/// The WCS of each chip of a simulated exposure, with polynomial and lookup tables, as a pipeline would find them in a file.
/// </summary>
internal static class AcsExposureGeometry
{
    private const int NpolStep = 64, DetectorStep = 8;

    // The photolithographic pattern of the ACS/WFC detectors repeats after this many columns (Kozhurina-Platais et al., ISR ACS 2015-06).
    private const double PatternPx = 68.27;

    /// <summary>The systems in pixels of the file; <paramref name="folder"/> takes a file that is removed again.</summary>
    public static Wcs[] Of(AcsExposureRecipe recipe, string folder)
    {
        string path = Path.Combine(folder, "camera.fits");
        var chips = recipe.Chips.Select((chip, i) => ImageHdu.Empty(Header(recipe, chip, i + 1)));
        FitsFile.Write(path, [ImageHdu.Empty(), .. chips, .. recipe.Chips.SelectMany((_, i) => Tables(recipe, i))]);
        var file = FitsFile.Open(path);
        Wcs[] camera = [.. recipe.Chips.Select((_, i) => Wcs.FromHdu(file["SCI", i + 1], file).Oversampled(1.0 / recipe.Binning))];
        File.Delete(path);
        return camera;
    }

    private static Header Header(AcsExposureRecipe recipe, ChipRecipe chip, int version)
    {
        var header = new Header();
        header.Set("EXTNAME", "SCI");
        header.Set("EXTVER", version);
        header.Set("WCSNAME", "IDC_simulated");
        header.Set("CTYPE1", "RA---TAN-SIP");
        header.Set("CTYPE2", "DEC--TAN-SIP");
        header.Set("CRPIX1", recipe.Width / 2.0);
        header.Set("CRPIX2", recipe.Height / 2.0);
        header.Set("CRVAL1", chip.Ra);
        header.Set("CRVAL2", chip.Dec);
        for (int i = 0; i < 4; i++) header.Set($"CD{i / 2 + 1}_{i % 2 + 1}", chip.Cd[i]);
        foreach (var (name, coefficients) in new[] { ("A", chip.A), ("B", chip.B) })
        {
            header.Set($"{name}_ORDER", 4);
            foreach (var (powers, value) in coefficients) header.Set($"{name}_{powers}", value);
        }
        foreach (var (keyword, record) in new[] { ("CPDIS", "DP"), ("D2IMDIS", "D2IM") })
        {
            for (int axis = 1; axis <= 2; axis++)
            {
                header.Set($"{keyword}{axis}", "LOOKUP");
                header.SetRecord($"{record}{axis}", "EXTVER", 2 * (version - 1) + axis);
                header.SetRecord($"{record}{axis}", "NAXES", 2);
                header.SetRecord($"{record}{axis}", "AXIS.1", 1);
                header.SetRecord($"{record}{axis}", "AXIS.2", 2);
            }
        }
        return header;
    }

    // NPOL is what a smooth polynomial leaves behind, D2IM the pattern of the columns.
    private static IEnumerable<Hdu> Tables(AcsExposureRecipe recipe, int chip)
    {
        for (int axis = 1; axis <= 2; axis++)
        {
            double phase = 1.3 * (2 * chip + axis);
            yield return Table("WCSDVARR", 2 * chip + axis, recipe, NpolStep, NpolStep, (x, y) =>
                recipe.NpolPx * Math.Sin(2 * Math.PI * x / recipe.Width * 1.7 + phase) * Math.Cos(2 * Math.PI * y / recipe.Height * 1.2 - phase));
        }
        yield return Table("D2IMARR", 2 * chip + 1, recipe, DetectorStep, recipe.Height, (x, _) => recipe.D2imPx * Math.Sin(2 * Math.PI * x / PatternPx));
        yield return Table("D2IMARR", 2 * chip + 2, recipe, recipe.Width, DetectorStep, (_, y) => 0.5 * recipe.D2imPx * Math.Sin(2 * Math.PI * y / PatternPx));
    }

    private static ImageHdu Table(string name, int version, AcsExposureRecipe recipe, int stepX, int stepY, Func<double, double, double> offset)
    {
        int width = recipe.Width / stepX + 1, height = recipe.Height / stepY + 1;
        var offsets = new float[width * height];
        for (int i = 0; i < offsets.Length; i++) offsets[i] = (float)offset(i % width * stepX, i / width * stepY);
        var header = new Header();
        header.Set("EXTNAME", name);
        header.Set("EXTVER", version);
        foreach (var (axis, step) in new[] { (1, stepX), (2, stepY) })
        {
            header.Set($"CRPIX{axis}", 0.0);
            header.Set($"CRVAL{axis}", 0.0);
            header.Set($"CDELT{axis}", (double)step);
        }
        return ImageHdu.Create(offsets, width, height, header);
    }
}
