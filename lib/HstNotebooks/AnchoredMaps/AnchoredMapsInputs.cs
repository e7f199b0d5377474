using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>What anchored maps are made of.</summary>
/// <param name="Galaxy">Leads the names of the products.</param>
/// <param name="Narrow">The narrow band, e⁻/s, with PHOTFLAM and PHOTPLAM.</param>
/// <param name="Continuum1">A broad band on the same grid.</param>
/// <param name="Continuum2">Another on the other side of the line; null: the first alone.</param>
/// <param name="MuseHalpha">MUSE's Hα, 10⁻²⁰ erg s⁻¹ cm⁻² per spaxel; null: no anchoring.</param>
/// <param name="MuseFwhmArcsec">Its resolution, arcsec.</param>
/// <param name="Stars">Mask of foreground stars, ≠ 0; null when there is none.</param>
/// <param name="Curve">Throughput of the narrow band; null when not known.</param>
public sealed record AnchoredMapsInputs(
    string Galaxy, HstImage Narrow, HstImage Continuum1, HstImage? Continuum2, HstImage? MuseHalpha, double? MuseFwhmArcsec, HstImage? Stars, Bandpass? Curve)
{
    /// <summary>Reads them; pixels that are 0 become NaN. The first HDU with pixels of each file is taken, of MUSE's the map HA6562_FLUX.</summary>
    /// <param name="files">The galaxy's files.</param>
    /// <param name="curve">Throughput of the narrow band; null when not known.</param>
    /// <exception cref="FitsException">A file is missing or damaged.</exception>
    /// <exception cref="ReductionException">The images are not on one grid.</exception>
    public static AnchoredMapsInputs Read(GalaxyFiles files, Bandpass? curve = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bands = files.Science.Map(path =>
        {
            var image = HstImage.Read(path);
            return image with { Science = image.Science.MapInPlace(v => v == 0 ? float.NaN : v), Error = null, Quality = null };
        });
        return new(files.Galaxy, bands.Narrow, bands.Broad1, bands.Broad2, files.MuseMaps is { } maps ? MuseInputs.Halpha(maps) : null,
            files.MuseFwhmArcsec, files.StarMask is { } stars ? HstImage.Read(stars) : null, curve);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Galaxy}: {Narrow.Photometry.Filter} with {Continuum1.Photometry.Filter}"
        + (Continuum2 is null ? "" : $" and {Continuum2.Photometry.Filter}") + (MuseHalpha is null ? ", without MUSE" : $", MUSE at {MuseFwhmArcsec}″");
}
