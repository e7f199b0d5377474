namespace HstNotebooks.Fits;

public sealed partial class FitsFile
{
    /// <summary>The table at a place, 0-based.</summary>
    /// <exception cref="FitsException">The file has no such HDU, or it is no table.</exception>
    public TableHdu Table(int index) => AsTable(this[index]);

    /// <summary>The table with this EXTNAME and EXTVER; see the indexer.</summary>
    /// <exception cref="FitsException">The file has no such HDU, or it is no table.</exception>
    public TableHdu Table(string extName, int version = 1) => AsTable(this[extName, version]);

    /// <summary>The first table.</summary>
    /// <exception cref="FitsException">There is none.</exception>
    public TableHdu FirstTable() => Hdus.OfType<TableHdu>().FirstOrDefault()
        ?? throw new FitsException($"{Name} has no table; it has {string.Join(", ", Hdus)}.");

    private static TableHdu AsTable(Hdu hdu) =>
        hdu as TableHdu ?? throw new FitsException($"{hdu.Header.Origin} is no table but {hdu.Type} ({hdu.ShapeText}).");
}
