using System.Globalization;
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
    string Galaxy, HstImage Narrow, HstImage Continuum1, HstImage? Continuum2, HstImage? MuseHalpha,
    double? MuseFwhmArcsec, HstImage? Stars, Bandpass? Curve)
{
    // Drizzled images of one grid agree to rounding; a tenth of a pixel leaves dipoles of some per cent of a star.
    private const double GridTolerancePx = 0.1;

    /// <summary>The files that these are from, for the provenance of the products; empty for images made otherwise.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Reads them; pixels that are 0 become NaN. The first HDU with pixels of each file is taken, of MUSE's the map
    /// HA6562_FLUX.</summary>
    /// <param name="files">The galaxy's files.</param>
    /// <param name="curve">Throughput of the narrow band; null when not known.</param>
    /// <exception cref="FitsException">A file is missing or damaged.</exception>
    public static AnchoredMapsInputs Read(GalaxyFiles files, Bandpass? curve = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        var bands = files.Science.Map(path =>
        {
            var image = HstImage.Read(path);
            return image with { Science = image.Science.MapInPlace(v => v == 0 ? float.NaN : v), Error = null, Quality = null };
        });
        var muse = files.MuseMaps is { } maps ? MuseInputs.Halpha(maps) : null;
        var stars = files.StarMask is { } path ? HstImage.Read(path) : null;
        return new(files.Galaxy, bands.Narrow, bands.Broad1, bands.Broad2, muse, files.MuseFwhmArcsec, stars, curve)
        {
            Paths = [.. files.Science.All, .. new[] { files.MuseMaps, files.StarMask }.OfType<string>()],
        };
    }

    /// <summary>Finds what would make a map wrong without a word.</summary>
    /// <exception cref="ReductionException">The HST images are not on one grid, or have no pixel in common; or MUSE or the mask of stars
    /// shows another
    /// field, or the resolution of MUSE is not known or
    /// better than that of HST.</exception>
    internal void Validate(double hstFwhmArcsec)
    {
        var wcs = Narrow.Wcs;
        foreach (var band in new[] { Continuum1, Continuum2 }.OfType<HstImage>())
        {
            if (band.Width != Narrow.Width || band.Height != Narrow.Height)
            {
                throw new ReductionException($"{band.Name} has {band.Width} × {band.Height} pixels, "
                    + $"{Narrow.Name} {Narrow.Width} × {Narrow.Height}: bring the images onto one grid first.");
            }
            if (!band.Wcs.IsAlignedWith(wcs, band.Width, band.Height, GridTolerancePx))
            {
                throw new ReductionException($"{band.Name} is not on the grid of {Narrow.Name}: "
                    + "their WCS are more than a tenth of a pixel apart. Bring the images onto one grid first.");
            }
        }
        RequireCommonPixels();
        if (MuseHalpha is { } muse)
        {
            if (MuseFwhmArcsec is not { } fwhm)
                throw new ReductionException($"The resolution of {muse.Name} is not known: give MuseFwhmArcsec.");
            if (!(fwhm >= hstFwhmArcsec))
            {
                throw new ReductionException(string.Create(CultureInfo.InvariantCulture,
                    $"{muse.Name} is said to have a resolution of {fwhm}″, which is not poorer than the {hstFwhmArcsec}″ of HST: "
                    + $"check MuseFwhmArcsec and HstFwhmArcsec."));
            }
            RequireOverlap(muse);
        }
        if (Stars is not null) RequireOverlap(Stars);
    }

    private void RequireCommonPixels()
    {
        var common = Narrow.Science.Combine(Continuum1.Science, (a, b) => float.IsFinite(a) && float.IsFinite(b));
        if (common.CountTrue() == 0)
            throw new ReductionException($"{Narrow.Name} and {Continuum1.Name} have no pixel in common that is neither 0 nor NaN.");
    }

    private void RequireOverlap(HstImage other)
    {
        var there = other.OnGrid(Narrow.Wcs, Narrow.Width, Narrow.Height, conserveFlux: false, RegridOrder.Nearest).Science;
        if (there.Combine(Narrow.Science, (a, b) => !float.IsNaN(a) && !float.IsNaN(b)).CountTrue() > 0) return;
        throw new ReductionException($"{other.Name} has no pixel in the field of {Narrow.Name}: "
            + "check that both are of one galaxy, and their WCS.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Galaxy}: {Narrow.Photometry.Filter} with {Continuum1.Photometry.Filter}"
        + (Continuum2 is null ? "" : $" and {Continuum2.Photometry.Filter}")
        + (MuseHalpha is null ? ", without MUSE" : FormattableString.Invariant($", MUSE at {MuseFwhmArcsec}″"));
}
