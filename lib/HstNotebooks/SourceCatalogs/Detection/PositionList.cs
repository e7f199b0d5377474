using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>Positions found on an image, and which of them lie well inside what was exposed.</summary>
/// <param name="Name">How they were found, as <c>sources_segmap</c>.</param>
/// <param name="All">Every position, 0-based pixels.</param>
/// <param name="Coverage">Of each.</param>
public sealed record PositionList(string Name, IReadOnlyList<PixelPoint> All, SourceCoverage Coverage)
{
    /// <summary>The positions away from the borders of the exposures.</summary>
    public IReadOnlyList<PixelPoint> Good => [.. All.Where((_, i) => Coverage.IsCovered[i])];

    /// <summary>Writes the good ones as the original's lists: CSV with the columns x and y, 0-based pixels.</summary>
    public void Write(string path) => new Table(
        TableColumn.Create("x", Good.Select(p => p.X).ToArray(), unit: "pix"),
        TableColumn.Create("y", Good.Select(p => p.Y).ToArray(), unit: "pix")).WriteCsv(path);

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {All.Count} found, {Good.Count} away from the borders of the exposures";
}
