using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Simulates a set of stamps with known truth: galaxies of exponential discs in nine bands, each with its PSF, white noise after its
/// weight map and a sky; area-resampled segmentation maps; stars with regions; and a MUSE [OII] map.
/// </summary>
internal static class UdfLikeSimulation
{
    private const int Fine = 5;                         // sub-pixels a side on which galaxies are drawn
    private const double ScaleArcsec = 0.06;
    private const string ReferenceBand = "160";

    public static void Write(UdfLikeRecipe recipe, string folder)
    {
        foreach (string sub in (string[])["new_stamps", "NEW_SKY", "segment_maps", "PSF", "muse", "truth"]) Directory.CreateDirectory(Path.Combine(folder, sub));
        var fluxes = new SortedDictionary<string, IReadOnlyDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var galaxy in recipe.Galaxies)
        {
            var wcs = StampWcs(recipe, galaxy);
            WriteSegmentMap(recipe, galaxy, wcs, folder);
            foreach (var (band, b) in recipe.Bands)
            {
                var own = Draw(recipe, galaxy, band, c => !c.Companion);
                var companion = Draw(recipe, galaxy, band, c => c.Companion);
                WriteStamp(recipe, galaxy, band, b, own + companion, wcs, folder);
            }
            fluxes[galaxy.Name] = Totals(recipe, galaxy, c => !c.Companion);
            if (galaxy.Merger is { } merger) fluxes[merger] = Totals(recipe, galaxy, _ => true);
        }
        WriteStars(recipe, folder);
        WriteMuse(recipe, folder);
        new StampTruth
        {
            Fluxes = fluxes,
            Sky = recipe.Bands.ToDictionary(b => b.Key, b => b.Value.Sky),
            PsfSigmaPx = recipe.Bands.ToDictionary(b => b.Key, b => b.Value.PsfSigmaPx),
            Mergers = recipe.Galaxies.Where(g => g.Merger is not null).ToDictionary(g => g.Merger!, g => new Merger(g.Name, g.CompanionKey!.Value)),
            MuseGalaxy = recipe.Muse.Galaxy,
            MuseWeights = recipe.Muse.Weights,
        }.Write(folder);
    }

    // All stamps of a set are cut from one mosaic, so that they share the tangent point.
    private static Wcs StampWcs(UdfLikeRecipe recipe, GalaxyRecipe galaxy)
    {
        var tangent = new SkyPoint(recipe.TangentPoint[0], recipe.TangentPoint[1]);
        var mosaic = Wcs.Tan(new(0, 0), tangent, ScaleArcsec, default, SkyFrame.Fk5);
        var centre = mosaic.SkyToPixel(new(galaxy.Ra, galaxy.Dec));
        return mosaic.Cropped((int)Math.Round(centre.X) - recipe.Width / 2, (int)Math.Round(centre.Y) - recipe.Height / 2);
    }

    private static Dictionary<string, double> Totals(UdfLikeRecipe recipe, GalaxyRecipe galaxy, Func<ComponentRecipe, bool> which) =>
        recipe.Bands.Keys.ToDictionary(band => band, band => galaxy.Components.Where(which).Sum(c => c.Flux * recipe.Spectra[c.Spectrum][band]));

    // The galaxy as the band sees it, e⁻/s per 60 mas pixel, without noise and sky.
    private static Image<double> Draw(UdfLikeRecipe recipe, GalaxyRecipe galaxy, string band, Func<ComponentRecipe, bool> which)
    {
        var fine = new Image<double>(recipe.Width * Fine, recipe.Height * Fine);
        foreach (var c in galaxy.Components.Where(which)) AddDisc(fine, c, c.Flux * recipe.Spectra[c.Spectrum][band], Fine / ScaleArcsec);
        // A pixel adds 1/12 px² to the width that a fit sees.
        double sigma = Math.Sqrt(Math.Pow(recipe.Bands[band].PsfSigmaPx, 2) - 1.0 / 12) * Fine;
        var seen = GaussianConvolution.Smooth(fine, sigma, new() { Edge = EdgePolicy.Zero, TruncateSigma = 6 });
        return Resampling.BlockMean(seen, Fine).Map(v => v * Fine * Fine);
    }

    // F / (2π h² q) exp(−r/h), r the elliptical radius: its integral is F.
    private static void AddDisc(Image<double> image, ComponentRecipe c, double flux, double pxPerArcsec)
    {
        double h = c.ScaleArcsec * pxPerArcsec, cx = (image.Width - 1) / 2.0 + c.X * pxPerArcsec, cy = (image.Height - 1) / 2.0 + c.Y * pxPerArcsec;
        double peak = flux / (2 * Math.PI * h * h * c.AxisRatio);
        var (sin, cos) = Math.SinCos(c.AngleDeg * Math.PI / 180);
        Compute.For(image.Height, y =>
        {
            var row = image.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                double along = (x - cx) * cos + (y - cy) * sin, across = ((y - cy) * cos - (x - cx) * sin) / c.AxisRatio;
                row[x] += peak * Math.Exp(-Math.Sqrt(along * along + across * across) / h);
            }
        });
    }

    private static void WriteStamp(UdfLikeRecipe recipe, GalaxyRecipe galaxy, string band, BandRecipe b, Image<double> truth, Wcs wcs, string folder)
    {
        var noise = new Noise(recipe.Seed, galaxy.Name, band);
        var science = new Image<float>(truth.Width, truth.Height);
        var weight = new Image<float>(truth.Width, truth.Height);
        for (int y = 0; y < truth.Height; y++)
        {
            for (int x = 0; x < truth.Width; x++)
            {
                // The depth varies over the stamp as in a mosaic of dithered exposures.
                double sigma = b.Noise * (1 + 0.15 * x / truth.Width + (y > 0.7 * truth.Height ? 0.2 : 0));
                weight[x, y] = (float)(1 / (sigma * sigma));
                science[x, y] = (float)(truth[x, y] + b.Sky + sigma * noise.Normal());
            }
        }
        string name = $"{galaxy.Name}_60mas_f{band}{(band == "850" ? "lp" : "w")}";
        FitsFile.Write(Path.Combine(folder, "new_stamps", name + "_sci.fits"), Plane(science, wcs, band, "SCI", "ELECTRONS/S"));
        FitsFile.Write(Path.Combine(folder, "new_stamps", name + "_wht.fits"), Plane(weight, wcs, band, "WHT", "1/(ELECTRONS/S)**2"));
        FitsFile.Write(Path.Combine(folder, "truth", name + "_true.fits"), Plane(truth, wcs, band, "TRUE", "ELECTRONS/S"));

        var sky = SkyMeasurement.Measure(
            HstImage.Read(Path.Combine(folder, "new_stamps", name + "_sci.fits")), SegmentMap(folder, galaxy.Name), galaxy.Name, band, null);
        SkyMeasurement.Write(sky, Path.Combine(folder, "NEW_SKY", $"sky_{galaxy.Name}_{band}.txt"));
    }

    private static HstImage SegmentMap(string folder, string galaxy) => HstImage.Read(SegmentMapPath(folder, galaxy), "DATA");

    private static string SegmentMapPath(string folder, string galaxy) =>
        Path.Combine(folder, "segment_maps", $"udf_mosaic_{galaxy}_HST_SEGMAP.fits");

    // Labels on a 30 mas grid with north up, then the mean over the area of each pixel of the rotated map.
    private static void WriteSegmentMap(UdfLikeRecipe recipe, GalaxyRecipe galaxy, Wcs stamp, string folder)
    {
        var own = Draw(recipe, galaxy, ReferenceBand, c => !c.Companion);
        var companion = Draw(recipe, galaxy, ReferenceBand, c => c.Companion);
        const int sub = 8;
        int width = recipe.SegmentMapSize[0], height = recipe.SegmentMapSize[1];
        var tangent = stamp.ReferenceSky;
        var middle = stamp.PixelToSky(new(recipe.Width / 2.0, recipe.Height / 2.0));
        var turned = Wcs.Tan(new(0, 0), tangent, ScaleArcsec / 2, Angle.FromDegrees(recipe.SegmentMapAngle), SkyFrame.Fk5);
        var at = turned.SkyToPixel(middle);
        turned = turned.Cropped((int)Math.Round(at.X) - width / 2, (int)Math.Round(at.Y) - height / 2);

        // A pixel of the label map is a quarter of a stamp pixel: sampled at its centre from the stamps' surface brightness.
        var map = PixelMaps.Between(stamp.Oversampled(2), stamp);
        var ownFine = Resampling.Bilinear(own, map, 2 * recipe.Width, 2 * recipe.Height, 0.0);
        var companionFine = Resampling.Bilinear(companion, map, 2 * recipe.Width, 2 * recipe.Height, 0.0);
        var labels = ownFine.Combine(companionFine, (a, b) =>
            Math.Max(a, b) < recipe.Isophote ? 0.0 : a >= b ? galaxy.Key : galaxy.CompanionKey!.Value);
        var sampled = Resampling.Nearest(labels, PixelMaps.Between(turned.Oversampled(sub), stamp.Oversampled(2)), width * sub, height * sub);
        var blended = Resampling.BlockMean(sampled, sub).ToFloat();

        var header = new Header();
        header.Set("EXTNAME", "DATA");
        turned.WriteTo(header);
        header.Set("BUNIT", "");
        // The PSF of the MUSE field, FWHM = a + b λ, is kept where the real maps keep it.
        const double slope = -3.195e-5;
        var primary = new Header();
        primary.Set("FSF99FWA", recipe.Muse.FwhmArcsec - slope * OiiMap.RestAngstrom * (1 + recipe.Muse.Redshift), "[arcsec] FWHM of the MUSE PSF at 0 Angstrom");
        primary.Set("FSF99FWB", slope, "[arcsec/Angstrom] its slope with wavelength");
        FitsFile.Write(SegmentMapPath(folder, galaxy.Name), ImageHdu.Empty(primary), ImageHdu.Create(blended.Pixels, width, height, header));
    }

    private static void WriteStars(UdfLikeRecipe recipe, string folder)
    {
        var stars = recipe.Stars;
        foreach (var (band, b) in recipe.Bands)
        {
            for (int star = 1; star <= stars.Count; star++)
            {
                var noise = new Noise(recipe.Seed, "star", star.ToString(CultureInfo.InvariantCulture), band);
                double cx = stars.Width / 2 + 2 * noise.Uniform() - 1, cy = stars.Height / 2 + 2 * noise.Uniform() - 1;
                var along = PixelProfile(stars.Width, cx, b.PsfSigmaPx);
                var across = PixelProfile(stars.Height, cy, b.PsfSigmaPx);
                var image = new Image<float>(stars.Width, stars.Height);
                for (int y = 0; y < stars.Height; y++)
                {
                    for (int x = 0; x < stars.Width; x++) image[x, y] = (float)(stars.Flux * along[x] * across[y] + b.Sky + b.Noise * noise.Normal());
                }
                var wcs = Wcs.Tan(new(cx, cy), new(recipe.TangentPoint[0], recipe.TangentPoint[1] + 0.01 * star), ScaleArcsec, default, SkyFrame.Fk5);
                FitsFile.Write(Path.Combine(folder, "PSF", $"{star}_60mas_f{band}{(band == "850" ? "lp" : "w")}_sci.fits"), Plane(image, wcs, band, "SCI", "ELECTRONS/S"));
                File.WriteAllText(Path.Combine(folder, "PSF", $"mask_psf_{star}_{band}_60mas.reg"), string.Create(CultureInfo.InvariantCulture,
                    $"# Region file format: DS9 version 4.1\nimage\ncircle({Math.Round(cx) + 1:0.###},{Math.Round(cy) + 1:0.###},{stars.RegionRadiusPx})\n"));
            }
        }
    }

    // A Gaussian integrated over pixels whose fitted width is sigma: the pixel's own 1/12 px² is part of it.
    private static double[] PixelProfile(int count, double centre, double sigma)
    {
        double s = Math.Sqrt(2 * (sigma * sigma - 1.0 / 12));
        return [.. Enumerable.Range(0, count).Select(i =>
            0.5 * (MathNet.Numerics.SpecialFunctions.Erf((i + 0.5 - centre) / s) - MathNet.Numerics.SpecialFunctions.Erf((i - 0.5 - centre) / s)))];
    }

    // [OII] follows the galaxy's light in some bands; a neighbour is at another redshift: their sum at MUSE resolution, on MUSE pixels, with noise, in the two lines of the doublet.
    private static void WriteMuse(UdfLikeRecipe recipe, string folder)
    {
        var muse = recipe.Muse;
        var galaxy = recipe.Galaxies.Single(g => g.Name == muse.Galaxy);
        var stamp = StampWcs(recipe, galaxy);
        var light = new Image<double>(recipe.Width, recipe.Height);
        foreach (var (band, weight) in muse.Weights)
        {
            // Every band first at the resolution of the poorest one, so that the weights have one meaning.
            double matching = Math.Sqrt(recipe.Bands.Values.Max(b => b.PsfSigmaPx * b.PsfSigmaPx) - Math.Pow(recipe.Bands[band].PsfSigmaPx, 2));
            light += weight * GaussianConvolution.Smooth(Draw(recipe, galaxy, band, c => !c.Companion), matching, new() { Edge = EdgePolicy.Zero, Sampling = GaussianSampling.WidthExact });
        }
        double own = recipe.Bands.Values.Max(b => b.PsfSigmaPx) * ScaleArcsec;
        double wanted = Fwhm.ToSigma(Math.Sqrt(muse.FwhmArcsec * muse.FwhmArcsec + 0.4 * 0.4));
        light = GaussianConvolution.Smooth(light, Math.Sqrt(wanted * wanted - own * own) / ScaleArcsec, new() { Edge = EdgePolicy.Zero, TruncateSigma = 6 });

        var centre = stamp.PixelToSky(new((recipe.Width - 1) / 2.0, (recipe.Height - 1) / 2.0));
        var grid = Wcs.Tan(new((muse.Width - 1) / 2.0, (muse.Height - 1) / 2.0), new(centre.Ra + 1e-4, centre.Dec - 1e-4), 0.2, Angle.FromDegrees(muse.AngleDeg), SkyFrame.Fk5);
        const int sub = 16;
        var fine = Resampling.Bilinear(light, PixelMaps.Between(grid.Oversampled(sub), stamp), muse.Width * sub, muse.Height * sub, 0.0);
        var line = Resampling.BlockMean(fine, sub);
        line = (muse.TotalFlux / line.Sum()) * line;
        string name = string.Create(CultureInfo.InvariantCulture, $"sample_{galaxy.Name}_o2_Z_{muse.Redshift:0.000000}");
        Directory.CreateDirectory(Path.Combine(folder, "muse", name));
        foreach (var (wavelength, share) in new[] { ("3726", 0.42), ("3729", 0.58) })
        {
            var noise = new Noise(recipe.Seed, "muse", wavelength);
            // As in a line-fit map, pixels without a significant line are NaN.
            var map = line.Map(v => v < 3 * muse.Noise ? float.NaN : (float)(share * v)).Clone();
            for (int i = 0; i < map.Pixels.Length; i++) map.Pixels[i] += (float)(muse.Noise * noise.Normal());
            var header = new Header();
            grid.WriteTo(header);
            header.Set("BUNIT", "10**-20 erg s-1 cm-2");
            header.Set("SSMOOTH", 2, "FWHM in pixels of 2D Gaussian spatial smoothing");
            FitsFile.Write(Path.Combine(folder, "muse", name, $"{name}_ssmooth_flux_common_OII{wavelength}_mclean5.0.fits"), ImageHdu.Create(map.Pixels, map.Width, map.Height, header));
        }
    }

    private static ImageHdu Plane<T>(Image<T> image, Wcs wcs, string band, string type, string unit) where T : unmanaged
    {
        var header = new Header();
        header.Set("FILETYPE", type, "type of data found in data file");
        header.Set("TELESCOP", "HST", "simulated");
        header.Set("INSTRUME", StampSet.InfraredBands.Contains(band) ? "WFC3" : "ACS");
        header.Set("DETECTOR", StampSet.InfraredBands.Contains(band) ? "IR" : "WFC");
        header.Set("FILTER", band == "850" ? "f850lp" : $"f{band}w", "filter element selected");
        header.Set("BUNIT", unit, "brightness units");
        header.Set("EXPTIME", 1.0, "exposure duration (seconds)");
        wcs.WriteTo(header);
        return ImageHdu.Create(image.Pixels, image.Width, image.Height, header);
    }
}
