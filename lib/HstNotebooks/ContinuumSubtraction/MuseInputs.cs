using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>MUSE images as the anchoring needs them.</summary>
internal static class MuseInputs
{
    /// <summary>A synthetic band, Jy per spaxel, in 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ per spaxel; 0, which is what lies outside, becomes NaN.</summary>
    public static HstImage Band(string path, Bandpass curve)
    {
        var image = HstImage.Read(path);
        if (image.Unit.Length > 0 && !image.Unit.StartsWith("Jy", StringComparison.OrdinalIgnoreCase) && !image.Unit.StartsWith("Jansky", StringComparison.OrdinalIgnoreCase))
        {
            throw new ReductionException($"{image.Header.Origin}: BUNIT is '{image.Unit}'; Jansky per spaxel was expected.");
        }
        double unit = FluxUnits.PerAngstromOfJansky(curve.Pivot);
        return image with { Science = image.Science.MapInPlace(v => v == 0 || !float.IsFinite(v) ? float.NaN : (float)(v * unit)), Unit = FluxUnits.PerAngstromPerPixel };
    }

    /// <summary>The map of Hα of a MAPS file, with its error when there is one.</summary>
    public static HstImage Halpha(string path)
    {
        var map = HstImage.Read(path, "HA6562_FLUX");
        var file = Fits.FitsFile.Open(path);
        bool hasError = file.Hdus.Any(h => h.Name == "HA6562_FLUX_ERR");
        return map with { Error = hasError ? HstImage.Read(path, "HA6562_FLUX_ERR").Science : null, Unit = FluxUnits.PerPixel };
    }

    /// <summary>The star mask on the grid of a MUSE image.</summary>
    public static Image<bool> Stars(string path, HstImage grid)
    {
        var mask = HstImage.Read(path).OnGrid(grid.Wcs, grid.Width, grid.Height, conserveFlux: false, RegridOrder.Nearest);
        return mask.Science.Map(v => v != 0 && !float.IsNaN(v));
    }
}
