using System.Text.RegularExpressions;

namespace HstNotebooks;

/// <summary>
/// The name of a file of the PHANGS-HST Hα release at MAST (a high-level science product):
/// <c>hlsp_phangs-hst_hst_acs-wfc_ngc628mosaic_f555w-f658-f814w_v1_ha-img.fits</c>.
/// </summary>
/// <param name="Instrument"><c>wfc3-uvis</c>, <c>acs-wfc</c>, or both: <c>wfc3-uvis-acs-wfc</c>.</param>
/// <param name="Target">The galaxy in lower case, letters and digits, such as <c>ngc628c</c>.</param>
/// <param name="IsMosaic">Whether it is made of several fields of the galaxy.</param>
/// <param name="NarrowFilter">The narrow band as the release writes it: <c>f657</c> or <c>f658</c>.</param>
/// <param name="Product">What the file holds.</param>
/// <param name="Version">Version of the release, ≥ 1.</param>
public sealed partial record MastName(
    string Instrument, string Target, bool IsMosaic, string NarrowFilter, MastProduct Product, int Version = 1)
{
    private const string Mosaic = "mosaic";

    private static readonly (MastProduct Product, string Mast, string Own)[] Products =
    [
        (MastProduct.Science, "exp-drc-sci", "exp_drc_sci"), (MastProduct.Weight, "err-drc-wht", "err_drc_wht"),
        (MastProduct.LineMap, "ha-img", "hst_ha_as2"), (MastProduct.LineError, "ha-err", "hst_ha_err_as2"),
    ];

    /// <summary>The name of the product that this workflow writes, such as <c>ngc628c_hst_ha_as2.fits</c>.</summary>
    public string ProductFile
    {
        get
        {
            string band = IsLine ? "" : $"_{NarrowFilter}";
            return $"{Whole}{band}_{Products.First(p => p.Product == Product).Own}.fits";
        }
    }

    /// <summary>
    /// The MAST name of a product of this workflow, by its file name: <c>{galaxy}[mosaic]_hst_ha_as2.fits</c> and
    /// <c>_hst_ha_err_as2.fits</c> for line maps, <c>…_exp_drc_sci.fits</c> and <c>…_err_drc_wht.fits</c> for drizzled images.
    /// </summary>
    /// <param name="path">The product; its folder does not matter.</param>
    /// <param name="instrument">Such as <c>ACS/WFC</c> or <c>acs-wfc</c>; of several <c>WFC3/UVIS + ACS/WFC</c>.</param>
    /// <param name="narrowFilter">Such as <c>F658N</c>.</param>
    /// <exception cref="ReductionException">
    /// The name is not that of such a product, or instrument or filter are none of the release.
    /// </exception>
    public static MastName Of(string path, string instrument, string narrowFilter)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(instrument);
        ArgumentNullException.ThrowIfNull(narrowFilter);
        string file = Path.GetFileName(path);
        var match = OwnPattern().Match(file);
        if (!match.Success)
        {
            string endings = string.Join(", ", Products.Select(p => p.Own));
            throw new ReductionException($"'{file}' is no product to deliver: expected {{galaxy}}_ and one of {endings}, then .fits.");
        }
        var product = Products.First(p => p.Own == match.Groups["product"].Value).Product;
        string filter = narrowFilter.Trim().ToLowerInvariant().TrimEnd('n');
        var (target, isMosaic) = Parted(match.Groups["target"].Value);
        return new MastName(InstrumentToken(instrument), target, isMosaic, filter, product).Checked(file);
    }

    /// <summary>Reads a MAST name, with or without folder.</summary>
    /// <exception cref="ReductionException">It is none of this release.</exception>
    public static MastName Parse(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string file = Path.GetFileName(path);
        var match = MastPattern().Match(file);
        if (!match.Success)
        {
            string endings = string.Join(", ", Products.Select(p => p.Mast));
            throw new ReductionException($"'{file}' is no name of the release: expected hlsp_phangs-hst_hst_{{instrument}}_{{galaxy}}_"
                + $"{{filters}}_v1_ and one of {endings}, then .fits.");
        }
        var product = Products.First(p => p.Mast == match.Groups["product"].Value).Product;
        var (target, isMosaic) = Parted(match.Groups["target"].Value);
        var name = new MastName(match.Groups["instrument"].Value, target, isMosaic, match.Groups["narrow"].Value, product,
            int.Parse(match.Groups["version"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        bool hasBroad = match.Groups["first"].Success && match.Groups["last"].Success;
        bool hasNone = !match.Groups["first"].Success && !match.Groups["last"].Success;
        if (name.IsLine ? hasBroad : hasNone) return name.Checked(file);
        throw new ReductionException($"'{file}': {(name.IsLine ? "a line map is of f555w-{narrow}-f814w" : "an image is of one filter")}.");
    }

    /// <summary>The name at MAST.</summary>
    public override string ToString()
    {
        string filters = IsLine ? $"f555w-{NarrowFilter}-f814w" : NarrowFilter;
        return FormattableString.Invariant(
            $"hlsp_phangs-hst_hst_{Instrument}_{Whole}_{filters}_v{Version}_{Products.First(p => p.Product == Product).Mast}.fits");
    }

    private bool IsLine => Product is MastProduct.LineMap or MastProduct.LineError;

    private string Whole => Target + (IsMosaic ? Mosaic : "");

    private MastName Checked(string file)
    {
        if (NarrowFilter is not ("f657" or "f658"))
        {
            throw new ReductionException($"'{file}': the narrow band is {NarrowFilter}; expected f657 or f658.");
        }
        if (Instrument is not ("wfc3-uvis" or "acs-wfc" or "wfc3-uvis-acs-wfc"))
        {
            throw new ReductionException($"'{file}': the instrument is {Instrument}; expected wfc3-uvis, acs-wfc or wfc3-uvis-acs-wfc.");
        }
        return this;
    }

    private static (string Target, bool IsMosaic) Parted(string target) =>
        target.EndsWith(Mosaic, StringComparison.Ordinal) ? (target[..^Mosaic.Length], true) : (target, false);

    private static string InstrumentToken(string instrument)
    {
        string token = instrument.Trim().ToLowerInvariant().Replace('/', '-');
        bool hasUvis = token.Contains("wfc3-uvis", StringComparison.Ordinal), hasWfc = token.Contains("acs-wfc", StringComparison.Ordinal);
        return (hasUvis, hasWfc) switch
        {
            (true, true) => "wfc3-uvis-acs-wfc",
            (true, false) => "wfc3-uvis",
            (false, true) => "acs-wfc",
            _ => token,
        };
    }

    [GeneratedRegex(@"^(?<target>[a-z0-9]+)(_[a-z0-9-]+)*?_(?<product>exp_drc_sci|err_drc_wht|hst_ha_as2|hst_ha_err_as2)\.fits\z")]
    private static partial Regex OwnPattern();

    [GeneratedRegex(@"^hlsp_phangs-hst_hst_(?<instrument>[a-z0-9-]+)_(?<target>[a-z0-9]+)_"
        + @"((?<first>f555w)-)?(?<narrow>f\d{3})(-(?<last>f814w))?_v(?<version>[1-9]\d{0,3})_(?<product>exp-drc-sci|err-drc-wht|ha-img|ha-err)\.fits\z")]
    private static partial Regex MastPattern();
}
