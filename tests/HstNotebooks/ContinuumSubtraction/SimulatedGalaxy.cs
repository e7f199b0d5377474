using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Tests.Subtraction;

/// <summary>A simulated galaxy in a folder of its own, deleted in the end.</summary>
public sealed class SimulatedGalaxy : IDisposable
{
    public SimulatedGalaxy(PhangsLikeOptions options) => Truth = PhangsLikeGalaxy.Simulate(options, Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("hst-galaxy-").FullName;

    public PhangsLikeTruth Truth { get; }

    public GalaxyFiles Files => GalaxyFiles.Find(Truth.Options.Galaxy, Folder,
        [Truth.Options.Narrow.Filter, Truth.Options.Broad1.Filter, Truth.Options.Broad2.Filter],
        [Truth.Options.Narrow.Instrument, Truth.Options.Broad1.Instrument, Truth.Options.Broad2.Instrument]);

    public BandpassSet Curves => BandpassSet.ReadFolder(Path.Combine(Folder, "filters"));

    public string Products => Path.Combine(Folder, "products");

    public ContinuumSubtractionRun Run(ContinuumSubtractionOptions? options = null, string? into = null,
        IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        var sample = SampleGalaxy.Read(Path.Combine(Folder, "sample_table.fits"), "SimGal");
        return ContinuumSubtraction.Run(Files, Curves, sample, into, options, progress, cancellation);
    }

    public static Image<float> Read(string path) => HstImage.Read(path).Science;

    /// <summary>Changes the pixels, and the header, of one of the files.</summary>
    public void Change(string relative, Func<Image<float>, Image<float>>? pixels = null, Action<Header>? header = null)
    {
        var image = HstImage.Read(Truth.PathOf(relative));
        header?.Invoke(image.Header);
        var changed = pixels?.Invoke(image.Science) ?? image.Science;
        FitsFile.Write(Truth.PathOf(relative), ImageHdu.Create(changed.Pixels, changed.Width, changed.Height, image.Header));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
