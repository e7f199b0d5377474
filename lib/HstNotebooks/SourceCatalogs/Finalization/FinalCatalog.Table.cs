using System.Globalization;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks;

public sealed partial record FinalCatalog
{
    private const string FluxUnit = "erg s-1 cm-2 Angstrom-1";

    /// <summary>
    /// The catalogue as a table, missing values NaN. First the columns of the published catalogues under their names and in their order;
    /// then, unless in Original, magnitudes (<c>abmag_2</c>, <c>stmag_2</c>, <c>vegamag_2</c> where known, <c>magerr_2</c>), signal to
    /// noise (<c>snr_2</c>), the sky (<c>back</c>, <c>back_std</c>, <c>back_npix</c>) and flags (<c>cr_flag</c>, 1 for a cosmic ray;
    /// <c>fwhm_flag</c>).
    /// </summary>
    public Table ToTable() => new([.. PublishedColumns(), .. Options.Fidelity == Fidelity.Original ? [] : FurtherColumns()], Name, Meta());

    // Descriptions are ASCII: FITS holds no other.
    private IEnumerable<TableColumn> PublishedColumns() =>
    [
        Of("xcenter", s => s.Measured.X, "pixel", "centre, pixels from 0"),
        Of("ycenter", s => s.Measured.Y, "pixel", "centre, pixels from 0"),
        Of("fwhm", s => s.Measured.FwhmPx, "pixel", "full width at half maximum of a Moffat profile"),
        .. OfApertures("flux_{0}_apcor", Fluxes, FluxUnit, "flux of all light"),
        .. OfApertures("err_{0}_apcor", FluxErrors, FluxUnit, "1-sigma error of the flux"),
        Of("RA_GAIA_WCS", s => s.Measured.Sky.Ra, "deg", "right ascension by the WCS"),
        Of("DEC_GAIA_WCS", s => s.Measured.Sky.Dec, "deg", "declination by the WCS"),
        Of("GAIA_CAT_RA", s => s.Measured.Gaia?.Ra ?? double.NaN, "deg", "right ascension of the star of Gaia that it is"),
        Of("GAIA_CAT_DEC", s => s.Measured.Gaia?.Dec ?? double.NaN, "deg", "declination of the star of Gaia that it is"),
    ];

    private IEnumerable<TableColumn> FurtherColumns() =>
    [
        .. Systems.SelectMany(s => OfApertures($"{Key(s)}mag_{{0}}", r => Magnitudes(s, r), "mag", $"{s} magnitude")),
        .. OfApertures("magerr_{0}", MagnitudeErrors, "mag", "1-sigma error of the magnitudes"),
        .. OfApertures("snr_{0}", SignalToNoise, "", "flux over its error"),
        Of("back", s => s.Measured.Back, "electron s-1", "sky a pixel"),
        Of("back_std", s => s.Measured.BackStd, "electron s-1", "standard deviation of the pixels of the sky"),
        Of("back_npix", s => s.Measured.BackPixels, "", "pixels of the sky that were used"),
        Of("cr_flag", s => s.Measured.IsCosmicRay ? 1 : 0, "", "1: a cosmic ray may lie on it"),
        Of("fwhm_flag", s => s.Measured.FwhmFlag, "", "why the width is missing or doubtful"),
    ];

    private IEnumerable<MagnitudeSystem> Systems => Enum.GetValues<MagnitudeSystem>().Where(s => double.IsFinite(ZeroPoint(s)));

    private IEnumerable<KeyValuePair<string, object?>> Meta()
    {
        yield return new("software", $"HstNotebooks {Library.Version}");
        yield return new("filter", Filter);
        yield return new("instrument", Options.Instrument);
        yield return new("PHOTFLAM", Options.PhotFlam);
        if (Options.PivotAngstrom is { } pivot) yield return new("PHOTPLAM", pivot);
        foreach (var system in Systems) yield return new($"zero_point_{Key(system)}", ZeroPoint(system));
        yield return new("encircled_energy", Options.EncircledEnergy?.Name);
        foreach (var (i, radius) in RadiiPx.Index()) yield return new(Invariant($"encircled_energy_{radius}"), EncircledEnergies[i]);
        yield return new("fidelity", Options.Fidelity.ToString());
    }

    private TableColumn Of<T>(string name, Func<FinalSource, T> value, string unit, string description) =>
        TableColumn.Create(name, Sources.Select(value).ToArray(), unit, description);

    private IEnumerable<TableColumn> OfApertures(string name, Func<double, double[]> values, string unit, string description) =>
        RadiiPx.Select(r => TableColumn.Create(string.Format(CultureInfo.InvariantCulture, name, r), values(r), unit,
            Invariant($"{description}, from an aperture of {r} px")));

    private static string Key(MagnitudeSystem system) => system.ToString().ToLowerInvariant();
}
