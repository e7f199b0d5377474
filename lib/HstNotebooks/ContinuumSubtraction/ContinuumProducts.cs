using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The files that a continuum subtraction writes, named as those of the published pipeline: <c>{galaxy}_hst_ha.fits</c>, … A file is
/// complete or not there.
/// </summary>
internal static class ContinuumProducts
{
    // A product is made when it is written, so that one plane more than the run holds is in memory at a time.
    private sealed record Product(string Name, HstImage Grid, Func<Image<float>> Pixels, string Unit, bool ExtinctionCorrected);

    /// <summary>
    /// Writes the products that the options ask for, the quality image and the tables of the fits; returns their full paths.
    /// </summary>
    public static IReadOnlyList<string> Write(
        ContinuumSubtractionRun run, string folder, IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        if (run.Options.Save == ProductSet.None) return [];
        MakeFolder(folder);
        var inputs = new InputFile[run.Images.Files.Paths.Count];
        Compute.For(inputs.Length, i => inputs[i] = InputFile.Of(run.Images.Files.Paths[i]), cancellation);
        var provenance = Provenance.Of("continuum subtraction", run.Options, inputs);
        var products = Products(run).ToArray();
        string extension = run.Options.Compress ? ".fits.gz" : ".fits";
        var written = new List<string>();
        foreach (var product in products)
        {
            cancellation.ThrowIfCancellationRequested();
            string path = Path.GetFullPath(Path.Combine(folder, $"{run.Images.Files.Galaxy}_{product.Name}{extension}"));
            var pixels = product.Pixels();
            FitsFile.Write(path, ImageHdu.Create(pixels.Pixels, pixels.Width, pixels.Height, HeaderOf(product, run, provenance)));
            written.Add(path);
            Compute.ReleaseMemory();
            progress?.Report(new("writing", written.Count, products.Length));
        }
        if (!run.Options.IsOriginal)
        {
            string path = Path.GetFullPath(Path.Combine(folder, $"{run.Images.Files.Galaxy}_hst_quality{extension}"));
            FitsFile.Write(path, ImageHdu.Create(
                run.Halpha.Quality.Pixels, run.Halpha.Quality.Width, run.Halpha.Quality.Height, QualityHeader(run, provenance)));
            written.Add(path);
        }
        if (run.Anchoring is { } anchoring) written.AddRange(FitTables.Write(anchoring, folder));
        return written;
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReductionException($"The folder of the products, {folder}, cannot be made: {e.Message}", e);
        }
    }

    private static IEnumerable<Product> Products(ContinuumSubtractionRun run)
    {
        var map = run.Halpha;
        var hst = map.Image;
        string line = run.Anchoring is null ? "hst_contsub" : "hst_ha";
        yield return PerPixel(line, hst, () => map.Image.Science);
        yield return PerPixel($"{line}_err", hst, () => map.Image.Error!);
        yield return PerArcsec2($"{line}_as2", hst, () => map.Image.Science);
        yield return PerArcsec2($"{line}_err_as2", hst, () => map.Image.Error!);
        if (run.Options.Save == ProductSet.NoMuse) yield break;
        if (run.Anchoring is not { } anchoring || run.Images.Muse is not { } muse || run.Images.MuseHalpha is not { } halpha) yield break;

        // MUSE's line is per Å: the rectangular width makes it a flux, the slope Hα.
        double toHalpha = map.RectangularWidth / anchoring.Slope.Slope;
        yield return PerArcsec2("muse_ha_as2", halpha, () => halpha.Science);
        yield return PerArcsec2("muse_contsub_ha_as2", muse.Narrow, () => Scaled(anchoring.MuseLine.Line.Science, toHalpha));
        if (run.Options.Save != ProductSet.All) yield break;

        var filters = run.Images.Files.Filters.Map(f => f.ToLowerInvariant());
        var factors = run.Images.ExtinctionFactors;
        var offsets = anchoring.OffsetsPerHstPixel;
        string narrow = filters.Narrow;
        foreach (var (filter, image, smoothed, offset, factor) in Each(filters, run.Images.Hst, run.Smoothed!, offsets, factors))
        {
            yield return new($"hst_{filter}_smre", smoothed, () => smoothed.Science, FluxUnits.PerAngstromPerPixel, false);
            yield return new($"hst_{filter}", image, () => Scaled(image.Science, factor), FluxUnits.PerAngstromPerPixel, true);
            yield return new($"hst_{filter}_bgcorr", image, () => image.Science.Map(v => (float)((v - offset) * factor)),
                FluxUnits.PerAngstromPerPixel, true);
        }
        foreach (var (filter, image, _, _, factor) in Each(filters, muse, muse, offsets, factors))
        {
            yield return new($"muse_{filter}", image, () => Scaled(image.Science, factor), FluxUnits.PerAngstromPerPixel, true);
        }
        double width = map.RectangularWidth;
        yield return PerPixel($"hst_{narrow}_bgcorr_f", hst,
            () => run.Images.Hst.Narrow.Science.Map(v => (float)((v - offsets.Narrow) * factors.Narrow * width)));
        yield return PerPixel($"muse_{narrow}_contsub", muse.Narrow, () => Scaled(anchoring.MuseLine.Line.Science, width));
        yield return PerPixel($"muse_{narrow}_cont", muse.Narrow, () => Scaled(anchoring.MuseLine.Continuum.Science, width));
        yield return PerPixel($"hst_{narrow}_bgcorr_contsub", hst, () => Scaled(map.Image.Science, map.Slope));
        yield return PerPixel($"hst_{narrow}_bgcorr_cont", hst, () => Scaled(map.Continuum.Science, width));
        yield return PerPixel("muse_ha", halpha, () => halpha.Science);
        yield return PerPixel("muse_contsub_ha", muse.Narrow, () => Scaled(anchoring.MuseLine.Line.Science, toHalpha));
        var raw = new Lazy<LineImage>(() => ContinuumSubtraction.TwoBand(
            run.Images.Hst, run.Images.Curves.Map(c => c.Pivot), new(0, 0, 0), factors, run.Options.TwoBand));
        yield return PerPixel($"hst_{narrow}_contsub", hst, () => Scaled(raw.Value.Line.Science, width));
        yield return PerPixel($"hst_{narrow}_cont", hst, () => Scaled(raw.Value.Continuum.Science, width));

        Product PerPixel(string name, HstImage grid, Func<Image<float>> pixels) => new(name, grid, pixels, FluxUnits.PerPixel, true);

        // The original divides by CD1_1², which is the area of a pixel only when the image is not rotated.
        Product PerArcsec2(string name, HstImage grid, Func<Image<float>> pixels) =>
            new(name, grid, () => Scaled(pixels(), 1 / Area(grid.Wcs, run.Options.IsOriginal)), FluxUnits.PerArcsec2, true);
    }

    private static IEnumerable<(string Filter, HstImage Image, HstImage Smoothed, double Offset, double Factor)> Each(
        Bands<string> filters, Bands<HstImage> images, Bands<HstImage> smoothed, Bands<double> offsets, Bands<double> factors)
    {
        for (int i = 0; i < 3; i++) yield return (filters.All[i], images.All[i], smoothed.All[i], offsets.All[i], factors.All[i]);
    }

    private static double Area(Wcs wcs, bool byFirstElement) => byFirstElement ? Math.Pow(wcs.Cd.Xx * 3600, 2) : wcs.PixelAreaArcsec2;

    private static Image<float> Scaled(Image<float> image, double factor) => image.Map(v => (float)(v * factor));

    private static Header HeaderOf(Product product, ContinuumSubtractionRun run, Provenance provenance)
    {
        var header = ProductHeader(product.Grid, run, provenance);
        header.Set("BUNIT", product.Unit, "unit of the pixels");
        header.Set("EXTCORR", product.ExtinctionCorrected, "corrected for the extinction of the Milky Way");
        header.Set("MW_EBV", run.Images.Sample.Ebv, "[mag] E(B-V) of the Milky Way");
        header.Set("RECTW", run.Halpha.RectangularWidth, "[Angstrom] rectangular width of the narrow band");
        if (run.Anchoring is { } anchoring)
        {
            header.Set("NIISLOPE", anchoring.Slope.Slope, "flux of the narrow band over H alpha");
            foreach (var (name, offset) in anchoring.Offsets.Named)
            {
                header.Set($"BG{name.ToUpperInvariant()}", offset.Offset * anchoring.PixelAreaRatio,
                    $"background of {offset.Filter} per HST pixel");
            }
        }
        return header;
    }

    private static Header QualityHeader(ContinuumSubtractionRun run, Provenance provenance)
    {
        var header = ProductHeader(run.Halpha.Image, run, provenance);
        header.Remove("BUNIT");
        foreach (var bit in Enum.GetValues<LineQuality>().Where(q => q != LineQuality.None)) header.AddComment($"bit {(int)bit}: {bit}");
        return header;
    }

    private static Header ProductHeader(HstImage grid, ContinuumSubtractionRun run, Provenance provenance)
    {
        var header = grid.Header.Clone();
        // When and as what the input file was written says nothing about this one.
        foreach (string keyword in new[] { "DATE", "FILENAME", "EXTNAME", "EXTVER", "EXTLEVEL" }) header.Remove(keyword);
        header.Set("OBJECT", run.Images.Files.Galaxy, "galaxy");
        provenance.WriteTo(header);
        return header;
    }
}
