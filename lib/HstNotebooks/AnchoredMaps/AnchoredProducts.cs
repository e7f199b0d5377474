using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Writes the products of <see cref="AnchoredMaps.Run"/>, each complete or not at all; without a folder only names the
/// images.</summary>
internal sealed class AnchoredProducts
{
    // What a run with MUSE writes, for the progress.
    private const int Usual = 24;

    private readonly string _galaxy;
    private readonly string? _folder;
    private readonly Provenance? _provenance;
    private readonly IProgress<StepProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly List<string> _written = [];

    public AnchoredProducts(
        AnchoredMapsInputs inputs, string? folder, AnchoredMapsOptions options, IProgress<StepProgress>? progress,
        CancellationToken cancellation)
    {
        (_galaxy, _folder, _progress, _cancellation) = (inputs.Galaxy, folder, progress, cancellation);
        if (folder is null) return;
        var files = new InputFile[inputs.Paths.Count];
        Compute.For(files.Length, i => files[i] = InputFile.Of(inputs.Paths[i]), cancellation);
        _provenance = Provenance.Of("anchored maps", options, files);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Full paths of what was written.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>Writes <c>{galaxy}_{name}.fits</c> and returns the image under its new name.</summary>
    public HstImage Save(string name, HstImage image)
    {
        _cancellation.ThrowIfCancellationRequested();
        image = image with { Name = $"{_galaxy} {name}" };
        if (_folder is null) return image;
        string path = Path.GetFullPath(Path.Combine(_folder, $"{_galaxy}_{name}.fits"));
        FitsFile.Write(path, ImageHdu.Create(image.Science.Pixels, image.Width, image.Height, HeaderOf(image)));
        _written.Add(path);
        _progress?.Report(new(name, _written.Count, Math.Max(Usual, _written.Count)));
        return image;
    }

    /// <summary>Writes a mask, 1 where it is true, on the grid of an image.</summary>
    public void Save(string name, Image<bool> mask, HstImage grid) =>
        Save(name, grid with { Science = mask.Map(isSet => isSet ? 1f : 0f), Unit = "" });

    private Header HeaderOf(HstImage image)
    {
        var header = image.Header.Clone();
        // When and as what the input file was written says nothing about this one.
        foreach (string keyword in new[] { "DATE", "FILENAME", "EXTNAME", "EXTVER", "EXTLEVEL" }) header.Remove(keyword);
        header.Set("BUNIT", image.Unit, "unit of the pixels");
        header.Set("OBJECT", _galaxy, "galaxy");
        _provenance!.WriteTo(header);
        return header;
    }
}
