using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Simulation;

/// <summary>The files of a simulated galaxy, and its truth.</summary>
public sealed class PhangsLikeTests(PhangsLikeTests.Field field) : IClassFixture<PhangsLikeTests.Field>
{
    private readonly PhangsLikeTruth _truth = field.Truth;

    [Fact]
    public void The_weights_are_the_inverse_variance_of_the_noise()
    {
        var narrow = SimulatedGrid.Hubble(_truth.Options, _truth.Options.Narrow);
        var model = new GalaxyModel(_truth.Options, narrow.Wcs);
        var hits = _truth.CosmicRays.Select(h => (h.X, h.Y)).ToHashSet();
        foreach (var band in _truth.Bands)
        {
            var response = new BandResponse(Bandpass.Read(_truth.PathOf(band.Curve)), _truth.Options);
            var light = narrow.Scene(model.Sources, narrow, s => s.In(response)).Render();
            Image<float> science = Read(band.Science), weight = Read(band.Weight);
            double sum = 0, squares = 0;
            int count = 0;
            for (int y = 0; y < science.Height; y++)
            {
                for (int x = 0; x < science.Width; x++)
                {
                    Assert.Equal(science[x, y] == 0, weight[x, y] == 0);
                    if (weight[x, y] == 0 || hits.Contains((x, y))) continue;
                    double expected = (light[x, y] + band.OffsetPerHstPixel) * 1e-20 / band.PhotFlam;
                    double pull = (science[x, y] - expected) * Math.Sqrt(weight[x, y]);
                    (sum, squares, count) = (sum + pull, squares + pull * pull, count + 1);
                }
            }
            Assert.InRange(count, 0.7 * science.Pixels.Length, 0.8 * science.Pixels.Length);
            Assert.Equal(0, sum / count, 4 / Math.Sqrt(count));
            Assert.Equal(1, squares / count, 4 * Math.Sqrt(2.0 / count));
        }
    }

    [Fact]
    public void The_offset_is_in_the_HST_image_alone()
    {
        var narrow = _truth.Options.Narrow;
        using var other = new Field(_truth.Options with { Narrow = narrow with { OffsetPerArcsec2 = narrow.OffsetPerArcsec2 + 1000 } });
        Image<float> here = Read(_truth.Narrow.Science), there = HstImage.Read(other.Truth.PathOf(_truth.Narrow.Science)).Science;
        var weight = Read(_truth.Narrow.Weight);
        double electrons = 1000 * 0.03962 * 0.03962 * 1e-20 / _truth.Narrow.PhotFlam;
        for (int i = 0; i < here.Pixels.Length; i++)
        {
            double added = there.Pixels[i] - (double)here.Pixels[i];
            Assert.Equal(weight.Pixels[i] > 0 ? electrons : 0, added, 1e-7 * (1 + Math.Abs(here.Pixels[i])));
        }
        foreach (string same in new[] { _truth.Narrow.Muse!, _truth.Narrow.Weight, _truth.Broad1.Science, "truth_ha_hst.fits" })
            Assert.Equal(File.ReadAllBytes(_truth.PathOf(same)), File.ReadAllBytes(other.Truth.PathOf(same)));
        Assert.Equal(_truth.Narrow.OffsetPerArcsec2 * 0.04, _truth.Narrow.OffsetPerMusePixel, 1e-12);
    }

    [Fact]
    public void The_expected_slope_is_NII_and_throughput_at_the_lines()
    {
        var curve = Bandpass.Read(_truth.PathOf(_truth.Narrow.Curve));
        // Without the slow change of extinction and photon energy over the band.
        double expected = (curve.Throughput(_truth.LineWavelengths[0]) + 0.28 * curve.Throughput(_truth.LineWavelengths[1])
            + 0.28 / 3 * curve.Throughput(_truth.LineWavelengths[2])) / curve.Peak;
        Assert.Equal(1, _truth.ExpectedSlope / expected, 2e-3);
        Assert.Equal(6564.614 * (1 + 657 / 299792.458), _truth.LineWavelengths[0], 1e-9);
    }

    [Fact]
    public void The_true_Halpha_is_the_same_at_both_resolutions()
    {
        double muse = Read("truth_ha_muse.fits").Sum(), hst = 0;
        ForEachHstPixel((value, column, row) => hst += value);
        // The border cuts through HST pixels, and the PSF of MUSE takes light across it.
        Assert.Equal(1, hst / muse, 0.005);
    }

    [Fact]
    public void The_truth_knows_the_flux_in_each_mask_at_both_resolutions()
    {
        Image<float> mask = Read("simgal/muse/SIMGAL_nebmask.fits"), muse = Read("truth_ha_muse.fits");
        double[] fine = new double[_truth.Regions.Count + 1], coarse = new double[_truth.Regions.Count + 1];
        for (int i = 0; i < mask.Pixels.Length; i++) coarse[Math.Max(0, (int)mask.Pixels[i])] += muse.Pixels[i];
        ForEachHstPixel((value, column, row) => fine[Math.Max(0, (int)mask[column, row])] += value);
        foreach (var region in _truth.Regions)
        {
            Assert.Equal(coarse[region.Id], region.FluxInMaskMuse!.Value, 1e-6 * muse.Sum());
            Assert.Equal(fine[region.Id], region.FluxInMaskHst!.Value, 1e-6 * muse.Sum());
        }
    }

    [Fact]
    public void The_catalogue_measures_the_true_flux_in_each_mask()
    {
        var table = FitsFile.Open(_truth.PathOf("simgal/muse/Nebulae_catalogue_sim.fits")).FirstTable().Table;
        string[] galaxies = table.Column<string>("gal_name");
        double[] ids = table.Column<double>("region_ID");
        double[] flux = table.Column<double>("HA6562_FLUX"), error = table.Column<double>("HA6562_FLUX_ERR");
        float[] mask = Read("simgal/muse/SIMGAL_nebmask.fits").Pixels;
        var own = Enumerable.Range(0, ids.Length).Where(i => galaxies[i] == "SIMGAL").ToArray();
        Assert.True(own.Length >= 3 && own.Length < ids.Length);
        foreach (int i in own)
        {
            var region = _truth.Regions[(int)ids[i] - 1];
            Assert.Equal(region.MaskPixels, mask.Count(id => id == region.Id));
            Assert.Equal(20 * Math.Sqrt(region.MaskPixels), error[i], 1e-9);
            Assert.InRange((flux[i] - region.FluxInMaskMuse!.Value) / error[i], -5, 5);
        }
        Assert.Equal(_truth.Regions.Count(r => r.MaskPixels > 0), own.Length);
    }

    [Fact]
    public void Cosmic_rays_are_in_the_narrow_band_where_the_truth_says()
    {
        using var without = new Field(_truth.Options with { CosmicRays = 0 });
        Image<float> here = Read(_truth.Narrow.Science), there = HstImage.Read(without.Truth.PathOf(_truth.Narrow.Science)).Science;
        var truth = _truth.CosmicRays.ToDictionary(h => (h.X, h.Y), h => h.ElectronsPerS);
        float[] mask = Read("truth_cr.fits").Pixels;
        Assert.NotEmpty(truth);
        for (int i = 0; i < mask.Length; i++)
        {
            bool isHit = truth.TryGetValue((i % here.Width, i / here.Width), out double electrons);
            Assert.Equal(isHit ? 1 : 0, mask[i]);
            Assert.Equal(electrons, here.Pixels[i] - (double)there.Pixels[i], 1e-5);
        }
        string other = _truth.Broad1.Science;
        Assert.Equal(File.ReadAllBytes(_truth.PathOf(other)), File.ReadAllBytes(without.Truth.PathOf(other)));
    }

    [Fact]
    public void The_hole_is_in_one_band()
    {
        var (x, y) = (_truth.Hole[0], _truth.Hole[1]);
        Assert.Equal([9, 6], _truth.Hole.Skip(2));
        Assert.All(Read(_truth.Broad2.Science).Crop(x, y, 9, 6).Pixels, p => Assert.Equal(0, p));
        Assert.All(Read(_truth.Broad2.Weight).Crop(x, y, 9, 6).Pixels, p => Assert.Equal(0, p));
        Assert.All(Read(_truth.Broad1.Science).Crop(x, y, 9, 6).Pixels, p => Assert.NotEqual(0, p));
        Assert.NotEqual(0, Read(_truth.Broad2.Science)[x - 1, y]);
        Assert.NotEqual(0, Read(_truth.Broad2.Science)[x + 9, y + 5]);
    }

    [Fact]
    public void Every_file_keeps_the_standard_and_has_the_keywords_of_the_survey()
    {
        string[] files = Directory.GetFiles(_truth.Folder, "*.fits", SearchOption.AllDirectories);
        Assert.Equal(17, files.Length);
        Assert.All(files, f => Assert.Empty(FitsFile.Verify(f).Errors));
        var image = Hst(_truth.Broad2.Science);
        Assert.Equal("ELECTRONS/S", image.Unit);
        Assert.Equal(new Photometry("F814W", "ACS/WFC", 7.03e-20, Math.Round(_truth.Broad2.Pivot, 4), 653, 922), image.Photometry);
        Assert.Equal(0.03962, image.Wcs.PixelScaleArcsec, 1e-9);
        var maps = FitsFile.Open(_truth.PathOf("simgal/muse/SIMGAL-0.92asec_MAPS.fits"));
        Assert.Equal(["HA6562_FLUX", "HA6562_FLUX_ERR", "NII6583_FLUX", "NII6583_FLUX_ERR"], maps.Hdus.Skip(1).Select(h => h.Name));
        Assert.True(float.IsNaN(maps.Image(1).Read<float>()[0]));
        Assert.Equal(_truth.Narrow.Pivot, BandpassSet.ReadFolder(_truth.PathOf("filters"))["ACS_F658N"].Pivot);
        var sample = FitsFile.Open(_truth.PathOf("sample_table.fits")).FirstTable().Table;
        Assert.Equal(0.062, sample.Column<double>("mwext_sf11")[Array.IndexOf(sample.Column<string>("name"), "simgal")]);
    }

    [Fact]
    public void The_same_options_give_the_same_bytes_for_any_number_of_threads()
    {
        int threads = Compute.Threads;
        try
        {
            Compute.Threads = threads == 1 ? 2 : 1;
            using var again = new Field(_truth.Options);
            foreach (string file in Directory.GetFiles(_truth.Folder, "*", SearchOption.AllDirectories))
                Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(again.Truth.PathOf(Path.GetRelativePath(_truth.Folder, file))));
        }
        finally
        {
            Compute.Threads = threads;
        }
    }

    [Fact]
    public void The_truth_reads_back_as_it_was_written()
    {
        var read = PhangsLikeTruth.Read(_truth.Folder);
        Assert.Equal(_truth.Options, read.Options);
        Assert.Equal(_truth.Bands, read.Bands);
        Assert.Equal(_truth.Regions, read.Regions);
        Assert.Equal(_truth.CosmicRays, read.CosmicRays);
        Assert.Equal(_truth.ToString(), read.ToString());
    }

    // The true Hα of every HST pixel whose centre lies in a MUSE pixel, and that pixel.
    private void ForEachHstPixel(Action<double, int, int> use)
    {
        HstImage fine = Hst("truth_ha_hst.fits"), coarse = Hst("truth_ha_muse.fits");
        var (from, to) = (fine.Wcs, coarse.Wcs);
        for (int y = 0; y < fine.Height; y++)
        {
            for (int x = 0; x < fine.Width; x++)
            {
                var at = to.SkyToPixel(from.PixelToSky(new(x, y)));
                var (column, row) = ((int)Math.Floor(at.X + 0.5), (int)Math.Floor(at.Y + 0.5));
                if (column >= 0 && row >= 0 && column < coarse.Width && row < coarse.Height) use(fine.Science[x, y], column, row);
            }
        }
    }

    private HstImage Hst(string relative) => HstImage.Read(_truth.PathOf(relative));

    private Image<float> Read(string relative) => Hst(relative).Science;

    /// <summary>A small field in a folder of its own.</summary>
    public sealed class Field : IDisposable
    {
        public Field() : this(new() { Width = 330, Height = 270, Seed = 7, CosmicRays = 30 }) { }

        internal Field(PhangsLikeOptions options) =>
            Truth = PhangsLikeGalaxy.Simulate(options, Directory.CreateTempSubdirectory("hst-phangs-").FullName);

        public PhangsLikeTruth Truth { get; }

        public void Dispose() => Directory.Delete(Truth.Folder, recursive: true);
    }
}
