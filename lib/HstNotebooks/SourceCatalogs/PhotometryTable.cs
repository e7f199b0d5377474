using HstNotebooks.Fits;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>Aperture photometry of the sources of one image.</summary>
/// <param name="Name">Of the image, as <c>cmd_p9_F775W</c>: visit and filter.</param>
/// <param name="Filter">The filter.</param>
/// <param name="RadiiPx">Radii of the apertures, pixels, as the count rates of the sources.</param>
/// <param name="Sources">The sources, in the order of the list that was measured.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial record PhotometryTable(
    string Name, string Filter, IReadOnlyList<double> RadiiPx, IReadOnlyList<SourcePhotometry> Sources) : IHtml
{
    /// <summary>What had to be assumed when it was measured.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The sources that are not flagged as cosmic rays; the name ends with <c>_noCRs</c>.</summary>
    public PhotometryTable WithoutCosmicRays() => this with { Name = Name + "_noCRs", Sources = [.. Sources.Where(s => !s.IsCosmicRay)] };

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Sources.Count} sources, {Sources.Count(s => s.IsCosmicRay)} with cosmic rays, "
        + $"{Sources.Count(s => s.Gaia is not null)} with a reference star" + string.Concat(Warnings.Select(w => "\n⚠ " + w));

    /// <summary>The columns of the first sources.</summary>
    public string ToHtml() => $"<pre>{System.Net.WebUtility.HtmlEncode(ToString())}</pre>" + ToTable().ToHtml();
}
