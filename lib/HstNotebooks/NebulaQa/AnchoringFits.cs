using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The fits of many galaxies in one place.</summary>
public static class AnchoringFits
{
    private static readonly string[] Files = ["table_fits_bgcorr", "table_fits_NII"];
    private static readonly string[] Endings = [".csv", ".fits"];

    /// <summary>
    /// Reads <c>table_fits_bgcorr</c> and <c>table_fits_NII</c>, .csv or .fits, with columns of numbers or of their text, from the folder
    /// of each galaxy or any folder inside; the .csv where both are in one folder.
    /// </summary>
    /// <param name="folders">Galaxy and folder.</param>
    /// <exception cref="ReductionException">A folder is missing, has neither file, or a cell is no number.</exception>
    /// <exception cref="FitsException">A file cannot be read, or lacks a column.</exception>
    public static IReadOnlyList<AnchoringFit> Collect(params IEnumerable<(string Galaxy, string Folder)> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        return [.. folders.SelectMany(f => Of(f.Galaxy, f.Folder))];
    }

    /// <summary>One row a fit; intercepts also per arcsec² when the area of a MUSE pixel is given.</summary>
    /// <param name="fits">The fits.</param>
    /// <param name="musePixelArcsec">Side of a MUSE pixel, arcsec; default 0.2.</param>
    public static DataTable Table(IEnumerable<AnchoringFit> fits, double musePixelArcsec = 0.2)
    {
        ArgumentNullException.ThrowIfNull(fits);
        if (!(musePixelArcsec > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(musePixelArcsec), musePixelArcsec, "A pixel has a positive side.");
        }
        double area = musePixelArcsec * musePixelArcsec;
        var table = new DataTable("galaxy", "band", "slope", "intercept (per MUSE px)", "intercept (per HST px)",
            "intercept (per arcsec²)", "fixed fit");
        foreach (var f in fits) table.Add(f.Galaxy, f.Band, f.Slope, f.InterceptMuse, f.InterceptHst, f.InterceptMuse / area, f.Fixed);
        return table;
    }

    private static IEnumerable<AnchoringFit> Of(string galaxy, string folder)
    {
        if (!Directory.Exists(folder)) throw new ReductionException($"{folder}: no such folder.");
        string[] paths = [.. Files.SelectMany(name => Endings
            .SelectMany(ending => Directory.EnumerateFiles(folder, name + ending, SearchOption.AllDirectories))
            .GroupBy(Path.GetDirectoryName).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.First()))];
        if (paths.Length == 0) throw new ReductionException($"{folder} has neither {string.Join(" nor ", Files)} (.csv or .fits).");
        return paths.SelectMany(path => Rows(galaxy, path));
    }

    private static IEnumerable<AnchoringFit> Rows(string galaxy, string path)
    {
        var table = Fits.Table.Read(path);
        string[] bands = table.Column<string>("filter");
        bool isSlope = table.Columns.Any(c => c.Name.Equals("slopefixed_bins", StringComparison.OrdinalIgnoreCase));
        double[] slope = Numbers("slope_bins"), muse = Numbers("intercept_lowres"), hst = Numbers("intercept_highres");
        double[] other = Numbers(isSlope ? "slopefixed_bins" : "interceptfixed_bins");
        return bands.Select((band, i) => new AnchoringFit(galaxy, band, slope[i], muse[i], hst[i], other[i]));

        double[] Numbers(string name)
        {
            var column = table[name];
            if (column.CellType != typeof(string)) return column.Read<double>();
            return [.. column.Read<string>()
                .Select((text, i) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
                ? value
                : throw new ReductionException($"{path}, column {name}, row {i}: '{text}' is no number."))];
        }
    }
}
