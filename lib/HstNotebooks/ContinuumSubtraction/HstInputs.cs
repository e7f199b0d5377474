using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Drizzled HST images as the subtraction needs them.</summary>
internal static class HstInputs
{
    /// <summary>
    /// An image in 10⁻²⁰ erg s⁻¹ cm⁻² Å⁻¹ per pixel with its error; pixels that are 0, which is what lies outside the exposures, become
    /// NaN. The first is trimmed to its coverage; others are brought onto its grid.
    /// </summary>
    public static HstImage Read(string sciencePath, string weightPath, HstImage? grid, bool asOriginal, CancellationToken cancellation)
    {
        var science = HstImage.Read(sciencePath);
        double unit = FluxPerCount(science) / FluxUnits.Cgs;
        science.Science.MapInPlace(v => v == 0 || !float.IsFinite(v) ? float.NaN : (float)(v * unit));
        var image = Place(science with { Error = null, Quality = null });

        var weight = HstImage.Read(weightPath);
        if (weight.Width != science.Width || weight.Height != science.Height)
        {
            throw new ReductionException($"{weight.Name} has {weight.Width} × {weight.Height} pixels, "
                + $"{science.Name} {science.Width} × {science.Height}: they are no image and its weights.");
        }
        var error = weight with
        {
            Science = weight.Science.MapInPlace(w => w > 0 ? (float)(unit / Math.Sqrt(w)) : float.NaN),
            Error = null,
            Quality = null,
        };
        error = grid is null ? error.Cut(science, image) : error.OnGrid(grid.Wcs, grid.Width, grid.Height, cancellation: cancellation);
        if (!error.Science.Pixels.AsSpan().ContainsAnyInRange(0f, float.MaxValue))
        {
            throw new ReductionException(
                $"{weight.Name} is 0 or NaN everywhere{(grid is null ? "" : $" on {grid.Name}")}: no pixel has an error.");
        }
        // A pixel without weight is no measurement; the original takes its value, and an infinite error.
        if (!asOriginal) image.Science.WhereInPlace(error.Science.Map(float.IsFinite), float.NaN);
        return image with { Error = error.Science, Unit = FluxUnits.PerAngstromPerPixel };

        HstImage Place(HstImage whole)
        {
            if (grid is not null) return whole.OnGrid(grid.Wcs, grid.Width, grid.Height, cancellation: cancellation);
            var box = whole.Science.BoundingBox() ?? throw new ReductionException($"{whole.Name} has no pixel that is neither 0 nor NaN.");
            return whole.Crop(box.X, box.Y, box.Width, box.Height);
        }
    }

    /// <summary>
    /// The bands, when they have pixels in common. The original also makes them NaN, in place, where not all have data; but it fills gaps
    /// of up to 50 pixels in that coverage before, and lets the narrow band stand in them without continuum.
    /// </summary>
    public static Bands<HstImage> InCommon(Bands<HstImage> bands, bool asOriginal)
    {
        var (narrow, broad1, broad2) = bands;
        var covered = narrow.Science.Combine(broad1.Science, (a, b) => !float.IsNaN(a) && !float.IsNaN(b))
            .Combine(broad2.Science, (both, c) => both && !float.IsNaN(c));
        if (covered.CountTrue() == 0)
        {
            throw new ReductionException(
                $"{narrow.Name}, {broad1.Name} and {broad2.Name} have no pixel in common: they do not show the same field.");
        }
        if (!asOriginal) return bands;
        covered = WithoutGaps(covered);
        foreach (var band in bands.All) band.Science.WhereInPlace(covered, float.NaN);
        return bands;
    }

    // scipy's closing with border_value=1: what is outside counts as covered, and reaches in.
    private static Image<bool> WithoutGaps(Image<bool> covered)
    {
        var box = Footprint.Box(10, 10);
        return Morphology.Erode(Morphology.Dilate(covered, box, iterations: 5, outside: true), box, iterations: 5, outside: true);
    }

    private static double FluxPerCount(HstImage image) => image.Photometry.PhotFlam is { } photFlam && photFlam > 0
        ? photFlam
        : throw new ReductionException(
            $"{image.Header.Origin}: PHOTFLAM is {(image.Header.Contains("PHOTFLAM") ? "not positive" : "missing")}; "
            + "the count rate cannot be made a flux.");

    // The part of an image's weights that was kept of the image.
    private static HstImage Cut(this HstImage weight, HstImage whole, HstImage part)
    {
        var corner = whole.Wcs.SkyToPixel(part.Wcs.PixelToSky(new(0, 0)));
        return weight.Crop((int)Math.Round(corner.X), (int)Math.Round(corner.Y), part.Width, part.Height);
    }
}
