using HstNotebooks.Formatting;
using static System.FormattableString;

namespace HstNotebooks;

/// <summary>Sources of one image with fluxes, magnitudes and what they were made with.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed partial record FinalCatalog : IHtml
{
    /// <summary>Visit and filter, as <c>cmd_p9_F775W</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The filter.</summary>
    public required string Filter { get; init; }

    /// <summary>Radii of the apertures, pixels.</summary>
    public required IReadOnlyList<double> RadiiPx { get; init; }

    /// <summary>The sources, in the order of the measurements.</summary>
    public required IReadOnlyList<FinalSource> Sources { get; init; }

    /// <summary>The fraction of a star's light in each aperture that the fluxes were divided by.</summary>
    public required IReadOnlyList<double> EncircledEnergies { get; init; }

    /// <summary>What the catalogue was made with; encircled energy and AB − Vega are those that were used.</summary>
    public required FinalizationOptions Options { get; init; }

    /// <summary>The name without the filter: program and visit, by which catalogues of one field belong together.</summary>
    public string Visit => Name.EndsWith("_" + Filter, StringComparison.OrdinalIgnoreCase) ? Name[..^(Filter.Length + 1)] : Name;

    /// <summary>What is left out, and why.</summary>
    public IReadOnlyList<string> Warnings => [.. FindWarnings()];

    /// <summary>Magnitude of one electron per second; NaN where pivot wavelength or AB − Vega is not known.</summary>
    public double ZeroPoint(MagnitudeSystem system) => ZeroPoints.St(Options.PhotFlam) + AboveSt(system);

    /// <summary>Flux in an aperture of each source, erg s⁻¹ cm⁻² Å⁻¹.</summary>
    /// <param name="radiusPx">One of <see cref="RadiiPx"/>.</param>
    public double[] Fluxes(double radiusPx) => Column(radiusPx, (source, i) => source.Fluxes[i]);

    /// <summary>1 σ error of each flux, erg s⁻¹ cm⁻² Å⁻¹.</summary>
    /// <param name="radiusPx">One of <see cref="RadiiPx"/>.</param>
    public double[] FluxErrors(double radiusPx) => Column(radiusPx, (source, i) => source.FluxErrors[i]);

    /// <summary>Magnitude of each source; NaN for a flux of 0 or less, and where the system has no zero point.</summary>
    /// <param name="system">The magnitude system.</param>
    /// <param name="radiusPx">One of <see cref="RadiiPx"/>.</param>
    public double[] Magnitudes(MagnitudeSystem system, double radiusPx)
    {
        double aboveSt = AboveSt(system);
        return Column(radiusPx, (source, i) => ZeroPoints.St(source.Fluxes[i]) + aboveSt);
    }

    /// <summary>1 σ error of each magnitude, of any system; NaN for a flux of 0 or less.</summary>
    /// <param name="radiusPx">One of <see cref="RadiiPx"/>.</param>
    public double[] MagnitudeErrors(double radiusPx) =>
        Column(radiusPx, (source, i) => ZeroPoints.MagnitudeError(source.Fluxes[i], source.FluxErrors[i]));

    /// <summary>Flux over its error of each source; negative for a negative flux.</summary>
    /// <param name="radiusPx">One of <see cref="RadiiPx"/>.</param>
    public double[] SignalToNoise(double radiusPx) => Column(radiusPx, (source, i) => source.Fluxes[i] / source.FluxErrors[i]);

    /// <summary>The catalogue of the sources on which no cosmic ray lies.</summary>
    public FinalCatalog WithoutCosmicRays() => this with { Sources = [.. Sources.Where(s => !s.Measured.IsCosmicRay)] };

    /// <inheritdoc/>
    public override string ToString() => Invariant(
        $"{Name}: {Sources.Count} sources, PHOTFLAM {Options.PhotFlam:G6}, encircled energy of {Options.EncircledEnergy?.Name}")
        + string.Concat(Warnings.Select(w => "\n⚠ " + w));

    /// <summary>The first sources, with the warnings below.</summary>
    public string ToHtml() =>
        ToTable().ToHtml() + string.Concat(Warnings.Select(w => $"<div>⚠ {System.Net.WebUtility.HtmlEncode(w)}</div>"));

    private double AboveSt(MagnitudeSystem system)
    {
        double ab = Options.PivotAngstrom is { } pivot ? ZeroPoints.Ab(1, pivot) - ZeroPoints.St(1) : double.NaN;
        return system switch
        {
            MagnitudeSystem.ST => 0,
            MagnitudeSystem.AB => ab,
            _ => ab - (Options.AbMinusVega ?? double.NaN),
        };
    }

    private IEnumerable<string> FindWarnings()
    {
        if (Options.PivotAngstrom is null)
        {
            yield return $"{Name}: no AB and no Vega magnitudes, as the pivot wavelength (PHOTPLAM) is not given.";
        }
        else if (Options.AbMinusVega is null)
        {
            yield return $"{Name}: no Vega magnitudes, as AB − Vega of {Options.Instrument} {Filter} is not known; give it as AbMinusVega.";
        }
        int dark = Sources.Count(s => s.Fluxes.Any(f => !(f > 0)));
        if (dark > 0) yield return $"{Name}: {dark} of {Sources.Count} sources have no positive flux, and no magnitude, in some aperture.";
    }

    private double[] Column(double radiusPx, Func<FinalSource, int, double> value)
    {
        int aperture = RadiiPx.Index().FirstOrDefault(r => r.Item == radiusPx, (-1, 0)).Index;
        if (aperture >= 0) return [.. Sources.Select(s => value(s, aperture))];
        string radii = string.Join(", ", RadiiPx.Select(r => Invariant($"{r}")));
        throw new ArgumentOutOfRangeException(nameof(radiusPx), radiusPx, $"{Name} has apertures of {radii} px.");
    }
}
