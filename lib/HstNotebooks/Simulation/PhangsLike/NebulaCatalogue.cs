using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>
/// The catalogue of nebulae: what the Hα map has in the mask of each region; some rows are of another galaxy, as in that of a survey.
/// </summary>
internal static class NebulaCatalogue
{
    private const double DiscsPerR25 = 3.2;     // R25 in scale lengths of a disc of the usual central brightness (Freeman 1970)
    private const int RowsOfOther = 3;

    public static TableHdu Of(
        PhangsLikeOptions options, GalaxyModel model, SimulatedGrid grid, MuseMaps maps, Image<float> halpha, double pixelNoise)
    {
        var measured = new Measurement[model.Regions.Count + 1];
        for (int y = 0; y < grid.Height; y++)
        {
            for (int x = 0; x < grid.Width; x++)
            {
                ref var m = ref measured[maps.Mask.Ids[x, y]];
                m.Pixels++;
                m.Flux += halpha[x, y];
                m.HasStar |= maps.StarMask[x, y] != 0;
                m.IsAtEdge |= !MuseMaps.IsObserved(grid, x - 1, y - 1) || !MuseMaps.IsObserved(grid, x + 1, y + 1);
            }
        }
        var own = model.Regions.Where(r => measured[r.Id].Pixels > 0).ToArray();
        SimulatedRegion[] rows = [.. own, .. own.Take(RowsOfOther)];
        var places = rows.Select(r => grid.Wcs.SkyToPixel(new(r.Ra, r.Dec))).ToArray();
        string[] galaxies = [.. own.Select(_ => options.Galaxy.ToUpperInvariant()), .. rows.Skip(own.Length).Select(_ => "OTHERGALAXY")];
        double r25Px = DiscsPerR25 * model.ScaleLengthArcsec / options.HstPixelArcsec;
        return TableHdu.Create(
            TableColumn.Create("gal_name", galaxies),
            Column("region_ID", "", r => r.Id),
            TableColumn.Create("cen_x", places.Select(p => p.X).ToArray(), "pix"),
            TableColumn.Create("cen_y", places.Select(p => p.Y).ToArray(), "pix"),
            Column("cen_ra", "deg", r => r.Ra),
            Column("cen_dec", "deg", r => r.Dec),
            Column("HA6562_FLUX", "1e-20 erg/s/cm2", r => measured[r.Id].Flux),
            Column("HA6562_FLUX_ERR", "1e-20 erg/s/cm2", r => pixelNoise * Math.Sqrt(measured[r.Id].Pixels)),
            Column("HA6562_VEL", "km/s", r => r.VelocityKms),
            Column("r_R25", "", r => double.Hypot(r.X - model.Centre.X, r.Y - model.Centre.Y) / r25Px),
            TableColumn.Create("flag_edge", rows.Select(r => measured[r.Id].IsAtEdge ? 1 : 0).ToArray()),
            TableColumn.Create("flag_star", rows.Select(r => measured[r.Id].HasStar ? 1 : 0).ToArray()));

        TableColumn Column(string name, string unit, Func<SimulatedRegion, double> value) =>
            TableColumn.Create(name, rows.Select(value).ToArray(), unit);
    }

    private record struct Measurement(int Pixels, double Flux, bool HasStar, bool IsAtEdge);
}
