using HstNotebooks.Imaging;
using HstNotebooks.Tests.Fits;

namespace HstNotebooks.Tests.Workflows;

/// <summary>On simulated galaxies the true Hα is known.</summary>
public sealed class AnchoredMapsTruthTests(AnchoredMapsTruthTests.Sample sample, ITestOutputHelper output) : IClassFixture<AnchoredMapsTruthTests.Sample>
{
    [Fact]
    public void The_slope_against_MUSE_is_NII_and_throughput_dimmed_by_the_Milky_Way()
    {
        // MUSE's map is corrected for the Milky Way and this path is not. What is left over is the continuum: a straight line in f_ν through
        // bands that the Milky Way has reddened is off by some per cent under bright clusters.
        double expected = sample.Truth.ExpectedSlope / MilkyWayExtinction.Factor(sample.Inputs.Curve!.Pivot, sample.Truth.Options.Ebv);
        output.WriteLine($"{sample.Run.Muse!.Fit} expected {expected}");
        Assert.Equal(1, sample.Run.Muse!.Fit.Line.Slope / expected, 0.02);
    }

    [Fact]
    public void Bright_nebulae_have_their_true_flux()
    {
        var labels = sample.NebulaeOn(sample.Run.Final);
        double found = 0, there = 0;
        foreach (var region in sample.Truth.Regions.Where(r => r.FluxInMaskHst > 2e4))
        {
            double flux = sample.Run.Final.Science.Select(labels.Map(v => v == region.Id)).Sum(v => (double)v);
            output.WriteLine($"{region.Id} {region.FluxInMaskHst} {flux / region.FluxInMaskHst}");
            (found, there) = (found + flux, there + region.FluxInMaskHst!.Value);
        }
        output.WriteLine($"{found / there}");
        Assert.Equal(1, found / there, 0.05);
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

        public Image<float> NebulaeOn(HstImage grid) =>
            HstImage.Read(Files.NebulaMask!).OnGrid(grid.Wcs, grid.Width, grid.Height, conserveFlux: false, RegridOrder.Nearest).Science;

        public void Dispose() => _folder.Dispose();
    }
}
