using HstNotebooks.Cli;
using HstNotebooks.Fits;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class BatchTableTests
{
    private const string Parameters = "string label = \"none\"; // any\ndouble sigma = 1.5;\nint count = 2;\nbool isDeep = false;";

    [Fact]
    public void Each_row_has_its_cells_else_the_defaults()
    {
        var rows = Read("name,label,sigma,count,isDeep\nfirst,\"a, \"\"b\"\"\nc\",2.5,7,true\nsecond,0160,,,\n", Parameters);
        Assert.Equal(["first", "second"], rows.Select(row => row.Name));
        Assert.Equal(["\"a, \\\"b\\\"\\nc\"", "2.5", "7", "true"], rows[0].Parameters.Select(parameter => parameter.Literal));
        Assert.Equal(["\"0160\"", "1.5", "2", "false"], rows[1].Parameters.Select(parameter => parameter.Literal));
        Assert.Equal(["label=0160"], rows[1].Assignments);
        Assert.EndsWith(Path.Combine("runs", "second"), rows[1].Folder, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_column_names_the_rows_and_what_all_rows_share_is_added()
    {
        var rows = Read("label\nngc628\n0160\n", Parameters, "sigma=3");
        Assert.Equal(["ngc628", "0160"], rows.Select(row => row.Name));
        Assert.Equal(["label=0160", "sigma=3"], rows[1].Assignments);
    }

    [Fact]
    public void A_parameter_called_name_is_the_name_of_the_folder_too()
    {
        var row = Assert.Single(Read("sigma,name\n2,deep\n", "string name = \"x\"; double sigma = 1;"));
        Assert.Equal("deep", row.Name);
        Assert.Equal(["sigma=2", "name=deep"], row.Assignments);
    }

    [Fact]
    public void A_path_in_the_table_is_seen_from_the_tables_folder()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("data"));
        var path = folder.Write("data/t.csv", "name,rootdir\na,./ngc628\n");
        var row = Assert.Single(BatchTable.Read(path, Of(folder, Code("string rootdir = \"x\";", "parameters")), [], "runs", folder.Path));
        Assert.Equal([$"rootdir={folder.File("data/ngc628")}"], row.Assignments);
    }

    [Fact]
    public void A_table_with_types_may_be_ecsv()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("t.ecsv");
        var (name, sigma) = (TableColumn.Create("name", ["a", "b"]), TableColumn.Create("sigma", [0.1, double.NaN]));
        new Table(name, sigma, TableColumn.Create("count", [3, 4])).WriteEcsv(path);
        var rows = BatchTable.Read(path, Of(folder, Code(Parameters, "parameters")), [], "runs", folder.Path);
        Assert.Equal([["sigma=0.1", "count=3"], ["count=4"]], rows.Select(row => row.Assignments));
    }

    [Theory]
    [InlineData("name,sigam\na,1\n", "column 'sigam' is no parameter of n; did you mean sigma?")]
    [InlineData("name,sigma,sigma\na,1,2\n", "sigma")]
    [InlineData("name,sigma\na,1\nb,wide\n", "row 2 (b): -p sigma=wide: sigma is a double (now 1.5); 'wide' is not a number")]
    [InlineData("name,sigma\na,1\nb,2\nA,3\n", "rows 1 and 3 are both called 'A'")]
    [InlineData("label\nruns/a.fits\n", "row 1: 'runs/a.fits' cannot be the name of a folder")]
    [InlineData("name,sigma\n..,1\n", "row 1: '..' cannot be")]
    [InlineData("name,sigma\n,1\n", "row 1: '' cannot be")]
    [InlineData("name,sigma\nsummary.csv,1\n", "'summary.csv' cannot be")]
    [InlineData("name,count\na,1\n", "a column count, and -p count=…", "-p", "count=3")]
    [InlineData("name\na\n", "there is no parameter 'sigam'; did you mean sigma?", "-p", "sigam=3")]
    [InlineData("name,sigma\n", "no rows")]
    [InlineData("name,sigma\na,1,2\n", "line 2")]
    [InlineData("name\na\n", "-j 0: a whole number is expected", "-j", "0")]
    public async Task A_table_that_cannot_be_run_runs_nothing(string table, string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code(Parameters, "parameters")));
        folder.Write("t.csv", table);
        var (exitCode, output, error) = await Hst.HstAsync(folder.Path, ["batch", "n.ipynb", "t.csv", .. arguments]);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(message, error);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    private static IReadOnlyList<BatchRow> Read(string table, string parameters, params string[] forAll)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("t.csv", table);
        return BatchTable.Read(path, Of(folder, Code(parameters, "parameters")), forAll, folder.File("runs"), folder.Path);
    }
}
