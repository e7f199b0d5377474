using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class SharedTextTableTests
{
    [Fact]
    public void All_published_catalogues_are_numbers()
    {
        string[] files = Directory.GetFiles(SharedData.Path("photometry", "published"), "*.csv");
        Assert.True(files.Length > 100);
        foreach (string file in files)
        {
            var table = Table.Read(file);
            Assert.True(table.RowCount > 0 && table.Columns.Count == 17, file);
            Assert.All(table.Columns, column => Assert.Equal(typeof(double), column.CellType));
        }
    }

    [Fact]
    public void An_astropy_catalogue_has_the_units_of_its_positions()
    {
        var table = Table.Read(SharedData.Path("catalogs", "F275W_Catalog.ecsv"));
        Assert.Equal(23, table.RowCount);
        Assert.Equal("deg", table["sky_centroid.ra"].Unit);
        Assert.Equal([4, 5, 10], table.Column<int>("label")[..3]);
        var again = TextFile.Again(table, "x.ecsv");
        foreach (var column in table.Columns) Assert.Equal(column.Read(), again[column.Name].Read());
    }

    [Fact]
    public void Every_text_table_beside_the_repository_is_read()
    {
        string folder = SharedData.Path("catalogs");
        string[] files = [.. Directory.GetFiles(Path.GetDirectoryName(folder)!, "*.csv", SearchOption.AllDirectories),
            .. Directory.GetFiles(folder, "*_Catalog.ecsv")];
        Assert.All(files, file => Assert.NotEmpty(Table.Read(file).Columns));
    }
}
