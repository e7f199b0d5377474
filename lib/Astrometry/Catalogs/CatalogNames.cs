using HstNotebooks.Fits;

namespace HstNotebooks.Astrometry;

/// <summary>
/// The names that columns usually have, of which the first that a table has counts: those of the Gaia archive first, which are also the
/// ones written, then those of VizieR, SExtractor and photutils.
/// </summary>
internal static class CatalogNames
{
    // Pairs: RA_ICRS with DEJ2000 would be two epochs in one position.
    private static readonly (string Lon, string Lat)[] Equatorial =
    [
        ("ra", "dec"), ("ra_icrs", "de_icrs"), ("_ra_icrs", "_de_icrs"), ("_raj2000", "_dej2000"), ("raj2000", "dej2000"),
        ("ra_j2000", "dec_j2000"), ("ra_deg", "dec_deg"), ("radeg", "dedeg"), ("radeg", "decdeg"), ("_ra", "_de"), ("ra", "de"),
        ("right_ascension", "declination"), ("alphawin_j2000", "deltawin_j2000"), ("alpha_j2000", "delta_j2000"),
        ("alphawin_sky", "deltawin_sky"), ("alpha_sky", "delta_sky"), ("sky_centroid.ra", "sky_centroid.dec"),
    ];

    private static readonly (string Lon, string Lat)[] Galactic = [("l", "b"), ("glon", "glat"), ("_glon", "_glat")];

    private static readonly (string Lon, string Lat)[] Ecliptic = [("ecl_lon", "ecl_lat"), ("elon", "elat"), ("_elon", "_elat")];

    /// <summary>The names of longitude and latitude in a frame.</summary>
    public static IReadOnlyList<(string Lon, string Lat)> Positions(SkyFrame frame) => frame.System switch
    {
        SkySystem.Galactic => Galactic,
        SkySystem.Ecliptic => Ecliptic,
        _ => Equatorial,
    };

    /// <summary>The names of what is no position.</summary>
    public static IReadOnlyList<string> Of(CatalogColumn column) => column switch
    {
        CatalogColumn.Id => ["source_id", "id", "source", "designation", "name", "_2mass", "2mass", "objid", "obj_id", "number", "label"],
        CatalogColumn.Epoch => ["ref_epoch", "epoch"],
        CatalogColumn.RaError => ["ra_error", "e_ra_icrs", "e_raj2000", "ra_err"],
        CatalogColumn.DecError => ["dec_error", "e_de_icrs", "e_dej2000", "dec_err"],
        CatalogColumn.PmRa => ["pmra", "pm_ra", "pm_ra_cosdec"],
        CatalogColumn.PmDec => ["pmdec", "pmde", "pm_dec"],
        CatalogColumn.PmRaError => ["pmra_error", "e_pmra", "pm_ra_error"],
        CatalogColumn.PmDecError => ["pmdec_error", "e_pmde", "e_pmdec", "pm_dec_error"],
        CatalogColumn.RaDecCorrelation => ["ra_dec_corr", "radecor"],
        CatalogColumn.RaPmRaCorrelation => ["ra_pmra_corr", "rapmracor"],
        CatalogColumn.RaPmDecCorrelation => ["ra_pmdec_corr", "rapmdecor"],
        CatalogColumn.DecPmRaCorrelation => ["dec_pmra_corr", "depmracor"],
        CatalogColumn.DecPmDecCorrelation => ["dec_pmdec_corr", "depmdecor"],
        CatalogColumn.PmRaPmDecCorrelation => ["pmra_pmdec_corr", "pmrapmdecor"],
        CatalogColumn.Parallax => ["parallax", "plx"],
        CatalogColumn.RadialVelocity => ["radial_velocity", "rv", "dr2_radial_velocity"],
        CatalogColumn.Magnitude =>
            ["phot_g_mean_mag", "gmag", "mag", "magnitude", "mag_auto", "vmag", "rmag", "imag", "jmag", "hmag", "kmag"],
        CatalogColumn.Ruwe => ["ruwe"],
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "A position has names in pairs."),
    };

    /// <summary>The name under which a column is written.</summary>
    public static string Written(CatalogColumn column) => column switch
    {
        CatalogColumn.Ra => "ra",
        CatalogColumn.Dec => "dec",
        CatalogColumn.Id => "id",
        _ => Of(column)[0],
    };

    /// <summary>The unit in which the column is kept and written, and which it has where the table gives none.</summary>
    public static string Unit(CatalogColumn column) => column switch
    {
        CatalogColumn.Ra or CatalogColumn.Dec => "deg",
        CatalogColumn.Epoch => "yr",
        CatalogColumn.RaError or CatalogColumn.DecError or CatalogColumn.Parallax => "mas",
        CatalogColumn.PmRa or CatalogColumn.PmDec or CatalogColumn.PmRaError or CatalogColumn.PmDecError => "mas/yr",
        CatalogColumn.RadialVelocity => "km/s",
        CatalogColumn.Magnitude => "mag",
        _ => "",
    };

    /// <summary>The column of this name without regard to case, or null.</summary>
    public static TableColumn? Find(Table table, string name) =>
        table.Columns.FirstOrDefault(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
