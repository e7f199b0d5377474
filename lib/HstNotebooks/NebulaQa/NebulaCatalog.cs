using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>The nebulae of one galaxy in a catalogue such as <c>Nebulae_catalogue_v2.fits</c>.</summary>
/// <param name="Galaxy">The galaxy, as <see cref="GalaxyName.Normalise"/> writes it.</param>
/// <param name="Nebulae">By their number in the mask.</param>
/// <param name="Name">File name, for messages.</param>
public sealed record NebulaCatalog(string Galaxy, IReadOnlyDictionary<int, Nebula> Nebulae, string Name)
{
    /// <summary>
    /// Reads the rows of a galaxy from a FITS, ECSV, CSV or VOTable file with the columns gal_name and region_ID; used where present:
    /// HA6562_FLUX, HA6562_FLUX_ERR, HA6562_VEL, r_R25, flag_edge, flag_star.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="galaxy">The galaxy in any usual spelling: see <see cref="GalaxyName"/>.</param>
    /// <exception cref="FitsException">The file cannot be read, or lacks a column that it must have.</exception>
    /// <exception cref="ReductionException">The galaxy is not in it (the message lists those that are), or a number is, twice.</exception>
    public static NebulaCatalog Read(string path, string galaxy)
    {
        string name = GalaxyName.Normalise(galaxy), file = Path.GetFileName(path);
        var table = Table.Read(path);
        // Columns of an empty text table have no type.
        string[] galaxies = table.RowCount == 0 ? []
            : [.. table.Column<string>("gal_name").Select(g => string.IsNullOrWhiteSpace(g) ? "" : GalaxyName.Normalise(g))];
        int[] rows = [.. Enumerable.Range(0, galaxies.Length).Where(i => galaxies[i] == name)];
        if (rows.Length == 0)
        {
            string[] known = [.. galaxies.Where(g => g.Length > 0).Distinct().Order(StringComparer.Ordinal)];
            string has = known.Length == 0 ? "no galaxy at all" : string.Join(", ", known.Take(50)) + (known.Length > 50 ? ", …" : "");
            throw new ReductionException($"{file} has no nebula of {name}; it has {has}.");
        }

        double[] ids = table.Column<double>("region_ID");
        double[]? flux = Optional("HA6562_FLUX"), error = Optional("HA6562_FLUX_ERR"), velocity = Optional("HA6562_VEL");
        double[]? radius = Optional("r_R25"), edge = Optional("flag_edge"), star = Optional("flag_star");
        var nebulae = new SortedDictionary<int, Nebula>();
        foreach (int i in rows)
        {
            if (!(ids[i] is >= 0 and <= int.MaxValue && ids[i] == Math.Floor(ids[i])))
            {
                throw new ReductionException(
                    FormattableString.Invariant($"{file}, row {i}: region_ID is {ids[i]}, an integer ≥ 0 was expected."));
            }
            var nebula = new Nebula(
                (int)ids[i], At(flux, i), At(error, i), At(velocity, i), At(radius, i), At(edge, i) > 0, At(star, i) > 0);
            if (!nebulae.TryAdd(nebula.Id, nebula)) throw new ReductionException($"{file} has region_ID {nebula.Id} of {name} twice.");
        }
        return new(name, nebulae, file);

        double[]? Optional(string column) =>
            table.Columns.Any(c => c.Name.Equals(column, StringComparison.OrdinalIgnoreCase)) ? table.Column<double>(column) : null;

        static double At(double[]? column, int i) => column is null ? double.NaN : column[i];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Nebulae.Count} nebulae of {Galaxy}";
}
