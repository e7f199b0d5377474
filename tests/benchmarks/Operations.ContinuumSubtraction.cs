using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>
/// The Hα pipeline on a simulated galaxy of 3200 × 3200 pixels with MUSE: the published one takes 256 s for all its steps with plots. One
/// size for all is set by <c>HSTNOTEBOOKS_GALAXY_PX</c>, such as 10000.
/// </summary>
public partial class Operations
{
    private static readonly ContinuumSubtractionOptions Published = new(Fidelity.Original);
    private readonly Lazy<SimulatedInputs> _galaxy;

    /// <summary>The galaxy is simulated, and the sources are found, when they are first asked for.</summary>
    public Operations()
    {
        _galaxy = new(() => new SimulatedInputs(Path.Combine(_folder, "galaxy")));
        _segments = new(FindSegments);
    }

    [Benchmark(Description = "contsub_read")]
    public object ReadGalaxy() => _galaxy.Value.Read(Published);

    [Benchmark(Description = "contsub_cosmic_rays")]
    public object FindCosmicRays() => ContinuumSubtraction.FindCosmicRays(_galaxy.Value.Images.Hst.Narrow);

    [Benchmark(Description = "contsub_smooth_and_regrid")]
    public object SmoothToMuse() => ContinuumSubtraction.SmoothToMuse(_galaxy.Value.Images, Published);

    [Benchmark(Description = "contsub_anchor")]
    public object Anchor() => MuseAnchoring.Measure(_galaxy.Value.Images, _galaxy.Value.Smoothed, Published);

    [Benchmark(Description = "contsub_map")]
    public object SubtractContinuum() => HalphaMap.Make(_galaxy.Value.Images, _galaxy.Value.Anchoring, null, Published);

    [Benchmark(Description = "contsub_steps_published")]
    public object AllStepsPublished() => _galaxy.Value.Run(Published, null);

    [Benchmark(Description = "contsub_steps_corrected")]
    public object AllSteps() => _galaxy.Value.Run(new(), null);

    [Benchmark(Description = "contsub_files_to_files")]
    public object FilesToFiles() => _galaxy.Value.Run(new(), Path.Combine(_folder, "products"));

    private sealed class SimulatedInputs
    {
        private readonly GalaxyFiles _files;
        private readonly BandpassSet _curves;
        private readonly SampleGalaxy _sample;

        public SimulatedInputs(string folder)
        {
            int size = int.TryParse(Environment.GetEnvironmentVariable("HSTNOTEBOOKS_GALAXY_PX"), out int px) ? px : 3200;
            var truth = PhangsLikeGalaxy.Simulate(new() { Width = size, Height = size }, folder);
            _files = GalaxyFiles.Find(truth.Options.Galaxy, folder, ["f658n", "f555w", "f814w"], ["acs", "acs", "acs"]);
            _curves = BandpassSet.ReadFolder(truth.PathOf("filters"));
            _sample = SampleGalaxy.Read(truth.PathOf("sample_table.fits"), truth.Options.Galaxy);
            Images = Read(Published);
            Smoothed = ContinuumSubtraction.SmoothToMuse(Images, Published);
            Anchoring = MuseAnchoring.Measure(Images, Smoothed, Published);
        }

        public GalaxyImages Images { get; }

        public Bands<HstImage> Smoothed { get; }

        public MuseAnchoring Anchoring { get; }

        public GalaxyImages Read(ContinuumSubtractionOptions options) => GalaxyImages.Read(_files, _curves, _sample, options);

        public ContinuumSubtractionRun Run(ContinuumSubtractionOptions options, string? folder) =>
            ContinuumSubtraction.Run(_files, _curves, _sample, folder, options);
    }
}
