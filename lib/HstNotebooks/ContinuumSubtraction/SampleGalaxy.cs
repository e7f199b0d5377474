using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>What the table of a sample says of a galaxy.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Ebv">E(B−V) of the Milky Way in front of it (Schlafly &amp; Finkbeiner 2011), mag: column <c>mwext_sf11</c>.</param>
/// <param name="VelocityKmS">Systemic velocity, km/s: column <c>orient_vlsr</c>; NaN when not known.</param>
public sealed record SampleGalaxy(string Name, double Ebv, double VelocityKmS)
{
    /// <summary>Reads the row of a galaxy from a table with the columns of the PHANGS sample table (FITS, CSV, ECSV, VOTable).</summary>
    /// <param name="path">The table.</param>
    /// <param name="galaxy">Its name; upper and lower case, blanks and leading zeros do not matter.</param>
    /// <exception cref="ReductionException">There is no such row: the message lists names that there are.</exception>
    /// <exception cref="FitsException">The table cannot be read, or lacks a column.</exception>
    public static SampleGalaxy Read(string path, string galaxy)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(galaxy);
        var table = Table.Read(path);
        string[] names = table.Column<string>("name");
        int row = Array.FindIndex(names, n => GalaxyName.AreSame(n, galaxy));
        if (row < 0)
        {
            throw new ReductionException($"{Path.GetFileName(path)} has no galaxy '{galaxy}' in its column name; "
                + $"it has {names.Length} rows: "
                + $"{string.Join(", ", names.Take(10).Select(n => n.Trim()))}{(names.Length > 10 ? ", …" : "")}.");
        }
        double ebv = table.Column<double>("mwext_sf11")[row];
        if (!(ebv >= 0))
        {
            throw new ReductionException(FormattableString.Invariant(
                $"{Path.GetFileName(path)}, galaxy {galaxy}: mwext_sf11 (E(B−V)) is {ebv}, not ≥ 0."));
        }
        bool hasVelocity = table.Columns.Any(c => string.Equals(c.Name, "orient_vlsr", StringComparison.OrdinalIgnoreCase));
        return new(names[row].Trim(), ebv, hasVelocity ? table.Column<double>("orient_vlsr")[row] : double.NaN);
    }
}
