using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks;

public sealed partial record PhotometryTable
{
    private const double Missing = -999;
    private const string RatePrefix = "countrate_", RateUnit = "electron / s";

    /// <summary>
    /// The columns of the published tables: xcenter, ycenter (0-based), fwhm, countrate_r, back, back_std, err_r, cr_flag, RA_GAIA_WCS,
    /// DEC_GAIA_WCS, GAIA_CAT_RA, GAIA_CAT_DEC; then back_npix and fwhm_flag. What is missing is −999.
    /// </summary>
    public Table ToTable() => new(
        [
            Column("xcenter", s => s.X, "pix", "centre, 0-based"),
            Column("ycenter", s => s.Y, "pix", "centre, 0-based"),
            Column("fwhm", s => s.FwhmPx, "pix", "of a Moffat profile"),
            .. RadiiPx.Select((r, k) => Column(RatePrefix + Text(r), s => s.CountRates[k], RateUnit, $"sum within {Text(r)} px, with sky")),
            Column("back", s => s.Back, RateUnit, "sky of a pixel"),
            Column("back_std", s => s.BackStd, RateUnit, "standard deviation of the sky"),
            .. RadiiPx.Select((r, k) => Column("err_" + Text(r), s => s.Errors[k], RateUnit, "of the sum without the sky")),
            TableColumn.Create("cr_flag", Sources.Select(s => s.IsCosmicRay ? 1 : 0).ToArray(), "", "1: a cosmic ray may lie on it"),
            Column("RA_GAIA_WCS", s => s.Sky.Ra, "deg", "right ascension by the WCS"),
            Column("DEC_GAIA_WCS", s => s.Sky.Dec, "deg", "declination by the WCS"),
            Column("GAIA_CAT_RA", s => s.Gaia?.Ra ?? double.NaN, "deg", "right ascension of the reference star"),
            Column("GAIA_CAT_DEC", s => s.Gaia?.Dec ?? double.NaN, "deg", "declination of the reference star"),
            TableColumn.Create("back_npix", Sources.Select(s => s.BackPixels).ToArray(), "", "pixels of the sky that were used"),
            TableColumn.Create("fwhm_flag", Sources.Select(s => s.FwhmFlag).ToArray(), "", "why the width is missing or doubtful"),
        ],
        Name, [new("name", Name), new("filter", Filter)]);

    /// <summary>Writes the table as the extension of the file says: .csv, .ecsv or .fits (with units).</summary>
    /// <exception cref="ArgumentException">The extension is another.</exception>
    /// <exception cref="FitsException">The file cannot be written.</exception>
    public void Write(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!path.EndsWith(".fits", StringComparison.OrdinalIgnoreCase)) ToTable().Write(path);
        else
        {
            var header = ImageHdu.Empty().Header.Clone();
            header.Set("FILTER", Filter);
            FitsFile.Write(path, TableHdu.Create(ToTable(), header));
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, or a published table of count rates; −999 and NaN are missing.</summary>
    /// <param name="path">A .csv, .ecsv or .fits file.</param>
    /// <param name="filter">The filter; null takes what the file says, else the last part of its name, as of cmd_p9_F775W.csv.</param>
    /// <exception cref="FitsException">The file is missing, no table, or lacks a column.</exception>
    /// <exception cref="ReductionException">It has no count rates.</exception>
    public static PhotometryTable Read(string path, string? filter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var table = Table.Read(path);
        string name = table.Name.Length > 0 ? table.Name : MetaOf(table, "name") ?? System.IO.Path.GetFileNameWithoutExtension(path);
        filter ??= MetaOf(table, "filter") ?? HeaderFilter(path) ?? name.Replace("_noCRs", "", StringComparison.Ordinal).Split('_')[^1];
        double[] radii = [.. table.Columns.Where(c => c.Name.StartsWith(RatePrefix, StringComparison.Ordinal))
            .Select(c => double.TryParse(c.Name.AsSpan(RatePrefix.Length), CultureInfo.InvariantCulture, out double r) ? r : double.NaN)
            .Where(double.IsFinite)];
        if (radii.Length == 0) throw new ReductionException($"{path} has no column {RatePrefix}2 or the like: no count rates.");
        return new(name, filter, radii, SourcesOf(table, radii));
    }

    private static SourcePhotometry[] SourcesOf(Table table, double[] radii)
    {
        double[] x = Values("xcenter"), y = Values("ycenter"), fwhm = Values("fwhm"), back = Values("back"), backStd = Values("back_std");
        double[] ra = Values("RA_GAIA_WCS"), dec = Values("DEC_GAIA_WCS"), gaiaRa = Values("GAIA_CAT_RA"), gaiaDec = Values("GAIA_CAT_DEC");
        double[] flag = Values("cr_flag");
        double[][] rates = [.. radii.Select(r => Values(RatePrefix + Text(r)))], errors = [.. radii.Select(r => Values("err_" + Text(r)))];
        double[]? pixels = Has("back_npix") ? Values("back_npix") : null;
        // A CSV file of empty flags only does not say that they are text.
        string[]? widths = Has("fwhm_flag") && table["fwhm_flag"].Type == ColumnType.Text ? table.Column<string>("fwhm_flag") : null;
        return [.. Enumerable.Range(0, x.Length).Select(i => new SourcePhotometry
        {
            X = x[i],
            Y = y[i],
            FwhmPx = fwhm[i],
            FwhmFlag = widths?[i] ?? "",
            CountRates = [.. rates.Select(r => r[i])],
            Errors = [.. errors.Select(e => e[i])],
            Back = back[i],
            BackStd = backStd[i],
            BackPixels = pixels is null || double.IsNaN(pixels[i]) ? 0 : (int)pixels[i],
            IsCosmicRay = flag[i] == 1,
            Sky = new(ra[i], dec[i]),
            Gaia = double.IsNaN(gaiaRa[i]) || double.IsNaN(gaiaDec[i]) ? null : new(gaiaRa[i], gaiaDec[i]),
        })];

        bool Has(string name) => table.Columns.Any(c => c.Name == name);

        double[] Values(string name) => [.. table.Column<double>(name).Select(v => v == Missing ? double.NaN : v)];
    }

    private TableColumn Column(string name, Func<SourcePhotometry, double> value, string unit, string description) =>
        TableColumn.Create(name, Sources.Select(s => value(s) is var v && double.IsNaN(v) ? Missing : v).ToArray(), unit, description);

    private static string? MetaOf(Table table, string key) => table.Meta.FirstOrDefault(m => m.Key == key).Value as string;

    private static string? HeaderFilter(string path) => path.EndsWith(".fits", StringComparison.OrdinalIgnoreCase)
        ? FitsFile.Open(path).Hdus.OfType<TableHdu>().Select(h => h.Header.TextOrNull("FILTER")).FirstOrDefault()
        : null;

    private static string Text(double radiusPx) => radiusPx.ToString(CultureInfo.InvariantCulture);
}
