using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Workflows;

/// <summary>On a simulated galaxy the true Hα is known.</summary>
public sealed class AnchoredMapsTruthTests(AnchoredMapsTruthTests.Sample sample) : IClassFixture<AnchoredMapsTruthTests.Sample>
{
    [Fact]
    public void The_slope_against_MUSE_is_NII_and_throughput_dimmed_by_the_Milky_Way()
    {
        // MUSE's map is corrected for the Milky Way and this path is not. The straight line in f_ν from 5360 to 8080 Å passes 3 to 4 %
        // below the
        // spectra of these stars, and what is left of their light under the nebulae adds a per cent or two.
        double expected = sample.Truth.ExpectedSlope / MilkyWayExtinction.Factor(sample.Inputs.Curve!.Pivot, sample.Truth.Options.Ebv);
        Assert.InRange(sample.Run.Muse!.Fit.Line.Slope / expected, 0.99, 1.02);
        Assert.Equal(Outcome.Pass, sample.Run.Verdict.Outcome);
    }

    [Fact]
    public void The_sum_of_bright_nebulae_is_their_true_flux()
    {
        var final = sample.Run.Final;
        var labels = HstImage.Read(sample.Files.NebulaMask!)
            .OnGrid(final.Wcs, final.Width, final.Height, conserveFlux: false, RegridOrder.Nearest).Science;
        var stars = AnchoredMaps.StarsOn(final, sample.Inputs.Stars!);
        double found = 0, expected = 0;
        foreach (var region in sample.Truth.Regions.Where(r => r.FluxInMaskHst > 2e4))
        {
            var inside = labels.Map(v => v == region.Id);
            if (inside.And(stars).CountTrue() > 0) continue;
            found += final.Science.Select(inside).Sum(v => (double)v);
            expected += region.FluxInMaskHst!.Value;
        }
        // The noise of the sum is 0.3 %; the slope may be off by 2, and the intercept by 1 % of the faint ones.
        Assert.InRange(found / expected, 0.97, 1.03);
    }

    [Fact]
    public void Every_product_has_its_published_name_a_unit_and_its_inputs()
    {
        string[] names =
        [
            "halpha_raw", "cont_raw", "halpha", "halpha_mask", "halpha_bg", "halpha_bgsub", "halpha_bgsub_starmasked",
            "musehalpha", "musehalpha_regrid",
            "halpha_smoothed", "halpha_bgsub_smoothed_regrid", "hstmuseratio", "halpha_bgsub_diff",
            "halpha_bgsub_diff_anchored", "anchored",
            "anchored_intnegs", "anchored_wnoise", "anchored_intnegs_wnoise", "halpha_bgsub_fit_anchored",
            "halpha_bgsub_fit_anchored_wnoise",
            "halpha_bgsub_fit_anchored_intnegs", "halpha_bgsub_fit_anchored_intnegs_nocosmic", "halpha_cosmicrays",
        ];
        Assert.Equal(names.Select(n => $"simgal_{n}.fits"), sample.Run.Written.Select(Path.GetFileName));
        // And nothing else, such as a part of a file.
        Assert.Equal(sample.Run.Written.Order(), Directory.GetFiles(Path.GetDirectoryName(sample.Run.Written[0])!).Order());
        string[] without = ["halpha_mask", "hstmuseratio", "halpha_cosmicrays"];
        foreach (var (name, path) in names.Zip(sample.Run.Written))
        {
            var header = HstImage.Read(path).Header;
            bool isRaw = name.EndsWith("_raw", StringComparison.Ordinal);
            string unit = isRaw ? "ELECTRONS/S" : without.Contains(name) ? "" : FluxUnits.PerPixel;
            Assert.Equal(unit, header.Text("BUNIT"));
            var provenance = Provenance.Read(header)!;
            Assert.Equal(sample.Inputs.Paths.Select(InputFile.Of), provenance.Inputs);
            Assert.Equal(sample.Run.Options, provenance.Options<AnchoredMapsOptions>());
        }
    }

    [Fact]
    public void Without_MUSE_the_map_keeps_its_own_scale_and_loses_its_cosmic_rays()
    {
        var run = AnchoredMaps.Run(sample.Inputs with { MuseHalpha = null, MuseFwhmArcsec = null });
        Assert.Null(run.Muse);
        Assert.Equal(sample.Run.CosmicRays!.Pixels, run.CosmicRays!.Pixels);
        // The anchored map is this one less an offset, over the slope.
        var line = sample.Run.Muse!.Fit.Line;
        double ratio = RobustStatistics.MadStd(run.Final.Science) / RobustStatistics.MadStd(sample.Run.Final.Science);
        Assert.Equal(line.Slope, ratio, 1e-3);
    }

    public sealed class Sample : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public Sample()
        {
            Truth = PhangsLikeGalaxy.Simulate(new() { Width = 700, Height = 620 }, _folder["simgal"]);
            Files = GalaxyFiles.Find("simgal", _folder["simgal"], ["F658N", "F555W", "F814W"], ["ACS", "ACS", "ACS"]);
            Inputs = AnchoredMapsInputs.Read(Files, Bandpass.Read(Truth.PathOf(Truth.Narrow.Curve)));
            Run = AnchoredMaps.Run(Inputs, _folder["products"]);
        }

        public PhangsLikeTruth Truth { get; }

        public GalaxyFiles Files { get; }

        public AnchoredMapsInputs Inputs { get; }

        public AnchoredMapsRun Run { get; }

        public void Dispose() => _folder.Dispose();
    }
}
