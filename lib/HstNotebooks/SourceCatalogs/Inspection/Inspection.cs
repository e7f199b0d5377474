using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>
/// Sources looked at by eye: which to keep and which to reject, and why. The decisions are a CSV file that can be edited by hand, too; they
/// are found again by position, so that they survive another run of the detection. In place of <c>inspected_source_cat.csv</c> of the
/// original, which was edited by hand in DS9. Immutable.
/// </summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record Inspection : IHtml
{
    private static readonly string[] Columns = ["id", "x", "y", "ra", "dec", "keep", "reason"];

    private readonly string? _path;

    private Inspection(string? path, IReadOnlyList<InspectedSource> sources) => (_path, Sources) = (path, sources);

    /// <summary>The sources of the list in its order, then decisions about sources that are not in it now.</summary>
    public IReadOnlyList<InspectedSource> Sources { get; private init; }

    /// <summary>The sources that go on to photometry.</summary>
    public IReadOnlyList<InspectedSource> Kept => [.. Sources.Where(s => s.IsKept)];

    /// <summary>
    /// The sources of a list with the decisions of an earlier inspection, when its file exists. Each decision goes to the nearest source
    /// within the radius, one to one; decisions whose source is not found stay in the file.
    /// </summary>
    /// <param name="positions">Centres, 0-based pixels.</param>
    /// <param name="wcs">Where the image lies on the sky.</param>
    /// <param name="path">The file of decisions, such as <c>inspected_source_cat.csv</c>; null for one that is not kept.</param>
    /// <param name="radiusArcsec">How far a source may have moved; default 0.1″, two pixels of ACS/WFC.</param>
    /// <exception cref="ReductionException">The file is not one of decisions: the message names the column.</exception>
    public static Inspection Of(IEnumerable<PixelPoint> positions, Wcs wcs, string? path = null, double radiusArcsec = 0.1)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(wcs);
        InspectedSource[] now = [.. positions.Select((p, i) => new InspectedSource(i + 1, p.X, p.Y, wcs.PixelToSky(p), null, ""))];
        if (!File.Exists(path)) return new(path, now);
        var before = Read(path);
        var match = SkyMatch.OneToOne([.. before.Select(s => s.Sky)], [.. now.Select(s => s.Sky)], radiusArcsec);
        for (int i = 0; i < before.Length; i++)
        {
            if (match[i] is var at and >= 0) now[at] = now[at] with { Keep = before[i].Keep, Reason = before[i].Reason };
        }
        var gone = before.Where((s, i) => match[i] < 0 && (s.Keep is not null || s.Reason.Length > 0)).Select(s => s with { Id = 0 });
        return new(path, [.. now, .. gone]);
    }

    /// <summary>Rejects sources.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="ids">Their numbers, as on the contact sheet.</param>
    /// <exception cref="ArgumentException">There is no source of this number.</exception>
    public Inspection Reject(string reason, params int[] ids) => Decide(false, reason, ids);

    /// <summary>Keeps sources, whatever was decided before.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="ids">Their numbers, as on the contact sheet.</param>
    /// <exception cref="ArgumentException">There is no source of this number.</exception>
    public Inspection Keep(string reason, params int[] ids) => Decide(true, reason, ids);

    /// <summary>Rejects the sources of a rule about which nothing was decided: what a person decided stays.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="rule">True for those to reject.</param>
    public Inspection RejectWhere(string reason, Func<InspectedSource, bool> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return this with
        {
            Sources = [.. Sources.Select(s => s.Id > 0 && s.Keep is null && rule(s) ? s with { Keep = false, Reason = reason } : s)],
        };
    }

    /// <summary>Writes the decisions to their file, which appears complete or not at all.</summary>
    /// <returns>This inspection.</returns>
    /// <exception cref="InvalidOperationException">It was begun without a file.</exception>
    public Inspection Save()
    {
        if (_path is null) throw new InvalidOperationException("The inspection has no file: give Inspection.Of its path.");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_path))!);
        new Table(
            TableColumn.Create("id", Sources.Select(s => s.Id).ToArray()),
            TableColumn.Create("x", Sources.Select(s => s.X).ToArray()),
            TableColumn.Create("y", Sources.Select(s => s.Y).ToArray()),
            TableColumn.Create("ra", Sources.Select(s => s.Sky.Ra).ToArray()),
            TableColumn.Create("dec", Sources.Select(s => s.Sky.Dec).ToArray()),
            TableColumn.Create("keep", Sources.Select(s => s.Keep switch { true => "yes", false => "no", null => "" }).ToArray()),
            TableColumn.Create("reason", Sources.Select(s => s.Reason).ToArray())).WriteCsv(_path);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int listed = Sources.Count(s => s.Id > 0), rejected = listed - Kept.Count, open = Sources.Count(s => s.Id > 0 && s.Keep is null);
        return $"{listed} sources: {Kept.Count} kept, of which {open} not looked at, {rejected} rejected"
            + (Sources.Count > listed ? $"; {Sources.Count - listed} decisions about sources that are not in this list" : "");
    }

    /// <summary>The decisions that were made.</summary>
    public string ToHtml()
    {
        var table = new DataTable("id", "x", "y", "position", "keep", "reason");
        foreach (var s in Sources.Where(s => s.Keep is not null))
        {
            table.Add(s.Id, s.X, s.Y, s.Sky, s.Keep == true ? "yes" : "no", s.Reason);
        }
        return $"<div>{System.Net.WebUtility.HtmlEncode(ToString())}</div>{(table.Count > 0 ? table.ToHtml() : "")}";
    }

    private Inspection Decide(bool keep, string reason, int[] ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var sources = Sources.ToArray();
        foreach (int id in ids)
        {
            int at = Array.FindIndex(sources, s => s.Id == id && id > 0);
            if (at < 0) throw new ArgumentException($"There is no source {id}; they are 1 to {sources.Count(s => s.Id > 0)}.", nameof(ids));
            sources[at] = sources[at] with { Keep = keep, Reason = reason };
        }
        return this with { Sources = sources };
    }

    private static InspectedSource[] Read(string path)
    {
        var table = Table.Read(path);
        string[] missing = [.. Columns.Where(c => table.Columns.All(t => t.Name != c))];
        if (missing.Length > 0)
        {
            throw new ReductionException($"{path} is no file of decisions: it has no column {string.Join(", ", missing)}; "
                + $"it has {string.Join(", ", table.Columns.Select(c => c.Name))}.");
        }
        return [.. table.Rows.Select(r => new InspectedSource(0, r.Get<double>("x"), r.Get<double>("y"),
            new(r.Get<double>("ra"), r.Get<double>("dec")), Decision(r["keep"], path, r.Index), r["reason"]?.ToString() ?? ""))];
    }

    private static bool? Decision(object? cell, string path, long row)
    {
        string text = Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim();
        return text.ToUpperInvariant() switch
        {
            "YES" or "TRUE" or "1" or "Y" => true,
            "NO" or "FALSE" or "0" or "N" => false,
            "" or "NAN" => null,
            _ => throw new ReductionException(
                FormattableString.Invariant($"{path}, row {row + 1}, column keep: '{text}' is neither yes nor no, nor empty.")),
        };
    }
}
