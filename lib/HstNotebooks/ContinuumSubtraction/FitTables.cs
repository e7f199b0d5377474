using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>
/// The tables of the anchoring fits, with the columns of the published pipeline and their errors; as numbers, where it wrote text.
/// </summary>
internal static class FitTables
{
    private static readonly string[] LineName = ["halpha"];

    /// <summary>Writes <c>table_fits_bgcorr</c> and <c>table_fits_NII</c> as FITS and CSV; returns the full paths.</summary>
    public static IReadOnlyList<string> Write(MuseAnchoring anchoring, string folder)
    {
        // The rows are in the order of the original: broad2, narrow, broad1.
        (string Name, BackgroundOffset Fit)[] rows =
            [("broad2", anchoring.Offsets.Broad2), ("narrow", anchoring.Offsets.Narrow), ("broad1", anchoring.Offsets.Broad1)];
        double area = anchoring.PixelAreaRatio;
        var offsets = new Table(
        [
            TableColumn.Create("filter", rows.Select(r => r.Name).ToArray()),
            TableColumn.Create("slope_bins", rows.Select(r => r.Fit.Line.Slope).ToArray(), description: "slope HST / MUSE of the free fit"),
            TableColumn.Create("intercept_lowres", rows.Select(r => r.Fit.Line.Intercept).ToArray(),
                description: "intercept per MUSE pixel"),
            TableColumn.Create("intercept_highres", rows.Select(r => r.Fit.Line.Intercept * area).ToArray(),
                description: "intercept per HST pixel"),
            TableColumn.Create("interceptfixed_bins", rows.Select(r => r.Fit.UnitSlope.Intercept).ToArray(),
                description: "offset for a slope of 1"),
            TableColumn.Create("slope_err", rows.Select(r => r.Fit.Line.SlopeError).ToArray(), description: "1 sigma of the slope"),
            TableColumn.Create("offset", rows.Select(r => r.Fit.Offset).ToArray(),
                description: "background that was subtracted, per MUSE pixel"),
            TableColumn.Create("offset_err", rows.Select(r => r.Fit.OffsetError).ToArray(), description: "its 1 sigma (bootstrap)"),
            TableColumn.Create("n_pixels", rows.Select(r => r.Fit.Points).ToArray(), description: "pixels in the fit"),
            TableColumn.Create("band", rows.Select(r => r.Fit.Filter).ToArray(), description: "name of the filter"),
        ], "BGCORR");
        var slope = anchoring.Slope;
        var nii = new Table(
        [
            TableColumn.Create("filter", LineName),
            TableColumn.Create("slope_bins", new[] { slope.Line.Slope }, description: "narrow band over H alpha, free fit"),
            TableColumn.Create("intercept_lowres", new[] { slope.Line.Intercept }, description: "intercept per MUSE pixel"),
            TableColumn.Create("intercept_highres", new[] { slope.Line.Intercept * area }, description: "intercept per HST pixel"),
            TableColumn.Create("slopefixed_bins", new[] { slope.ThroughOrigin.Slope }, description: "slope through the origin"),
            TableColumn.Create("slope_lines", new[] { slope.FromLines ?? double.NaN },
                description: "slope from the line ratios and the curve"),
            TableColumn.Create("slope", new[] { slope.Slope }, description: "slope that was divided by"),
            TableColumn.Create("slope_err", new[] { slope.SlopeError }, description: "1 sigma of the measured slope (bootstrap)"),
            TableColumn.Create("n_pixels", new[] { slope.Points }, description: "spaxels in the fit"),
        ], "NII");
        return [.. Both(offsets, "table_fits_bgcorr"), .. Both(nii, "table_fits_NII")];

        IEnumerable<string> Both(Table table, string name)
        {
            foreach (string extension in new[] { ".fits", ".csv" })
            {
                string path = Path.GetFullPath(Path.Combine(folder, name + extension));
                table.Write(path);
                yield return path;
            }
        }
    }
}
