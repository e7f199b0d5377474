using System.Globalization;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// A folder of postage stamps of galaxies, laid out as the UDF set: <c>new_stamps/{galaxy}_{mas}mas_f{band}w_sci.fits</c> with
/// <c>_wht.fits</c> (inverse variance), <c>NEW_SKY/sky_{galaxy}_{band}.txt</c>, <c>segment_maps/udf_mosaic_{galaxy}_HST_SEGMAP.fits</c>,
/// <c>PSF/{star}_{mas}mas_f{band}w_sci.fits</c> with DS9 regions, and <c>muse/</c>.
/// </summary>
public sealed class StampSet
{
    /// <summary>The nine bands, named by wavelength: four of WFC3/IR, five of ACS.</summary>
    public static IReadOnlyList<string> AllBands { get; } = ["105", "125", "140", "160", "435", "606", "775", "814", "850"];

    /// <summary>Bands of WFC3/IR.</summary>
    public static IReadOnlyList<string> InfraredBands { get; } = ["105", "125", "140", "160"];

    // The mergers of the UDF set, by name: galaxy 3 with object 24350, galaxy 943 with object 22951.
    private static readonly Dictionary<string, Merger> UdfMergers = new() { ["m3"] = new("3", 24350), ["m943"] = new("943", 22951) };

    /// <summary>The name of a band's filter, such as F160W or F850LP.</summary>
    public static string Filter(string band) => band == "850" ? "F850LP" : $"F{band}W";

    private StampSet(string folder, IReadOnlyList<string> galaxies, IReadOnlyList<string> skipped)
    {
        (Folder, Galaxies, Skipped) = (folder, galaxies, skipped);
        Truth = StampTruth.Read(folder);
        Mergers = (Truth?.Mergers ?? UdfMergers).Where(m => galaxies.Contains(m.Value.Galaxy)).ToDictionary();
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Galaxies with stamps and a segmentation map, in numeric order.</summary>
    public IReadOnlyList<string> Galaxies { get; }

    /// <summary>Galaxies with stamps that cannot be processed, and why.</summary>
    public IReadOnlyList<string> Skipped { get; }

    /// <summary>Mergers of these galaxies, by name.</summary>
    public IReadOnlyDictionary<string, Merger> Mergers { get; }

    /// <summary>All that can be mapped: the galaxies, then the mergers.</summary>
    public IReadOnlyList<string> Names => [.. Galaxies, .. Mergers.Keys];

    /// <summary>What a simulated set was made from; null for real data.</summary>
    public StampTruth? Truth { get; }

    /// <summary>Opens a folder; when it does not exist but a recipe <c>{folder}.json</c> does, the sample is simulated first.</summary>
    /// <exception cref="ReductionException">There is no such folder, or it holds no stamps.</exception>
    public static StampSet Open(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        folder = Samples.Ensure(folder);
        string stamps = Path.Combine(folder, "new_stamps");
        if (!Directory.Exists(stamps)) throw new ReductionException($"{folder} has no folder 'new_stamps': it is no set of stamps.");
        var named = Directory.EnumerateFiles(stamps, "*mas_f*_sci.fits").Select(f => Path.GetFileName(f).Split('_')[0]).Distinct()
            .OrderBy(g => g.Length).ThenBy(g => g, StringComparer.Ordinal).ToArray();
        var skipped = new List<string>();
        var galaxies = new List<string>();
        foreach (string galaxy in named)
        {
            if (File.Exists(SegmentMapPath(folder, galaxy))) galaxies.Add(galaxy);
            else skipped.Add($"{galaxy}: no segmentation map {Path.GetFileName(SegmentMapPath(folder, galaxy))}");
        }
        if (galaxies.Count == 0) throw new ReductionException($"{folder} has no galaxy with stamps and a segmentation map.");
        return new(folder, galaxies, skipped);
    }

    /// <summary>Full path of the science stamp; band 850 is the long-pass filter F850LP.</summary>
    public string SciencePath(string galaxy, string band, int scaleMas = 60) => StampPath("new_stamps", galaxy, band, scaleMas, "sci");

    /// <summary>Full path of the weight stamp.</summary>
    public string WeightPath(string galaxy, string band, int scaleMas = 60) => StampPath("new_stamps", galaxy, band, scaleMas, "wht");

    /// <summary>Full path of the file with the sky level.</summary>
    public string SkyPath(string galaxy, string band) => Path.Combine(Folder, "NEW_SKY", $"sky_{galaxy}_{band}.txt");

    /// <summary>Full path of the segmentation map.</summary>
    public string SegmentMapPath(string galaxy) => SegmentMapPath(Folder, galaxy);

    /// <summary>Whether there is such a stamp.</summary>
    public bool Has(string galaxy, string band, int scaleMas = 60) => File.Exists(SciencePath(galaxy, band, scaleMas));

    /// <summary>The science stamp, e⁻/s.</summary>
    /// <exception cref="FitsException">It is missing or damaged.</exception>
    public HstImage Science(string galaxy, string band, int scaleMas = 60) => HstImage.Read(SciencePath(galaxy, band, scaleMas));

    /// <summary>The weight stamp: inverse variance of the flux, (e⁻/s)⁻².</summary>
    /// <exception cref="FitsException">It is missing or damaged.</exception>
    public HstImage Weight(string galaxy, string band, int scaleMas = 60) => HstImage.Read(WeightPath(galaxy, band, scaleMas));

    /// <summary>The segmentation map: labels of objects on a grid of its own.</summary>
    /// <exception cref="FitsException">It is missing or damaged.</exception>
    public HstImage SegmentMap(string galaxy) => HstImage.Read(SegmentMapPath(galaxy), "DATA");

    /// <summary>The sky level of a band, e⁻/s per 60 mas pixel.</summary>
    /// <exception cref="ReductionException">The file is missing or does not hold one number.</exception>
    public double Sky(string galaxy, string band)
    {
        string path = SkyPath(galaxy, band);
        if (!File.Exists(path))
        {
            throw new ReductionException($"{path} is missing: measure the sky first (SkyMeasurement), or take the galaxy out of the list.");
        }
        string text = File.ReadAllText(path).Trim();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double sky) && double.IsFinite(sky)
            ? sky
            : throw new ReductionException($"{path}: expected one number (sky, e⁻/s per pixel), found '{(text.Length > 40 ? text[..40] + "…" : text)}'.");
    }

    /// <summary>Numbers of the stars with a stamp in this band and pixel scale.</summary>
    public IReadOnlyList<string> Stars(string band, int scaleMas) => !Directory.Exists(Path.Combine(Folder, "PSF")) ? [] :
        [.. Directory.EnumerateFiles(Path.Combine(Folder, "PSF"), $"*_{scaleMas}mas_f{band}*_sci.fits")
            .Select(f => Path.GetFileName(f).Split('_')[0]).OrderBy(s => s.Length).ThenBy(s => s, StringComparer.Ordinal)];

    /// <summary>The stamp of a star, and the pixels of its DS9 region.</summary>
    /// <exception cref="FitsException">The stamp is missing or damaged.</exception>
    /// <exception cref="ReductionException">The region file is missing or not understood.</exception>
    public (HstImage Star, Image<bool> Mask) Star(string star, string band, int scaleMas)
    {
        var image = HstImage.Read(StampPath("PSF", star, band, scaleMas, "sci"));
        string path = Path.Combine(Folder, "PSF", $"mask_psf_{star}_{band}_{scaleMas}mas.reg");
        try
        {
            return (image, new(image.Width, image.Height, Region.Mask(Ds9Regions.Read(path, image.WcsOrNull), image.Width, image.Height)));
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            throw new ReductionException($"The region of star {star} in band {band}: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Path.GetFileName(Folder)}: galaxies {string.Join(", ", Galaxies)}; mergers {string.Join(", ", Mergers.Keys)}"
        + (Truth is null ? "" : "; simulated, truth known")
        + string.Concat(Skipped.Select(s => $"\nskipped {s}"));

    private string StampPath(string folder, string name, string band, int scaleMas, string kind)
    {
        string wide = Path.Combine(Folder, folder, $"{name}_{scaleMas}mas_f{band}w_{kind}.fits");
        string longPass = Path.Combine(Folder, folder, $"{name}_{scaleMas}mas_f{band}lp_{kind}.fits");
        return !File.Exists(wide) && File.Exists(longPass) ? longPass : wide;
    }

    private static string SegmentMapPath(string folder, string galaxy) =>
        Path.Combine(folder, "segment_maps", $"udf_mosaic_{galaxy}_HST_SEGMAP.fits");
}
