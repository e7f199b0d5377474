using System.Text.RegularExpressions;
using static System.FormattableString;

namespace HstNotebooks.Astrometry;

/// <summary>Which stars are asked for, and what is to be known about them.</summary>
public sealed partial record GaiaQuery
{
    /// <summary>The table of the archive, such as gaiadr3.gaia_source (default) or gaiadr2.gaia_source.</summary>
    public string Table { get; init; } = "gaiadr3.gaia_source";

    /// <summary>The faintest magnitude phot_g_mean_mag; null, the default: no limit.</summary>
    public double? FaintLimit { get; init; }

    /// <summary>
    /// The most stars that are taken, of more the brightest: 1 to 3,000,000, which is the archive's own limit; 200,000 by default.
    /// </summary>
    public int MaxStars { get; init; } = 200_000;

    /// <summary>The columns asked for; by default all of which a <see cref="CatalogStar"/> knows, as Gaia DR3 has them.</summary>
    public IReadOnlyList<string> Columns { get; init; } =
    [
        "source_id", "ref_epoch", "ra", "ra_error", "dec", "dec_error", "parallax", "pmra", "pmra_error", "pmdec", "pmdec_error",
        "ra_dec_corr", "ra_pmra_corr", "ra_pmdec_corr", "dec_pmra_corr", "dec_pmdec_corr", "pmra_pmdec_corr",
        "radial_velocity", "phot_g_mean_mag", "ruwe",
    ];

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (Table is null || !TableName().IsMatch(Table)) faults.Add($"Table '{Table}' is no name such as gaiadr3.gaia_source");
        if (FaintLimit is { } limit && limit is not (>= -5 and <= 40)) faults.Add(Invariant($"FaintLimit is {limit}, not in −5 to 40"));
        if (MaxStars is < 1 or > 3_000_000) faults.Add(Invariant($"MaxStars is {MaxStars}, not in 1 to 3,000,000"));
        if (Columns is null || Columns.Count == 0) faults.Add("Columns is empty");
        string? odd = Columns?.FirstOrDefault(column => column is null || !ColumnName().IsMatch(column));
        if (odd is not null) faults.Add($"Columns has '{odd}', which is no name of a column");
        if (faults.Count > 0) throw new ArgumentException($"GaiaQuery: {string.Join("; ", faults)}.");
    }

    /// <summary>The query in the Astronomical Data Query Language (ADQL 2.0), the brightest stars first.</summary>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public string ToAdql(SkyRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        Validate();
        string limit = FaintLimit is { } faint ? Invariant($" AND phot_g_mean_mag <= {faint:0.0###}") : "";
        return Invariant($"SELECT TOP {MaxStars} {string.Join(", ", Columns)} FROM {Table} ")
            + $"WHERE 1 = CONTAINS(POINT('ICRS', ra, dec), {region.ToAdql()}){limit} ORDER BY phot_g_mean_mag";
    }

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*){0,2}\z")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_]*\z")]
    private static partial Regex ColumnName();
}
