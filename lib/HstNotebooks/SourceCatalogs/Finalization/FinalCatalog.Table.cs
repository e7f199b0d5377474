using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks;

public sealed partial record FinalCatalog
{
    private const string FluxUnit = "erg s-1 cm-2 Angstrom-1";

    /// <summary>
    /// The catalogue as a table, missing values NaN. First the columns of the published catalogues under their names and in their order;
    /// then, unless in Original, magnitudes (<c>abmag_2</c>, <c>stmag_2</c>, <c>vegamag_2</c> where known, <c>magerr_2</c>), signal to noise
    /// (<c>snr_2</c>), the sky (<c>back</c>, <c>back_std</c>, <c>back_npix</c>) and flags (<c>cr_flag</c>, 1 for a cosmic ray;
    /// <c>fwhm_flag</c>).
    /// </summary>
    public Table ToTable() => new([.. PublishedColumns(), .. Options.Fidelity == Fidelity.Original ? [] : FurtherColumns()], Name, Meta());

    // Descriptions are ASCII: FITS holds no other.
    private IEnumerable<TableColumn> PublishedColumns()
    {
        yield return Of("xcenter", s => s.Measured.X, "pixel", "centre, pixels from 0");
        yield return Of("ycenter", s => s.Measured.Y, "pixel", "centre, pixels from 0");
        yield return Of("fwhm", s => s.Measured.FwhmPx, "pixel", "full width at half maximum of a Moffat profile");
        foreach (double r in RadiiPx) yield return TableColumn.Create(Key("flux", r, "_apcor"), Fluxes(r), FluxUnit, About("flux of all light", r));
        foreach (double r in RadiiPx) yield return TableColumn.Create(Key("err", r, "_apcor"), FluxErrors(r), FluxUnit, About("1-sigma error of the flux", r));
        yield return Of("RA_GAIA_WCS", s => s.Measured.Sky.Ra, "deg", "right ascension by the WCS");
        yield return Of("DEC_GAIA_WCS", s => s.Measured.Sky.Dec, "deg", "declination by the WCS");
        yield return Of("GAIA_CAT_RA", s => s.Measured.Gaia?.Ra ?? double.NaN, "deg", "right ascension of the star of Gaia that it is");
        yield return Of("GAIA_CAT_DEC", s => s.Measured.Gaia?.Dec ?? double.NaN, "deg", "declination of the star of Gaia that it is");
    }

    private IEnumerable<TableColumn> FurtherColumns()
    {
        foreach (var system in Enum.GetValues<MagnitudeSystem>().Where(s => double.IsFinite(ZeroPoint(s))))
        {
            string key = system.ToString().ToLowerInvariant() + "mag";
            foreach (double r in RadiiPx) yield return TableColumn.Create(Key(key, r), Magnitudes(system, r), "mag", About($"{system} magnitude", r));
        }
        foreach (double r in RadiiPx) yield return TableColumn.Create(Key("magerr", r), MagnitudeErrors(r), "mag", About("1-sigma error of the magnitudes", r));
        foreach (double r in RadiiPx) yield return TableColumn.Create(Key("snr", r), SignalToNoise(r), "", About("flux over its error", r));
        yield return Of("back", s => s.Measured.Back, "electron s-1", "sky a pixel");
        yield return Of("back_std", s => s.Measured.BackStd, "electron s-1", "standard deviation of the pixels of the sky");
        yield return TableColumn.Create("back_npix", Sources.Select(s => s.Measured.BackPixels).ToArray(), "", "pixels of the sky that were used");
        yield return TableColumn.Create("cr_flag", Sources.Select(s => s.Measured.IsCosmicRay ? 1 : 0).ToArray(), "", "1: a cosmic ray may lie on it");
        yield return TableColumn.Create("fwhm_flag", Sources.Select(s => s.Measured.FwhmFlag).ToArray(), "", "why the width is missing or doubtful");
    }

    private IEnumerable<KeyValuePair<string, object?>> Meta()
    {
        yield return new("software", $"HstNotebooks {Library.Version}");
        yield return new("filter", Filter);
        yield return new("instrument", Options.Instrument);
        yield return new("PHOTFLAM", Options.PhotFlam);
        if (Options.PivotAngstrom is { } pivot) yield return new("PHOTPLAM", pivot);
        foreach (var system in Enum.GetValues<MagnitudeSystem>().Where(s => double.IsFinite(ZeroPoint(s))))
        {
            yield return new($"zero_point_{system.ToString().ToLowerInvariant()}", ZeroPoint(system));
        }
        yield return new("encircled_energy", Options.EncircledEnergy?.Name);
        foreach (var (i, radius) in RadiiPx.Index()) yield return new(Key("encircled_energy", radius), EncircledEnergies[i]);
        yield return new("fidelity", Options.Fidelity.ToString());
    }

    private TableColumn Of(string name, Func<FinalSource, double> value, string unit, string description) =>
        TableColumn.Create(name, Sources.Select(value).ToArray(), unit, description);

    private static string Key(string start, double radius, string end = "") => string.Create(CultureInfo.InvariantCulture, $"{start}_{radius}{end}");

    private static string About(string what, double radius) => string.Create(CultureInfo.InvariantCulture, $"{what}, from an aperture of {radius} px");
}
