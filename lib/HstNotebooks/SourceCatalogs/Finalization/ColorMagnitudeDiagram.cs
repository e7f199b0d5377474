using HstNotebooks.Astrometry;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>Colours and magnitudes of sources that were measured in two filters.</summary>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record ColorMagnitudeDiagram : IHtml
{
    /// <summary>The filter of shorter wavelength.</summary>
    public required string Blue { get; init; }

    /// <summary>The filter of longer wavelength.</summary>
    public required string Red { get; init; }

    /// <summary>What a magnitude of 0 is.</summary>
    public required MagnitudeSystem System { get; init; }

    /// <summary>Magnitude in blue less that in red.</summary>
    public required IReadOnlyList<double> Colors { get; init; }

    /// <summary>1 σ errors of the colours.</summary>
    public required IReadOnlyList<double> ColorErrors { get; init; }

    /// <summary>Magnitudes in red.</summary>
    public required IReadOnlyList<double> Magnitudes { get; init; }

    /// <summary>1 σ errors of the magnitudes.</summary>
    public required IReadOnlyList<double> MagnitudeErrors { get; init; }

    /// <summary>
    /// Matches the catalogues of each visit by position, each source with the one that is nearest from both sides, and takes those that
    /// have magnitudes in both filters.
    /// </summary>
    /// <param name="catalogs">Catalogues of any visits and filters.</param>
    /// <param name="blue">The filter of shorter wavelength.</param>
    /// <param name="red">The filter of longer wavelength.</param>
    /// <param name="radiusPx">Radius of the aperture, pixels.</param>
    /// <param name="system">The magnitude system.</param>
    /// <param name="toleranceArcsec">The farthest that two positions of one source are apart, arcseconds, positive.</param>
    /// <exception cref="ReductionException">No visit has catalogues of both filters, or they have no magnitudes in the system.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A catalogue has no such aperture, or the tolerance is not positive.</exception>
    public static ColorMagnitudeDiagram Of(IEnumerable<FinalCatalog> catalogs, string blue, string red, double radiusPx = 4,
        MagnitudeSystem system = MagnitudeSystem.AB, double toleranceArcsec = 0.1)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        if (!(toleranceArcsec > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(toleranceArcsec), toleranceArcsec, "The tolerance is positive.");
        }
        var pairs = Pairs([.. catalogs], blue, red);
        if (pairs.SelectMany(p => new[] { p.Blue, p.Red }).FirstOrDefault(c => double.IsNaN(c.ZeroPoint(system))) is { } lacking)
        {
            throw new ReductionException($"{lacking.Name} has no {system} magnitudes. {string.Join(' ', lacking.Warnings)}");
        }
        var stars = pairs.SelectMany(p => Matched(p.Blue, p.Red, radiusPx, system, Angle.FromArcsec(toleranceArcsec))).ToArray();
        return new()
        {
            Blue = blue,
            Red = red,
            System = system,
            Colors = [.. stars.Select(s => s.Blue - s.Red)],
            ColorErrors = [.. stars.Select(s => double.Hypot(s.BlueError, s.RedError))],
            Magnitudes = [.. stars.Select(s => s.Red)],
            MagnitudeErrors = [.. stars.Select(s => s.RedError)],
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Colors.Count} sources in {Blue} and {Red}, {System} magnitudes";

    /// <summary>The diagram.</summary>
    public string ToHtml() => ToFigure().ToHtml();

    /// <summary>Red magnitude, bright up, against colour.</summary>
    public Figure ToFigure() => Figure.Scatter(Colors, Magnitudes, new ScatterStyle
    {
        XLabel = $"{Blue} − {Red} ({System})",
        YLabel = $"{Red} ({System})",
        ReverseY = true,
        Aspect = 1.2,
    });

    private static (FinalCatalog Blue, FinalCatalog Red)[] Pairs(FinalCatalog[] catalogs, string blue, string red)
    {
        var reds = catalogs.Where(c => c.Filter == red);
        var pairs = catalogs.Where(c => c.Filter == blue).Join(reds, b => b.Visit, r => r.Visit, (b, r) => (b, r)).ToArray();
        string filters = string.Join(", ", catalogs.Select(c => c.Filter).Distinct());
        return pairs.Length > 0 ? pairs
            : throw new ReductionException($"No visit has catalogues of both {blue} and {red}; there are those of {filters}.");
    }

    private static IEnumerable<(double Blue, double BlueError, double Red, double RedError)> Matched(
        FinalCatalog blue, FinalCatalog red, double radiusPx, MagnitudeSystem system, Angle tolerance)
    {
        double[] b = blue.Magnitudes(system, radiusPx), r = red.Magnitudes(system, radiusPx);
        double[] bError = blue.MagnitudeErrors(radiusPx), rError = red.MagnitudeErrors(radiusPx);
        int[] match = SkyMatch.OneToOne(Positions(blue), Positions(red), tolerance.Arcsec);
        return Enumerable.Range(0, match.Length)
            .Where(i => match[i] >= 0 && double.IsFinite(b[i]) && double.IsFinite(r[match[i]]))
            .Select(i => (b[i], bError[i], r[match[i]], rError[match[i]]));

        static SkyPoint[] Positions(FinalCatalog catalog) => [.. catalog.Sources.Select(s => s.Measured.Sky)];
    }
}
