using System.Text.RegularExpressions;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>
/// The files of one galaxy, laid out as those of PHANGS-HST: drizzled images with inverse-variance weights in <c>hst/</c>, synthetic MUSE
/// bands, line maps and masks in <c>muse/</c>, filter curves in one folder, and a table of the sample.
/// </summary>
/// <param name="Galaxy">Name of the galaxy in the HST files, such as <c>ngc628c</c>.</param>
/// <param name="GalaxyMuse">Its name in the MUSE files and in the table, such as <c>ngc628</c>.</param>
/// <param name="Folder">Full path of the galaxy's folder.</param>
/// <param name="Filters">Filters, such as F658N, F555W, F814W.</param>
/// <param name="Instruments">Instruments, such as ACS or UVIS.</param>
/// <param name="Science">Drizzled images, e⁻/s, 0 where there is no exposure.</param>
/// <param name="Weight">Their inverse variances.</param>
/// <param name="MuseBands">Synthetic images of the same bands, Jy per spaxel; null without MUSE.</param>
/// <param name="MuseMaps">The MAPS file with HA6562_FLUX; null without MUSE.</param>
/// <param name="StarMask">Foreground stars on a MUSE grid, ≠ 0; null when there is none.</param>
/// <param name="NebulaMask">Nebulae on a MUSE grid, −1 or their number; null when there is none.</param>
/// <param name="Warnings">Files of which there are several, and which one was taken.</param>
public sealed partial record GalaxyFiles(
    string Galaxy, string GalaxyMuse, string Folder, Bands<string> Filters, Bands<string> Instruments,
    Bands<string> Science, Bands<string> Weight, Bands<string>? MuseBands, string? MuseMaps,
    string? StarMask, string? NebulaMask, IReadOnlyList<string> Warnings)
{
    /// <summary>All files that exist.</summary>
    public IReadOnlyList<string> Paths =>
        [.. Science.All, .. Weight.All, .. MuseBands?.All ?? [], .. new[] { MuseMaps, StarMask, NebulaMask }.OfType<string>()];

    // Measured: six planes of HST, four of results, and what the steps need in between.
    private const long BytesPerPixel = 72, BytesOfProgram = 200_000_000;

    /// <summary>
    /// The largest memory that a continuum subtraction of these files will need, bytes, from the size of the narrow band.
    /// </summary>
    /// <exception cref="FitsException">The file has no image.</exception>
    public long MemoryBytes => BytesOfProgram
        + BytesPerPixel * FitsFile.Open(Science.Narrow).FirstImage().Shape.Take(2).Aggregate(1L, (product, n) => product * n);

    /// <summary>
    /// Resolution of the MUSE images, FWHM in arcsec, from the name of the file: the number before <c>asec</c>; null without.
    /// </summary>
    public double? MuseFwhmArcsec =>
        MuseBands is not null && Resolution().Match(Path.GetFileName(MuseBands.Narrow)) is { Success: true } match
            ? double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>What the galaxy was made of when it is simulated: read anew each time; null for real data.</summary>
    /// <exception cref="ReductionException">The folder that holds the galaxy has a <c>truth.json</c> of another kind.</exception>
    public PhangsLikeTruth? Truth
    {
        get
        {
            string? root = Path.GetDirectoryName(Folder);
            if (root is null || !File.Exists(Path.Combine(root, "truth.json"))) return null;
            // Other galaxies may lie in the folder of a simulated one.
            var truth = PhangsLikeTruth.Read(root);
            return truth.Options.Galaxy == Galaxy ? truth : null;
        }
    }

    /// <summary>Finds the files; MUSE counts as absent when its folder has no MAPS file of the galaxy.</summary>
    /// <param name="galaxy">Name of the galaxy in the HST files.</param>
    /// <param name="rootdir">The galaxy's folder, or the one that holds it. A sample is simulated on first use.</param>
    /// <param name="filters">Narrow, broad1, broad2.</param>
    /// <param name="instruments">The instrument of each.</param>
    /// <param name="galaxyMuse">Name in the MUSE files; null: that of the HST files.</param>
    /// <param name="withMuse">False leaves MUSE aside.</param>
    /// <exception cref="ReductionException">A file is missing: the message says which pattern, and what there is.</exception>
    public static GalaxyFiles Find(string galaxy, string rootdir, IReadOnlyList<string> filters, IReadOnlyList<string> instruments,
        string? galaxyMuse = null, bool withMuse = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(galaxy);
        ArgumentException.ThrowIfNullOrWhiteSpace(rootdir);
        Bands<string> filter = Bands.Of(filters), instrument = Bands.Of(instruments);
        string folder = Path.TrimEndingDirectorySeparator(Samples.Ensure(rootdir));
        string muse = string.IsNullOrWhiteSpace(galaxyMuse) ? galaxy : galaxyMuse;
        if (!Directory.Exists(Path.Combine(folder, "hst"))) folder = Path.Combine(folder, galaxy);
        var warnings = new List<string>();
        string hst = Path.Combine(folder, "hst"), museFolder = Path.Combine(folder, "muse");

        var science = instrument.Zip(filter,
            (i, f) => Required(hst, $"{galaxy}*_*{i}_*{f}*_exp_drc_sci.fits*", $"the drizzled image in {f}"));
        var weight = instrument.Zip(filter, (i, f) => Required(hst, $"{galaxy}*_*{i}_*{f}*_err_drc_wht.fits*", $"the weights in {f}"));
        string? maps = withMuse ? One(museFolder, $"{muse}*_MAPS.fits*") : null;
        var bands = maps is null ? null
            : instrument.Zip(filter, (i, f) => Required(museFolder, $"{muse}*_{i}_*{f}.fits*", $"the synthetic MUSE image in {f}"));
        return new(
            galaxy, muse, folder, filter.Map(f => f.ToUpperInvariant()), instrument.Map(i => i.ToUpperInvariant()),
            science, weight, bands, maps,
            maps is null ? null : One(museFolder, $"{muse}*_starmask.fits*"),
            maps is null ? null : One(museFolder, $"{muse}*_nebmask.fits*"),
            warnings);

        string? One(string where, string pattern)
        {
            var found = Matching(where, pattern);
            if (found.Length > 1) warnings.Add($"{pattern} fits {string.Join(", ", found.Select(Path.GetFileName))}: the first was taken.");
            return found.FirstOrDefault();
        }

        string Required(string where, string pattern, string what) => One(where, pattern)
            ?? throw new ReductionException($"{where} has no {pattern}, {what} of {galaxy}. There {Listing(where)}.");
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Galaxy}: {string.Join(", ", Instruments.Zip(Filters, (i, f) => $"{i} {f}").All)}"
        + (MuseMaps is null ? ", without MUSE" : $", with MUSE at {MuseFwhmArcsec}″");

    private static string[] Matching(string folder, string pattern) => !Directory.Exists(folder) ? []
        : [.. Directory.EnumerateFiles(folder, pattern, new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
            .Order(StringComparer.Ordinal)];

    private static string Listing(string folder)
    {
        if (!Directory.Exists(folder)) return "is no such folder";
        string[] names = [.. Directory.EnumerateFiles(folder, "*.fits*").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        return names.Length == 0 ? "is no FITS file" : $"are {string.Join(", ", names.Take(12))}{(names.Length > 12 ? ", …" : "")}";
    }

    [GeneratedRegex(@"(\d+\.?\d*)asec", RegexOptions.IgnoreCase)]
    private static partial Regex Resolution();
}
