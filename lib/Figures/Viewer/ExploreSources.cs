using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks;

/// <summary>Sources of a catalogue, to be marked in an image, with the table that stands below it.</summary>
public sealed record ExploreSources
{
    /// <summary>More sources than this are neither marked nor listed; the viewer says how many there are.</summary>
    public const int Most = 20_000;

    /// <summary>Sources at these positions.</summary>
    /// <param name="positions">0-based pixels of the image; a source at NaN is listed, but not marked.</param>
    /// <param name="columns">Names of the table's columns, with units if they have any.</param>
    /// <param name="rows">One row a source, one value a column: numbers, text, bool or null.</param>
    /// <exception cref="ArgumentException">There are not as many rows as positions, or as many values in a row as columns.</exception>
    public ExploreSources(IReadOnlyList<PixelPoint> positions, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count != positions.Count)
        {
            throw new ArgumentException($"{rows.Count} rows for {positions.Count} positions: there must be as many.", nameof(rows));
        }
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Count == columns.Count) continue;
            throw new ArgumentException($"Row {i} has {rows[i].Count} values for {columns.Count} columns.", nameof(rows));
        }
        (Positions, Columns, Rows) = (positions, columns, rows);
    }

    /// <summary>0-based pixels of the image.</summary>
    public IReadOnlyList<PixelPoint> Positions { get; }

    /// <summary>Names of the table's columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>One row a source, one value a column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>The column whose text stands beside a mark; null for none.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public string? LabelColumn
    {
        get;
        init => field = value is null || Columns.Contains(value)
            ? value
            : throw new ArgumentException($"There is no column {value} for labels; there are {string.Join(", ", Columns)}.", nameof(value));
    }

    /// <summary>The rows of a table whose columns <paramref name="x"/> and <paramref name="y"/> are pixels of the image.</summary>
    /// <param name="table">The catalogue.</param>
    /// <param name="x">Name of the column with x.</param>
    /// <param name="y">Name of the column with y.</param>
    /// <param name="firstPixel">The centre of the first pixel in those columns: 0, or 1 as in FITS, DS9 and SExtractor.</param>
    /// <exception cref="FitsException">There is no such column, or it cannot be read as numbers.</exception>
    public static ExploreSources AtPixels(Table table, string x = "x", string y = "y", double firstPixel = 0)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Of(table, x, y, (column, row) => new(column - firstPixel, row - firstPixel));
    }

    /// <summary>The rows of a table whose columns <paramref name="ra"/> and <paramref name="dec"/> are positions on the sky.</summary>
    /// <param name="table">The catalogue.</param>
    /// <param name="wcs">The image's; the positions are in its frame.</param>
    /// <param name="ra">Name of the column with right ascensions, degrees.</param>
    /// <param name="dec">Name of the column with declinations, degrees.</param>
    /// <exception cref="FitsException">There is no such column, or it cannot be read as numbers.</exception>
    public static ExploreSources OnSky(Table table, Wcs wcs, string ra = "ra", string dec = "dec")
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(wcs);
        return Of(table, ra, dec, (lon, lat) => wcs.SkyToPixel(new SkyPoint(lon, lat)));
    }

    private static ExploreSources Of(Table table, string first, string second, Func<double, double, PixelPoint> pixel)
    {
        PixelPoint[] positions = [.. table.Column<double>(first).Zip(table.Column<double>(second), pixel)];
        string[] names = [.. table.Columns.Select(column => column.Unit.Length > 0 ? $"{column.Name} ({column.Unit})" : column.Name)];
        Array[] columns = [.. table.Columns.Select(column => column.Read())];
        var rows = positions.Select((_, i) => (object?[])[.. columns.Select(column => column.GetValue(i))]);
        return new(positions, names, [.. rows]);
    }
}
