using BenchmarkDotNet.Attributes;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

// Sources: about 10,000 Gaussians of many widths and shapes, labelled at 2.5 σ of the noise where the smoothed image is, 5 pixels or more.
public partial class Operations
{
    private Image<float> _sources = new(0, 0);
    private Image<int> _sourceLabels = new(0, 0);

    private void SetupSources() => (_sources, _sourceLabels) = Inputs.Sources();

    [Benchmark(Description = "sourcecat")]
    public object Sources() => SourceCatalog.Measure(_sources, _sourceLabels);
}
