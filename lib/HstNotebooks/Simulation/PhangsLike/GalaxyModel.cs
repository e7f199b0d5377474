using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The sources of a simulated galaxy: a disc whose centre is bluer, diffuse ionised gas, HII regions, clusters, foreground stars; all are
/// circular Gaussians. Numbers are near those of NGC 628 in the survey.
/// </summary>
internal sealed class GalaxyModel
{
    private const double ApartArcsec = 1.55;        // between HII regions
    private const double FieldOfRegions = 0.74, FieldOfClusters = 0.95, FieldOfStars = 0.7;    // parts of the sky they are spread over
    private const double ZeroMagnitude = 3.63e11;   // 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ at 5500 Å
    private const double VelocityDispersionKms = 10;

    private readonly PhangsLikeOptions _options;
    private readonly Wcs _wcs;
    private readonly PixelPoint _corner;        // of the sky, in pixels of the image

    public GalaxyModel(PhangsLikeOptions options, Wcs wcs)
    {
        (_options, _wcs) = (options, wcs);
        var (x, y) = SimulatedGrid.Pointing(options, options.HstPixelArcsec, options.OrientationDeg);
        _corner = new((options.Width - options.SkySize.Width) / 2.0 - x, (options.Height - options.SkySize.Height) / 2.0 - y);
        Regions = HiiRegions();
        Clusters = [.. Points("clusters", options.ClusterCount, FieldOfClusters, Cluster)];
        Stars = [.. Points("stars", options.StarCount, FieldOfStars, Star)];
        Sources =
        [
            .. Disc(ScaleLengthArcsec, 600, 0.05), .. Disc(0.6 * ScaleLengthArcsec, 250, 0.15), .. Even(140, 0),
            .. Gas(1.3 * ScaleLengthArcsec, 9000), .. Even(0, 1500),
            .. Regions.Select(Light), .. Clusters.Select(Light), .. Stars.Select(Light),
        ];
    }

    public IReadOnlyList<SimulatedRegion> Regions { get; }

    public IReadOnlyList<SimulatedStar> Clusters { get; }

    public IReadOnlyList<SimulatedStar> Stars { get; }

    public IReadOnlyList<GalaxySource> Sources { get; }

    /// <summary>Scale length of the disc.</summary>
    public double ScaleLengthArcsec => 0.22 * SideArcsec;

    /// <summary>The centre of the galaxy, off that of the sky.</summary>
    public PixelPoint Centre => new(0.53 * _options.SkySize.Width + _corner.X, 0.48 * _options.SkySize.Height + _corner.Y);

    /// <summary>How many regions can be placed at random without touching: discs that cover 35 per cent of the field.</summary>
    public static int MostRegions(PhangsLikeOptions options) => (int)(
        0.35 * Math.Pow(FieldOfRegions * options.HstPixelArcsec, 2) * options.SkySize.Width * options.SkySize.Height
        / (Math.PI * ApartArcsec * ApartArcsec / 4));

    private double SideArcsec => Math.Sqrt((double)_options.SkySize.Width * _options.SkySize.Height) * _options.HstPixelArcsec;

    private IEnumerable<GalaxySource> Disc(double scale, double central, double slope) => Exponential(scale, central).Select(g =>
        new GalaxySource(Centre.X, Centre.Y, g.Sigma, g.Flux, slope, 0, 0));

    private IEnumerable<GalaxySource> Gas(double scale, double central) => Exponential(scale, central).Select(g =>
        new GalaxySource(Centre.X, Centre.Y, g.Sigma, 0, 0, g.Flux, 0));

    // σ in arcsec and flux of each Gaussian of a disc with this brightness per arcsec² at the centre.
    private static IEnumerable<(double Sigma, double Flux)> Exponential(double scale, double central) =>
        ExponentialDisc.Gaussians.Select(g => (g.Sigma * scale, 2 * Math.PI * g.Sigma * g.Sigma * scale * scale * g.Central * central));

    // The far outskirts: so wide that they are almost even over the image.
    private IEnumerable<GalaxySource> Even(double continuum, double halpha)
    {
        double sigma = 3 * SideArcsec, area = 2 * Math.PI * sigma * sigma;
        yield return new GalaxySource(Centre.X, Centre.Y, sigma, continuum * area, 0.05, halpha * area, 0);
    }

    private GalaxySource Light(SimulatedRegion r)
    {
        double continuum = r.Flux / r.EquivalentWidth / Math.Exp(-r.ContinuumSlope * (HalphaLines.Halpha - 5500) / 1000);
        return new(r.X, r.Y, Fwhm.ToSigma(r.FwhmArcsec), continuum, r.ContinuumSlope, r.Flux, r.VelocityKms);
    }

    private static GalaxySource Light(SimulatedStar s) =>
        new(s.X, s.Y, Fwhm.ToSigma(s.FwhmArcsec), ZeroMagnitude * Math.Pow(10, -0.4 * s.Magnitude), s.ContinuumSlope, 0, 0);

    private List<SimulatedRegion> HiiRegions()
    {
        var noise = new Noise(_options.SourceSeed, "regions");
        double power = 1 - _options.LuminositySlope;
        double faintest = Math.Pow(_options.FaintestRegion, power), brightest = Math.Pow(_options.BrightestRegion, power);
        var regions = new List<SimulatedRegion>(_options.RegionCount);
        foreach (var place in PlacesApart(noise, _options.RegionCount))
        {
            // Inverse of the cumulative luminosity function; larger regions are brighter.
            double flux = Math.Pow(faintest + noise.Uniform() * (brightest - faintest), 1 / power);
            double fwhm = Math.Clamp(0.25 * Math.Pow(flux / 1e4, 0.28) * Math.Exp(0.2 * noise.Normal()), 0.12, 1.1);
            var sky = _wcs.PixelToSky(place);
            regions.Add(new(regions.Count + 1, place.X, place.Y, sky.Ra, sky.Dec, flux, fwhm,
                Between(noise, 80, 700), Between(noise, 0.2, 0.45), VelocityDispersionKms * noise.Normal()));
        }
        return regions;
    }

    // Random places no two of which are nearer than ApartArcsec; cells of that size tell which could be.
    private IEnumerable<PixelPoint> PlacesApart(Noise noise, int count)
    {
        double apart = ApartArcsec / _options.HstPixelArcsec;
        var cells = new Dictionary<(int, int), List<PixelPoint>>();
        for (int placed = 0; placed < count;)
        {
            var place = Place(noise, FieldOfRegions);
            var (column, row) = ((int)Math.Floor(place.X / apart), (int)Math.Floor(place.Y / apart));
            bool isFree = true;
            for (int i = 0; i < 9 && isFree; i++)
            {
                if (!cells.TryGetValue((column + i % 3 - 1, row + i / 3 - 1), out var near)) continue;
                isFree = near.TrueForAll(p => double.Hypot(p.X - place.X, p.Y - place.Y) > apart);
            }
            if (!isFree) continue;
            if (!cells.TryGetValue((column, row), out var own)) cells[(column, row)] = own = [];
            own.Add(place);
            placed++;
            yield return place;
        }
    }

    private IEnumerable<SimulatedStar> Points(string stream, int count, double field, Func<Noise, PixelPoint, SkyPoint, SimulatedStar> draw)
    {
        var noise = new Noise(_options.SourceSeed, stream);
        for (int i = 0; i < count; i++)
        {
            var place = Place(noise, field);
            yield return draw(noise, place, _wcs.PixelToSky(place));
        }
    }

    // Luminosity function of clusters dN/dL ∝ L^−2.1.
    private static SimulatedStar Cluster(Noise noise, PixelPoint place, SkyPoint sky)
    {
        double magnitude = Math.Max(20.5, 26.3 + 2.5 / 1.1 * Math.Log10(1 - noise.Uniform()));
        return new(place.X, place.Y, sky.Ra, sky.Dec, magnitude, Between(noise, 0.02, 0.12), Between(noise, -0.15, 0.5));
    }

    private static SimulatedStar Star(Noise noise, PixelPoint place, SkyPoint sky) =>
        new(place.X, place.Y, sky.Ra, sky.Dec, Between(noise, 17.2, 19.6), 0, Between(noise, -0.1, 0.2));

    private PixelPoint Place(Noise noise, double field) => new(
        (_options.SkySize.Width - 1) / 2.0 * (1 + field * Between(noise, -1, 1)) + _corner.X,
        (_options.SkySize.Height - 1) / 2.0 * (1 + field * Between(noise, -1, 1)) + _corner.Y);

    private static double Between(Noise noise, double low, double high) => low + (high - low) * noise.Uniform();
}
