using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>MUSE images as the anchoring needs them.</summary>
internal static class MuseInputs
{
    /// <summary>
    /// A synthetic band, Jy per spaxel, in 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ per spaxel; 0, which is what lies outside, becomes NaN.
    /// </summary>
    public static HstImage Band(string path, Bandpass curve)
    {
        var image = HstImage.Read(path);
        if (image.Unit.Length > 0
            && !image.Unit.StartsWith("Jy", StringComparison.OrdinalIgnoreCase)
            && !image.Unit.StartsWith("Jansky", StringComparison.OrdinalIgnoreCase))
        {
            throw new ReductionException($"{image.Header.Origin}: BUNIT is '{image.Unit}'; Jansky per spaxel was expected.");
        }
        double unit = FluxUnits.PerAngstromOfJansky(curve.Pivot);
        return image with
        {
            Science = image.Science.MapInPlace(v => v == 0 || !float.IsFinite(v) ? float.NaN : (float)(v * unit)),
            Unit = FluxUnits.PerAngstromPerPixel,
        };
    }

    /// <summary>The map of Hα of a MAPS file, with its error when there is one.</summary>
    public static HstImage Halpha(string path) => Line(path, "HA6562_FLUX")
        ?? throw new ReductionException($"{Path.GetFileName(path)} has no extension HA6562_FLUX: it is no file of line maps.");

    /// <summary>The map of [NII] λ6583; null when there is none.</summary>
    public static HstImage? Nii(string path) => Line(path, "NII6583_FLUX");

    private static HstImage? Line(string path, string name)
    {
        var file = FitsFile.Open(path);
        if (!Has(name)) return null;
        var map = HstImage.Read(path, name);
        return map with { Error = Has(name + "_ERR") ? HstImage.Read(path, name + "_ERR").Science : null, Unit = FluxUnits.PerPixel };

        bool Has(string extension) => file.Hdus.Any(h => h.Name == extension);
    }
}
