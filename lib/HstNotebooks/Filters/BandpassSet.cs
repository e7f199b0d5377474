using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// The throughput curves of a folder by name: instrument and filter, as <c>ACS_F658N</c> or <c>UVIS_F657N</c>, from file names such as
/// <c>HST_ACS_WFC.F658N.dat</c> and <c>HST_WFC3_UVIS1.F657N.dat</c> (those of the SVO filter service).
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed class BandpassSet : IHtml
{
    private readonly SortedDictionary<string, Bandpass> _curves;
    private readonly string _folder;

    private BandpassSet(SortedDictionary<string, Bandpass> curves, string folder, IReadOnlyList<string> warnings) =>
        (_curves, _folder, Warnings) = (curves, folder, warnings);

    /// <summary>The names, in order.</summary>
    public IReadOnlyCollection<string> Names => _curves.Keys;

    /// <summary>What is worth knowing: files of which only one could keep the name.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The curve of this name.</summary>
    /// <exception cref="ReductionException">There is none; the message lists those that are there.</exception>
    public Bandpass this[string name] => _curves.TryGetValue(name, out var curve) ? curve
        : throw new ReductionException($"There is no throughput curve '{name}' in {_folder}; there are {string.Join(", ", Names)}.");

    /// <summary>
    /// The curve of an instrument and a filter: <c>["ACS", "F658N"]</c>, <c>["UVIS", "F657N"]</c>; also with the instrument as headers say
    /// it, <c>ACS/WFC</c> and <c>WFC3/UVIS</c>. Upper and lower case are the same.
    /// </summary>
    /// <exception cref="ReductionException">There is none; the message lists those that are there.</exception>
    public Bandpass this[string instrument, string filter]
    {
        get
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(instrument);
            ArgumentException.ThrowIfNullOrWhiteSpace(filter);
            string camera = instrument.ToUpperInvariant() switch
            {
                "ACS/WFC" => "ACS",
                "WFC3" or "WFC3/UVIS" => "UVIS",
                var other => other,
            };
            return this[$"{camera}_{filter.ToUpperInvariant()}"];
        }
    }

    /// <summary>Reads every <c>*.dat</c> of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="fidelity">
    /// The two chips of UVIS have one name: the curve of UVIS1 is kept, with a warning; Original: the one that is read last, UVIS2.
    /// </param>
    /// <exception cref="ReductionException">The folder is missing or has no curve, or one is not understood.</exception>
    public static BandpassSet ReadFolder(string folder, Fidelity fidelity = Fidelity.Corrected)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder)) throw new ReductionException($"There is no folder of throughput curves {Path.GetFullPath(folder)}.");
        var curves = new SortedDictionary<string, Bandpass>(StringComparer.Ordinal);
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        var warnings = new List<string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*.dat").Order(StringComparer.Ordinal))
        {
            string key = KeyOf(path), file = Path.GetFileName(path);
            bool isSecond = files.TryGetValue(key, out string? first);
            if (isSecond) warnings.Add($"{first} and {file} are both {key}: {(fidelity == Fidelity.Original ? file : first)} is taken.");
            if (isSecond && fidelity != Fidelity.Original) continue;
            curves[key] = Bandpass.Read(path);
            files[key] = file;
        }
        if (curves.Count == 0) throw new ReductionException($"{Path.GetFullPath(folder)} has no throughput curve (*.dat).");
        return new BandpassSet(curves, Path.GetFullPath(folder), warnings);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_curves.Count} throughput curves: {string.Join(", ", Names)}"
        + string.Concat(Warnings.Select(w => "\n⚠ " + w));

    /// <summary>A row a curve.</summary>
    public string ToHtml()
    {
        var table = new DataTable("curve", "pivot (Å)", "rectangular width (Å)", "PHOTBW (Å)", "peak");
        foreach (var c in _curves.Values) table.Add(c.Name, c.Pivot, c.RectangularWidth, c.PhotBw, c.Peak);
        return table.ToHtml();
    }

    /// <summary>The name of a curve from that of its file.</summary>
    internal static string KeyOf(string path) => Path.GetFileNameWithoutExtension(path)
        .Replace("HST_", "", StringComparison.Ordinal).Replace(".F", "_F", StringComparison.Ordinal)
        .Replace("WFC_", "", StringComparison.Ordinal).Replace("WFC3_", "", StringComparison.Ordinal)
        .Replace("UVIS1", "UVIS", StringComparison.Ordinal).Replace("UVIS2", "UVIS", StringComparison.Ordinal);
}
