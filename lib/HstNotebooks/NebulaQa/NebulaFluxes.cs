using System.Globalization;
using HstNotebooks.Fits;
using HstNotebooks.Formatting;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>The Hα fluxes of all nebulae of a galaxy in an HST image and in the MUSE map.</summary>
/// <param name="Product">Name of the HST image.</param>
/// <param name="Rows">One a nebula, ordered by number.</param>
/// <param name="Warnings">What to know before using them.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record NebulaFluxes(string Product, IReadOnlyList<NebulaFlux> Rows, IReadOnlyList<string> Warnings) : IHtml
{
    private const string FluxUnit = "10**-20 erg s-1 cm-2";
    private static readonly string[] Endings = [".gz", ".fz", ".fits", ".fit"];

    /// <summary>
    /// Adds up both images over the nebulae of the mask, whatever the grids. The sum of a nebula that is partly outside is that of the part
    /// inside, and its coverage says so.
    /// </summary>
    /// <param name="hst">Hα flux per pixel, 10⁻²⁰ erg s⁻¹ cm⁻²; NaN where missing.</param>
    /// <param name="hstError">1 σ errors on the pixels of <paramref name="hst"/>; null for those it brings along, if any.</param>
    /// <param name="muse">Hα flux per spaxel, the same unit.</param>
    /// <param name="museError">1 σ errors on its pixels; null for those it brings along, if any.</param>
    /// <param name="mask">The nebulae, usually on the grid of MUSE.</param>
    /// <param name="catalog">Joined by number; null for none.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="ReductionException">Units differ, errors have another shape, or no nebula lies on both images.</exception>
    public static NebulaFluxes Measure(HstImage hst, HstImage? hstError, HstImage muse, HstImage? museError, NebulaMask mask,
        NebulaCatalog? catalog = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(hst);
        ArgumentNullException.ThrowIfNull(muse);
        ArgumentNullException.ThrowIfNull(mask);
        LineFluxUnit.RequireSameFluxPerPixel(new[] { hst, muse, hstError, museError }.OfType<HstImage>());
        var onHst = SumsOn(hst, hstError, mask, cancellation);
        var onMuse = SumsOn(muse, museError, mask, cancellation);
        var insideHst = InsideFractions(hst, mask, cancellation);
        var insideMuse = InsideFractions(muse, mask, cancellation);

        NebulaFlux[] rows = [.. insideHst.Keys.Order().Select(id =>
        {
            var (h, m) = (onHst.GetValueOrDefault(id), onMuse.GetValueOrDefault(id));
            return new NebulaFlux
            {
                Id = id,
                Hst = h is { Covered: > 0 } ? h.Sum : double.NaN,
                HstError = h?.Error ?? double.NaN,
                Muse = m is { Covered: > 0 } ? m.Sum : double.NaN,
                MuseError = m?.Error ?? double.NaN,
                HstCoverage = insideHst[id] * (h?.Coverage ?? 0),
                MuseCoverage = insideMuse[id] * (m?.Coverage ?? 0),
                Catalog = catalog?.Nebulae.GetValueOrDefault(id),
            };
        })];
        if (!rows.Any(r => r.HstCoverage > 0 && r.MuseCoverage > 0))
        {
            throw new ReductionException(
                $"No nebula of {mask.Name} lies on both {hst.Name} and {muse.Name}: is it the mask of another galaxy, or is a WCS wrong?");
        }
        return new(NameOf(hst), rows, Notes(rows, mask, catalog));
    }

    /// <summary>The same with the errors that the images bring along; see the other overload.</summary>
    public static NebulaFluxes Measure(HstImage hst, HstImage muse, NebulaMask mask, NebulaCatalog? catalog = null,
        CancellationToken cancellation = default) => Measure(hst, null, muse, null, mask, catalog, cancellation);

    /// <summary>The columns with units and descriptions; flags and catalogue columns are NaN and false without a catalogue.</summary>
    public Table ToTable() => new(
    [
        TableColumn.Create("region_ID", Rows.Select(r => r.Id).ToArray(), description: "number in the mask"),
        Column("HST_FLUX", r => r.Hst, FluxUnit, "sum of the HST image"),
        Column("HST_FLUX_ERR", r => r.HstError, FluxUnit, "from independent pixel errors"),
        Column("MUSE_FLUX", r => r.Muse, FluxUnit, "sum of the MUSE map"),
        Column("MUSE_FLUX_ERR", r => r.MuseError, FluxUnit, "from independent pixel errors"),
        Column("HA6562_FLUX", r => r.Catalog?.Flux ?? double.NaN, FluxUnit, "of the catalogue"),
        Column("HST_COVERAGE", r => r.HstCoverage, "", "part of the nebula with HST pixels"),
        Column("MUSE_COVERAGE", r => r.MuseCoverage, "", "part of the nebula with MUSE pixels"),
        Column("RATIO", r => r.Ratio, "", "HST / MUSE"),
        Column("RATIO_ERR", r => r.RatioError, "", "to first order"),
        Column("r_R25", r => r.Catalog?.RadiusR25 ?? double.NaN, "", "of the catalogue"),
        Column("HA6562_VEL", r => r.Catalog?.VelocityKmS ?? double.NaN, "km s-1", "of the catalogue"),
        Flag("flag_partial", r => r.IsPartial, "coverage below 0.95"),
        Flag("flag_edge", r => r.Catalog?.IsAtEdge ?? false, "of the catalogue"),
        Flag("flag_star", r => r.Catalog?.IsOnStar ?? false, "of the catalogue"),
    ], "NEBULAE", [new("product", Product)]);

    /// <summary>Writes all columns: .csv, .ecsv, .fits or .fits.gz.</summary>
    /// <exception cref="ArgumentException">The path has another ending.</exception>
    /// <exception cref="FitsException">The file cannot be written.</exception>
    public void Write(string path) => ToTable().Write(path);

    /// <summary>The first rows.</summary>
    public string ToHtml()
    {
        var table = new DataTable(
            "region", "HST (10⁻²⁰ erg s⁻¹ cm⁻²)", "±", "MUSE (10⁻²⁰ erg s⁻¹ cm⁻²)", "±", "HST/MUSE", "±", "HST coverage");
        foreach (var r in Rows) table.Add(r.Id, r.Hst, r.HstError, r.Muse, r.MuseError, r.Ratio, r.RatioError, r.HstCoverage);
        return table.ToHtml();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Product}: {Rows.Count} nebulae, {Rows.Count(r => !r.IsPartial)} wholly on HST and MUSE")
        + string.Concat(Warnings.Select(w => "; " + w));

    /// <summary>The name of an image without the ending of its file.</summary>
    internal static string NameOf(HstImage image)
    {
        string name = image.Name;
        foreach (string ending in Endings) if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) name = name[..^ending.Length];
        return name;
    }

    private static Dictionary<int, RegionSum> SumsOn(HstImage image, HstImage? error, NebulaMask mask, CancellationToken cancellation)
    {
        var errors = error?.Science ?? image.Error;
        if (errors is not null && !errors.SameShape(image.Science))
        {
            throw new ReductionException(
                $"{error?.Name ?? image.Name}: the errors have {errors.Width} × {errors.Height} pixels, "
                + $"{image.Name} has {image.Width} × {image.Height}.");
        }
        var labels = mask.OnGrid(image.Wcs, image.Width, image.Height, cancellation).Labels;
        return RegionSums.Measure(labels, image.Science, errors, cancellation).ToDictionary(s => s.Id);
    }

    // Which part of each nebula lies on the array of an image: its pixels are looked up from the mask, as those beyond have no other place.
    private static Dictionary<int, double> InsideFractions(HstImage image, NebulaMask mask, CancellationToken cancellation)
    {
        int width = mask.Labels.Width, height = mask.Labels.Height;
        var map = PixelMaps.Between(mask.Wcs, image.Wcs).Interpolated(width, height);
        var inside = Resampling.Nearest(new Image<byte>(image.Width, image.Height), map, width, height, (byte)1, cancellation)
            .Map(outside => outside == 0 ? 0 : float.NaN);
        return RegionSums.Measure(mask.Labels, inside, null, cancellation).ToDictionary(s => s.Id, s => s.Coverage);
    }

    private static List<string> Notes(NebulaFlux[] rows, NebulaMask mask, NebulaCatalog? catalog)
    {
        var notes = new List<string>();
        if (rows.Count(r => r.IsPartial) is > 0 and var partial) notes.Add($"{partial} of {rows.Length} nebulae are partly outside");
        if (catalog is null) return notes;
        int absent = rows.Count(r => r.Catalog is null), unmasked = catalog.Nebulae.Count - (rows.Length - absent);
        if (absent > 0) notes.Add($"{absent} nebulae of {mask.Name} are not in {catalog.Name}");
        if (unmasked > 0) notes.Add($"{unmasked} nebulae of {catalog.Name} are not in {mask.Name}");
        // The catalogue's fluxes are those of spectra added up over the mask, a few percent from the sums of the map.
        double[] ratios = [.. rows.Where(r => r is { IsPartial: false, Catalog.Flux: > 0 }).Select(r => r.Muse / r.Catalog!.Flux)];
        double median = RobustStatistics.Median(ratios), scatter = RobustStatistics.MadStd(ratios);
        if (ratios.Length > 2 && !(Math.Abs(median - 1) <= 0.1 && scatter <= 0.2))
        {
            notes.Add(FormattableString.Invariant(
                $"MUSE fluxes are {median:0.00} ± {scatter:0.00} times those of {catalog.Name}: ")
                + "do mask, map and catalogue belong together?");
        }
        return notes;
    }

    private TableColumn Column(string name, Func<NebulaFlux, double> value, string unit, string description) =>
        TableColumn.Create(name, Rows.Select(value).ToArray(), unit, description);

    private TableColumn Flag(string name, Func<NebulaFlux, bool> value, string description) =>
        TableColumn.Create(name, Rows.Select(value).ToArray(), description: description);
}
