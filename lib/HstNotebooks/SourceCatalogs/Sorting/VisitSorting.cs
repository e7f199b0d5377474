using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// Drizzled images by visit and filter: <c>jcmdp9020_drc.fits</c> of F775W belongs into <c>cmd_p9/F775W/</c>. Corresponds to
/// <c>sort_data_visit_filter</c> of the original.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record VisitSorting : IHtml
{
    private static readonly string[] DrizzledNames = ["_drc.fits", "_drz.fits", "_drc.fits.gz", "_drz.fits.gz"];

    private VisitSorting(string folder, IReadOnlyList<SortedFile> files) => (Folder, Files) = (folder, files);

    /// <summary>The folder of the visits.</summary>
    public string Folder { get; }

    /// <summary>Every file, in the order of names, and what is to be done with it.</summary>
    public IReadOnlyList<SortedFile> Files { get; private init; }

    /// <summary>Whether no file was refused.</summary>
    public bool IsComplete => Files.All(f => f.State != SortingState.Refused);

    /// <summary>
    /// Reads the headers and says where each file belongs. Nothing is touched. Two filters in the light path (a polariser, say) are both in
    /// the name of the folder, as <c>F606W+POL0V</c>; the original takes the first.
    /// </summary>
    /// <param name="files">FITS files, also gzipped, such as those of <see cref="FilesOf"/>.</param>
    /// <param name="folder">Where the visits are to be.</param>
    /// <param name="fidelity">Original: the first filter that is not CLEAR.</param>
    public static VisitSorting Plan(IEnumerable<string> files, string folder, Fidelity fidelity = Fidelity.Corrected)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        string root = Path.GetFullPath(folder);
        var planned = files.Select(Path.GetFullPath).Distinct().Order(StringComparer.Ordinal)
            .Select(f => SortedFile.Place(f, root, fidelity)).ToArray();
        // Of two files for one place, which both are new, neither is right.
        var twice = planned.Where(f => f.Target.Length > 0).GroupBy(f => f.Target).Where(g => g.Count() > 1)
            .ToDictionary(g => g.Key, g => g.ToArray());
        return new(root, [.. planned.Select(f => !twice.TryGetValue(f.Target, out var same) ? f
            : f.Refuse("Belongs where another one does: " + string.Join(", ", same.Where(s => s != f).Select(s => s.Source))))]);
    }

    /// <summary>The drizzled files of a folder and those below it: named <c>*_drc.fits</c> or <c>*_drz.fits</c>, also gzipped.</summary>
    /// <exception cref="ReductionException">There is no such folder.</exception>
    public static IReadOnlyList<string> FilesOf(string folder)
    {
        if (!Directory.Exists(folder)) throw new ReductionException($"There is no folder {Path.GetFullPath(folder)}.");
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsDrizzled).Order(StringComparer.Ordinal)];

        static bool IsDrizzled(string path) => DrizzledNames.Any(end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Puts the planned files into their places. A copy appears complete or not at all; what cannot be placed is refused, with the reason,
    /// and the others go on. Call it again on the result, or on a new plan, after mending: what is in its place stays.
    /// </summary>
    /// <param name="mode">Copy, link or move.</param>
    /// <param name="progress">Files placed.</param>
    /// <param name="cancellation">Stops between files.</param>
    public VisitSorting Apply(
        TransferMode mode = TransferMode.Copy, IProgress<StepProgress>? progress = null, CancellationToken cancellation = default)
    {
        var done = new List<SortedFile>();
        foreach (var file in Files)
        {
            cancellation.ThrowIfCancellationRequested();
            done.Add(file.State == SortingState.Planned ? file.Transfer(mode) : file);
            progress?.Report(new("sorting", done.Count, Files.Count));
        }
        return this with { Files = done };
    }

    /// <summary>What went where.</summary>
    public DataTable Table()
    {
        var table = new DataTable("file", "visit", "filter", "to", "state", "note");
        foreach (var f in Files)
        {
            string to = f.Target.Length > 0 ? Path.GetRelativePath(Folder, f.Target) : "–";
            table.Add(Path.GetFileName(f.Source), f.Visit, f.Filter, to, Name(f.State), f.Note);
        }
        return table;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var states = Files.GroupBy(f => f.State).OrderBy(g => g.Key).Select(g => $"{g.Count()} {Name(g.Key)}");
        return $"{Files.Count} files to {Folder}: {string.Join(", ", states)}";
    }

    /// <summary>The table.</summary>
    public string ToHtml() => Table().ToHtml();

    private static string Name(SortingState state) => state switch
    {
        SortingState.InPlace => "in place",
        SortingState.Done => "done",
        SortingState.Refused => "refused",
        _ => "planned",
    };
}
