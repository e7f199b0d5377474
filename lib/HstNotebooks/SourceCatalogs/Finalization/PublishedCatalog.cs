using System.Text.RegularExpressions;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>
/// A catalogue in the format of the published ones of ACS parallel fields (<c>cmd_p9_F775W_phot_tab.csv</c>), which
/// <see cref="FinalCatalog.WriteAll"/> writes as well: apertures of 2, 4, 6, 8 and 10 pixels, −999 where there is nothing.
/// </summary>
/// <param name="Program">Three letters of the rootname of the exposures, as <c>cmd</c>.</param>
/// <param name="Visit">The two that follow, as <c>p9</c>.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Sources">The rows.</param>
public sealed partial record PublishedCatalog(string Program, string Visit, string Filter, IReadOnlyList<PublishedSource> Sources)
{
    private const double Missing = -999;

    /// <summary>Radii of the apertures, pixels.</summary>
    public static IReadOnlyList<double> RadiiPx { get; } = [2, 4, 6, 8, 10];

    /// <summary>Program, visit and filter, as <c>cmd_p9_F775W</c>.</summary>
    public string Name => $"{Program}_{Visit}_{Filter}";

    /// <summary>Reads a catalogue.</summary>
    /// <param name="path">The file; its name says program, visit and filter.</param>
    /// <exception cref="FitsException">The file is missing or damaged.</exception>
    /// <exception cref="ReductionException">The name is another, or a column is missing or holds no numbers.</exception>
    public static PublishedCatalog Read(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        string file = Path.GetFileName(path);
        var name = FileName().Match(file);
        if (!name.Success)
        {
            throw new ReductionException($"{file}: a name such as cmd_p9_F775W_phot_tab.csv is expected, of program, visit and filter.");
        }
        var table = Table.Read(path);
        double[] x = Column("xcenter"), y = Column("ycenter"), fwhm = Column("fwhm");
        double[][] fluxes = Apertures("flux"), errors = Apertures("err");
        double[] ra = Column("RA_GAIA_WCS"), dec = Column("DEC_GAIA_WCS"), gaiaRa = Column("GAIA_CAT_RA"), gaiaDec = Column("GAIA_CAT_DEC");
        return new(name.Groups["program"].Value, name.Groups["visit"].Value, name.Groups["filter"].Value,
            [.. Enumerable.Range(0, x.Length).Select(i => new PublishedSource(x[i], y[i], fwhm[i], Row(fluxes, i), Row(errors, i),
                new(ra[i], dec[i]), double.IsNaN(gaiaRa[i]) ? null : new SkyPoint(gaiaRa[i], gaiaDec[i])))]);

        double[][] Apertures(string key) => [.. RadiiPx.Select(r => Column(FormattableString.Invariant($"{key}_{r}_apcor")))];

        double[] Column(string column)
        {
            try
            {
                return [.. table.Column<double>(column).Select(v => v == Missing ? double.NaN : v)];
            }
            catch (FitsException e)
            {
                throw new ReductionException($"{file}: {e.Message}", e);
            }
        }

        static double[] Row(double[][] columns, int i) => [.. columns.Select(c => c[i])];
    }

    /// <summary>Reads all <c>*_phot_tab.csv</c> of a folder, in the order of their names.</summary>
    /// <exception cref="ReductionException">The folder is missing or has none, or as <see cref="Read"/>.</exception>
    /// <exception cref="FitsException">As <see cref="Read"/>.</exception>
    public static IReadOnlyList<PublishedCatalog> ReadFolder(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        if (!Directory.Exists(folder)) throw new ReductionException($"There is no folder of catalogues {Path.GetFullPath(folder)}.");
        var catalogs = Directory.EnumerateFiles(folder, "*_phot_tab.csv").Order(StringComparer.Ordinal).Select(Read).ToArray();
        return catalogs.Length > 0 ? catalogs
            : throw new ReductionException($"{Path.GetFullPath(folder)} has no catalogue (*_phot_tab.csv).");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}: {Sources.Count} sources";

    [GeneratedRegex(@"^(?<program>[a-z0-9]{3})_(?<visit>[a-z0-9]{2})_(?<filter>F[0-9]{3,4}[A-Z]{1,2})_phot_tab(_noCRs)?\.")]
    private static partial Regex FileName();
}
