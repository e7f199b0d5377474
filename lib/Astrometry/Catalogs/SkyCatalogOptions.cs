using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>What a table of stars does not say of itself.</summary>
public sealed record SkyCatalogOptions
{
    /// <summary>
    /// Names of columns that are not found by themselves, or are to be taken instead of those that are; "" for one that is not to be
    /// read. None by default. In a list without names the columns are ra, dec, col3, col4, …
    /// </summary>
    public IReadOnlyDictionary<CatalogColumn, string> Columns { get; init; } = new Dictionary<CatalogColumn, string>();

    /// <summary>
    /// Epoch of the stars for which the table gives none, Julian years in 1800 to 2200 (Gaia DR3: 2016, DR2: 2015.5); NaN, the default:
    /// not known.
    /// </summary>
    public double Epoch { get; init; } = double.NaN;

    /// <summary>
    /// Frame of the positions, ICRS by default. Proper motions and the errors of positions are taken over from ICRS and from FK5 J2000,
    /// whose axes are parallel within 0.03″; from other frames they are left out, and <see cref="SkyCatalog.Warnings"/> say so.
    /// </summary>
    public SkyFrame Frame { get; init; } = SkyFrame.Icrs;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (Columns is null || Columns.Values.Any(name => name is null)) faults.Add("Columns or a name in it is null");
        else if (Columns.Any(c => c is { Key: CatalogColumn.Ra or CatalogColumn.Dec, Value: "" })) faults.Add("Columns has no position");
        if (Epoch is < 1800 or > 2200) faults.Add(Invariant($"Epoch is {Epoch}, not in 1800 to 2200"));
        if (Frame is null) faults.Add("Frame is null");
        if (faults.Count > 0) throw new ArgumentException($"SkyCatalogOptions: {string.Join("; ", faults)}.");
    }
}
