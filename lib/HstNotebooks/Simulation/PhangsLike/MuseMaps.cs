using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Writes the MUSE data of a simulated galaxy: images in the HST bands, maps of Hα and [NII] as the data analysis pipeline has them (Milky
/// Way extinction undone), and masks of stars and nebulae.
/// </summary>
internal sealed class MuseMaps
{
    // σ of the noise, 10⁻²⁰ erg s⁻¹ cm⁻² per pixel, for the bands per Å.
    private const double NarrowNoise = 0.6, BroadNoise = 0.25, LineNoise = 20;
    private const double LightAngstromPerS = 2.99792458e18;

    private readonly PhangsLikeOptions _options;
    private readonly GalaxyModel _model;
    private readonly SimulatedGrid _grid, _narrow;
    private readonly string _folder;

    public MuseMaps(PhangsLikeOptions options, GalaxyModel model, string folder)
    {
        (_options, _model, _folder) = (options, model, folder);
        (_grid, _narrow) = (SimulatedGrid.Muse(options), SimulatedGrid.Hubble(options, options.Narrow));
        Mask = new SimulatedNebulaMask(model.Regions, _grid, _narrow);
        StarMask = new(_grid.Width, _grid.Height);
        foreach (var star in model.Stars)
        {
            var (x, y) = _grid.Wcs.PlaneToPixel(_narrow.Wcs.PixelToPlane(new(star.X, star.Y)));
            double radiusArcsec = 1.6 - 0.25 * (star.Magnitude - 17.2);
            SimulatedNebulaMask.Disc(_grid, x, y, radiusArcsec / options.MusePixelArcsec, (column, row) => StarMask[column, row] = 1);
        }
    }

    public SimulatedNebulaMask Mask { get; }

    public Image<short> StarMask { get; }

    /// <summary>The name of a band's image, relative to the folder of the simulation.</summary>
    public static string BandFile(PhangsLikeOptions options, PhangsLikeBand band) => File(options, $"-{Resolution(options)}_{band.Key}");

    /// <summary>Whether a pixel lies inside the border that the maps have on each side.</summary>
    public static bool IsObserved(SimulatedGrid grid, int x, int y) => x >= 3 && y >= 4 && x < grid.Width - 5 && y < grid.Height - 3;

    /// <summary>The image in an HST band, Jy per pixel, 0 outside the field.</summary>
    public void WriteBand(PhangsLikeBand band, SimulatedBand truth, BandResponse response, CancellationToken cancellation)
    {
        double noise = band == _options.Narrow ? NarrowNoise : BroadNoise;
        double jansky = 1e-20 * truth.Pivot * truth.Pivot / LightAngstromPerS / 1e-23;
        var image = Observed(_grid.Scene(_model.Sources, _narrow, s => s.In(response)).Render(cancellation), noise, jansky, 0, band.Key);
        var header = Header("Jansky");
        header.Set("FILTER", band.Filter);
        Write(truth.Muse!, Plane(image, header));
    }

    /// <summary>
    /// The masks, the maps of the lines, the catalogue of nebulae and the true Hα; returns the regions with what their masks hold.
    /// </summary>
    public IReadOnlyList<SimulatedRegion> WriteLines(CancellationToken cancellation)
    {
        var truth = _grid.Scene(_model.Sources, _narrow, s => s.Halpha).Render(cancellation);
        var halpha = Observed(truth, LineNoise, 1, float.NaN, "HA6562");
        var nii = Observed(_options.NiiToHalpha * truth, LineNoise, 1, float.NaN, "NII6583");
        var error = halpha.Map(v => float.IsNaN(v) ? float.NaN : (float)LineNoise);
        Write(File(_options, $"-{Resolution(_options)}_MAPS"), ImageHdu.Empty(),
            Line("HA6562_FLUX", halpha), Line("HA6562_FLUX_ERR", error), Line("NII6583_FLUX", nii), Line("NII6583_FLUX_ERR", error));
        Write(File(_options, "_starmask"), Plane(StarMask, Header("")));
        Write(File(_options, "_nebmask"), Plane(Mask.Ids.Map(id => id == 0 ? -1f : id), Header("")));
        Write("truth_ha_muse.fits", Plane(truth.Map(v => (float)v), Header("1e-20 erg/s/cm2")));
        Write($"{_options.Galaxy}/muse/Nebulae_catalogue_sim.fits", NebulaCatalogue.Of(_options, _model, _grid, this, halpha, LineNoise));
        return InMask(truth);
    }

    private Image<float> Observed(Image<double> light, double sigma, double unit, float outside, string stream)
    {
        var image = new Image<float>(light.Width, light.Height);
        Compute.For(light.Height, y =>
        {
            var noise = new Noise(_options.Seed, "muse", stream, $"{y}");
            var from = light.Row(y);
            var to = image.Row(y);
            for (int x = 0; x < to.Length; x++)
            {
                double value = unit * (from[x] + sigma * noise.Normal());
                to[x] = IsObserved(_grid, x, y) ? (float)value : outside;
            }
        });
        return image;
    }

    private IReadOnlyList<SimulatedRegion> InMask(Image<double> truth)
    {
        var (counts, sums) = (new int[_model.Regions.Count + 1], new double[_model.Regions.Count + 1]);
        for (int i = 0; i < truth.Pixels.Length; i++)
        {
            counts[Mask.Ids.Pixels[i]]++;
            sums[Mask.Ids.Pixels[i]] += truth.Pixels[i];
        }
        return [.. _model.Regions.Select(r => r with { MaskPixels = counts[r.Id], FluxInMaskMuse = sums[r.Id] })];
    }

    private Header Header(string unit)
    {
        var header = new Header();
        header.Set("INSTRUME", "MUSE", "simulated");
        _grid.Wcs.WriteTo(header);
        if (unit.Length > 0) header.Set("BUNIT", unit);
        return header;
    }

    private ImageHdu Line(string name, Image<float> map)
    {
        var header = Header("1e-20 erg/s/cm2/spaxel");
        header.Set("EXTNAME", name);
        return Plane(map, header);
    }

    private void Write(string relative, params Hdu[] hdus) => FitsFile.Write(Path.Combine(_folder, relative), hdus);

    private static string File(PhangsLikeOptions options, string rest) =>
        $"{options.Galaxy}/muse/{options.Galaxy.ToUpperInvariant()}{rest}.fits";

    private static string Resolution(PhangsLikeOptions options) => FormattableString.Invariant($"{options.MuseFwhmArcsec:0.00}asec");

    private static ImageHdu Plane<T>(Image<T> image, Header header) where T : unmanaged =>
        ImageHdu.Create(image.Pixels, image.Width, image.Height, header);
}
