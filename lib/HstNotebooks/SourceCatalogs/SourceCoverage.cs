using HstNotebooks.Astrometry;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// Which sources lie well inside what was exposed: those near a border or a gap are not complete, and noise is different there.
/// </summary>
/// <param name="Fractions">For each source the part of the box about it that was exposed; what is beyond the image was not.</param>
/// <param name="IsCovered">Whether the source is kept.</param>
/// <param name="Warnings">What had to be assumed.</param>
public sealed record SourceCoverage(IReadOnlyList<double> Fractions, IReadOnlyList<bool> IsCovered, IReadOnlyList<string> Warnings)
{
    /// <summary>Measures the coverage about positions, by the context, else by the weight, else by finite pixels.</summary>
    /// <param name="field">The image.</param>
    /// <param name="positions">0-based pixels; one that is not finite is not covered.</param>
    /// <param name="options">Box and limit.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static SourceCoverage Measure(
        DrizzledField field, IReadOnlyList<PixelPoint> positions, CoverageOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(positions);
        return Measure(field, [positions], options, cancellation)[0];
    }

    /// <summary>The same for several lists, with one look at the context.</summary>
    internal static SourceCoverage[] Measure(
        DrizzledField field, IReadOnlyList<PixelPoint>[] lists, CoverageOptions? options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(field);
        options ??= new();
        options.Validate();
        bool asOriginal = options.Fidelity == Fidelity.Original && field.Context.Count > 0;
        var warnings = new List<string>();
        if (field.Context.Count == 0) warnings.Add($"{field.Image.Name} has no context (CTX): covered is where {Instead(field)}.");
        var coverage = asOriginal ? field.Context[0].Map(bits => bits != 0) : DrizzledExposure.Coverage(field);
        var sampling = asOriginal ? BoxSampling.Subpixels : BoxSampling.Exact;
        return [.. lists.Select(positions =>
        {
            double[] fractions = BoxMean.Measure(
                coverage, [.. positions.Select(p => (p.X, p.Y))], options.BoxPx, options.BoxPx, sampling, cancellation);
            return new SourceCoverage(fractions, [.. fractions.Select(f => f > options.MinFraction)], warnings);
        })];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{IsCovered.Count(c => c)} of {IsCovered.Count} sources well inside the exposed area";

    private static string Instead(DrizzledField field) => field.Weight is null ? "pixels are finite" : "the weight is positive";
}
