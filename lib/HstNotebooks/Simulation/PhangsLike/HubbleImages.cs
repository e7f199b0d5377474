using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Writes the HST images of a simulated galaxy one after another. One plane of pixels and one of weights serve them all, so that a field
/// of 10 000 × 10 000 pixels needs a gigabyte.
/// </summary>
internal sealed class HubbleImages
{
    private const int BandRows = 64;

    private readonly PhangsLikeOptions _options;
    private readonly string _folder;
    private readonly SimulatedGrid _narrow;
    private readonly ExposedArea _exposed;
    private readonly Image<float> _pixels, _weights;

    public HubbleImages(PhangsLikeOptions options, string folder)
    {
        (_options, _folder) = (options, folder);
        _narrow = SimulatedGrid.Hubble(options, options.Narrow);
        _exposed = new(options);
        (_pixels, _weights) = (new(options.Width, options.Height), new(options.Width, options.Height));
        CosmicRays = CosmicRayHit.Draw(options, _exposed);
    }

    /// <summary>What hits the narrow band.</summary>
    public IReadOnlyList<CosmicRayHit> CosmicRays { get; }

    /// <summary>The zeros in the redder broad band: first column and row, width, height.</summary>
    public static (int X, int Y, int Width, int Height) Hole(PhangsLikeOptions options) =>
        options is { HoleWidthPx: > 0, HoleHeightPx: > 0 }
            ? ((int)(0.30 * options.Width), (int)(0.62 * options.Height),
                Math.Min(options.HoleWidthPx, options.Width / 3), Math.Min(options.HoleHeightPx, options.Height / 3))
            : default;

    /// <summary>The image and the weights of a band: read-out and sky noise, photon noise of the sources, offset of the sky.</summary>
    public void WriteBand(
        IReadOnlyList<GalaxySource> sources, PhangsLikeBand band, SimulatedBand truth, BandResponse response,
        CancellationToken cancellation)
    {
        var grid = SimulatedGrid.Hubble(_options, band);
        var scene = grid.Scene(sources, _narrow, s => s.In(response));
        double perElectron = 1e-20 / truth.PhotFlam, readAndSky = band.NoiseElectronsPerS * band.NoiseElectronsPerS;
        Rows(scene, (y, light) =>
        {
            var noise = new Noise(_options.Seed, "hst", band.Key, $"{y}");
            var science = _pixels.Row(y);
            var weight = _weights.Row(y);
            for (int x = 0; x < light.Length; x++)
            {
                double variance = readAndSky + light[x] * perElectron / band.ExposureS;
                double electrons = (light[x] + truth.OffsetPerHstPixel) * perElectron + Math.Sqrt(variance) * noise.Normal();
                bool isExposed = _exposed.Contains(x, y);
                science[x] = isExposed ? (float)electrons : 0;
                weight[x] = isExposed ? (float)(1 / variance) : 0;
            }
        }, cancellation);
        if (band == _options.Narrow)
        {
            foreach (var hit in CosmicRays) _pixels[hit.X, hit.Y] += (float)hit.ElectronsPerS;
        }
        if (band == _options.Broad2) CutHole();
        Write(truth.Science, _pixels, HubbleHeader.Of(_options, band, truth, grid.Wcs, "ELECTRONS/S"));
        Write(truth.Weight, _weights, HubbleHeader.Of(_options, band, truth, grid.Wcs, "(ELECTRONS/S)**-2"));
    }

    /// <summary>The true Hα at the resolution of HST; returns how much of it lies in each region of the mask, by number.</summary>
    public double[] WriteTruth(IReadOnlyList<GalaxySource> sources, int regions, SimulatedNebulaMask? mask, CancellationToken cancellation)
    {
        var scene = _narrow.Scene(sources, _narrow, s => s.Halpha);
        // A sum for each band of rows, added up in their order: the same for any number of threads.
        var parts = new double[(_options.Height + BandRows - 1) / BandRows][];
        Rows(scene, (y, light) =>
        {
            var row = _pixels.Row(y);
            for (int x = 0; x < row.Length; x++) row[x] = (float)light[x];
            mask?.AddUnder(y, light, parts[y / BandRows] ??= new double[regions + 1]);
        }, cancellation);
        var header = new Header();
        _narrow.Wcs.WriteTo(header);
        header.Set("BUNIT", "1e-20 erg/s/cm2", "per pixel");
        header.AddHistory("True H-alpha before extinction, with the PSF of HST, without noise.");
        Write("truth_ha_hst.fits", _pixels, header);
        var sums = new double[regions + 1];
        foreach (double[] part in parts.OfType<double[]>())
        {
            for (int i = 0; i < sums.Length; i++) sums[i] += part[i];
        }
        return sums;
    }

    /// <summary>Which pixels of the narrow band cosmic rays have hit.</summary>
    public void WriteCosmicRays()
    {
        var mask = new Image<byte>(_options.Width, _options.Height);
        foreach (var hit in CosmicRays) mask[hit.X, hit.Y] = 1;
        var header = new Header();
        _narrow.Wcs.WriteTo(header);
        Write("truth_cr.fits", mask, header);
    }

    // The light of each row, in bands of rows over the threads.
    private void Rows(GaussianScene scene, Action<int, double[]> use, CancellationToken cancellation) =>
        Compute.For((_options.Height + BandRows - 1) / BandRows, band =>
        {
            double[] light = new double[_options.Width];
            for (int y = band * BandRows; y < Math.Min(_options.Height, (band + 1) * BandRows); y++)
            {
                Array.Clear(light);
                scene.AddRow(y, light);
                use(y, light);
            }
        }, cancellation);

    private void CutHole()
    {
        var hole = Hole(_options);
        for (int y = hole.Y; y < hole.Y + hole.Height; y++)
        {
            _pixels.Row(y).Slice(hole.X, hole.Width).Clear();
            _weights.Row(y).Slice(hole.X, hole.Width).Clear();
        }
    }

    private void Write<T>(string relative, Image<T> image, Header header) where T : unmanaged =>
        FitsFile.Write(Path.Combine(_folder, relative), ImageHdu.Create(image.Pixels, image.Width, image.Height, header));
}
