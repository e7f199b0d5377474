using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>All that was made of a parallel field.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record ParallelFieldResult : IHtml
{
    /// <summary>The field; with the corrected WCS when the alignment was accepted.</summary>
    public required DrizzledField Field { get; init; }

    /// <summary>Its sources.</summary>
    public required DetectionResult Detection { get; init; }

    /// <summary>Where cosmic rays hit.</summary>
    public required CosmicRayMap CosmicRays { get; init; }

    /// <summary>How it fits the reference stars; null when there were none to fit.</summary>
    public AlignmentResult? Alignment { get; init; }

    /// <summary>Which sources went on.</summary>
    public required Inspection Inspection { get; init; }

    /// <summary>Their count rates.</summary>
    public required PhotometryTable Counts { get; init; }

    /// <summary>Their fluxes and magnitudes.</summary>
    public required FinalCatalog Catalog { get; init; }

    /// <summary>The files that were written; none without a folder.</summary>
    public IReadOnlyList<string> Products { get; init; } = [];

    /// <summary>What had to be assumed.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>Whether the catalogue can be used, and its positions.</summary>
    public Verdict Verdict => Verdict.Of(
        [("detection", Detection.Verdict), .. Alignment is { } alignment ? new[] { ("alignment", alignment.Verdict) } : []]);

    /// <inheritdoc/>
    public override string ToString() => $"{Catalog}\n{Verdict}" + string.Concat(Warnings.Select(w => "\n⚠ " + w));

    /// <summary>The catalogue, the warnings and the checks.</summary>
    public string ToHtml() =>
        Catalog.ToHtml() + string.Concat(Warnings.Select(w => $"<div>⚠ {System.Net.WebUtility.HtmlEncode(w)}</div>")) + Verdict.ToHtml();
}
