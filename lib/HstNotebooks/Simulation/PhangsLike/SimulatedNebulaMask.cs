using HstNotebooks.Imaging;

namespace HstNotebooks;

/// <summary>Which MUSE pixels belong to which HII region: a disc each, the brighter on top; 0 for none.</summary>
internal sealed class SimulatedNebulaMask
{
    private readonly PixelMap _fromNarrow;

    public SimulatedNebulaMask(IReadOnlyList<SimulatedRegion> regions, SimulatedGrid muse, SimulatedGrid narrow)
    {
        Ids = new(muse.Width, muse.Height);
        _fromNarrow = PixelMaps.Between(narrow.Wcs, muse.Wcs);
        foreach (var region in regions.OrderBy(r => r.Flux))
        {
            double radius = Math.Clamp(0.75 * double.Hypot(region.FwhmArcsec, muse.FwhmArcsec), 0.5, 1.2) / muse.Wcs.PixelScaleArcsec;
            var (x, y) = muse.Wcs.PlaneToPixel(narrow.Wcs.PixelToPlane(new(region.X, region.Y)));
            Disc(muse, x, y, radius, (column, row) =>
            {
                if (MuseMaps.IsObserved(muse, column, row)) Ids[column, row] = region.Id;
            });
        }
    }

    public Image<int> Ids { get; }

    /// <summary>Adds a row of the narrow HST image to the sums of the regions whose MUSE pixels its pixel centres lie in.</summary>
    public void AddUnder(int y, ReadOnlySpan<double> row, double[] sums)
    {
        double[] museX = new double[row.Length], museY = new double[row.Length];
        _fromNarrow.Row(y, museX, museY);
        for (int x = 0; x < row.Length; x++)
        {
            var (column, line) = ((int)Math.Floor(museX[x] + 0.5), (int)Math.Floor(museY[x] + 0.5));
            bool isInside = column >= 0 && line >= 0 && column < Ids.Width && line < Ids.Height;
            if (isInside) sums[Ids.Pixels[line * Ids.Width + column]] += row[x];
        }
    }

    /// <summary>Calls for every pixel of the grid whose centre is nearer than the radius, pixels.</summary>
    public static void Disc(SimulatedGrid grid, double x, double y, double radius, Action<int, int> use)
    {
        int left = Edge(x - radius, grid.Width), right = Edge(x + radius, grid.Width);
        int bottom = Edge(y - radius, grid.Height), top = Edge(y + radius, grid.Height);
        for (int row = bottom; row < top; row++)
        {
            for (int column = left; column < right; column++)
            {
                if (double.Hypot(column - x, row - y) < radius) use(column, row);
            }
        }

        static int Edge(double at, int count) => (int)Math.Clamp(Math.Ceiling(at), 0, count);
    }
}
