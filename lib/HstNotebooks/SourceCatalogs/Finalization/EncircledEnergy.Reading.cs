using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks;

public sealed partial class EncircledEnergy
{
    private const string RadiusPrefix = "APER#";

    /// <summary>
    /// Reads a table of FITS, ECSV or CSV in one of two forms, radii in arcseconds: a column <c>radius</c> and one of each filter, named
    /// <c>F475W</c> or <c>acs,wfc1,f475w</c>; or, as STScI writes them for WFC3, a row of each filter, a column <c>FILTER</c> and one of
    /// each radius, named <c>APER#0.04</c>.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="instrument">
    /// Which one is wanted, as <c>ACS/WFC</c>, where columns say their instrument; of several chips the first.
    /// </param>
    /// <exception cref="FitsException">The file is missing or damaged.</exception>
    /// <exception cref="ReductionException">It is no such table, or has several instruments and none, or another, is named.</exception>
    public static EncircledEnergy Read(string path, string? instrument = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string file = Path.GetFileName(path);
        var table = Table.Read(path);
        try
        {
            return table.Columns.Any(c => c.Name.Equals("FILTER", StringComparison.OrdinalIgnoreCase))
                ? OfRows(table, file)
                : OfColumns(table, file, instrument);
        }
        catch (Exception e) when (e is FitsException or ArgumentException)
        {
            throw new ReductionException($"{file} is no table of encircled energy: {e.Message}", e);
        }
    }

    private static EncircledEnergy OfRows(Table table, string file)
    {
        var columns = table.Columns.Where(c => c.Name.StartsWith(RadiusPrefix, StringComparison.OrdinalIgnoreCase)).ToArray();
        double[] radii = [.. columns.Select(c => Radius(c.Name))];
        double[][] values = [.. columns.Select(c => c.Read<double>())];
        var filters = table.Column<string>("FILTER");
        // FFFFF stands for the ends of the wavelength range, not for a filter.
        var curves = filters.Index().Where(f => f.Item != "FFFFF")
            .ToDictionary(f => f.Item, f => values.Select(v => v[f.Index]).ToArray());
        return new(file, radii, curves);

        static double Radius(string name) =>
            double.TryParse(name.AsSpan(RadiusPrefix.Length), CultureInfo.InvariantCulture, out double radius) ? radius
            : throw new ArgumentException($"column {name} does not name a radius");
    }

    private static EncircledEnergy OfColumns(Table table, string file, string? instrument)
    {
        var radius = table["radius"];
        var named = table.Columns.Where(c => c != radius).Select(c => (Parts: c.Name.Split(','), Column: c)).ToArray();
        string[] instruments = [.. named.Where(n => n.Parts.Length == 3).Select(n => InstrumentOf(n.Parts)).Distinct()];
        if (instrument is null && instruments.Length > 1)
        {
            throw new ReductionException($"{file} has the encircled energy of {string.Join(", ", instruments)}: name one of them.");
        }
        string wanted = instrument?.ToUpperInvariant() ?? instruments.FirstOrDefault("");
        var curves = new Dictionary<string, double[]>();
        foreach (var (parts, column) in named)
        {
            if (parts.Length == 1 || (parts.Length == 3 && InstrumentOf(parts) == wanted))
            {
                curves.TryAdd(parts[^1].ToUpperInvariant(), column.Read<double>());
            }
        }
        if (curves.Count == 0)
        {
            throw new ReductionException($"{file} has no encircled energy of {wanted}; it has that of {string.Join(", ", instruments)}.");
        }
        return new(wanted.Length > 0 ? $"{file}, {wanted}" : file, radius.Read<double>(), curves);
    }

    // acs,wfc1 and wfc3,uvis2 are chips of ACS/WFC and WFC3/UVIS.
    private static string InstrumentOf(string[] parts) => $"{parts[0]}/{parts[1].TrimEnd('1', '2')}".ToUpperInvariant();
}
