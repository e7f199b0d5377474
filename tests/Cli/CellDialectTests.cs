using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class CellDialectTests
{
    [Fact]
    public async Task A_trailing_expression_is_the_result_and_variables_live_on()
    {
        var run = await RunCellsAsync("var x = 20;", "x + 1", "x += 1;", "x");
        Assert.Empty(run.Outputs(0));
        Assert.Contains("result|text/plain|21", run.Outputs(1));
        Assert.Empty(run.Outputs(2));
        Assert.Equal(["result|text/html|<div class=\"dni-plaintext\"><pre>21</pre></div>", "result|text/plain|21"], run.Outputs(3));
        Assert.Equal([1, 2, 3, 4], run.Executed.Cells.Select(cell => cell.ExecutionCount!.Value));
    }

    [Fact]
    public async Task Void_and_null_show_nothing()
    {
        var run = await RunCellsAsync("void F() { }\nF()", "(string)null", "// a comment");
        Assert.All(Enumerable.Range(0, 3), cell => Assert.Empty(run.Outputs(cell)));
    }

    [Fact]
    public async Task Top_level_await_works_and_what_is_printed_after_it_belongs_to_the_cell()
    {
        var run = await RunCellsAsync("Console.Write(1);\nawait Task.Delay(20);\nConsole.Write(2);\nawait Task.Run(() => Console.Write(3));\nawait Task.FromResult(4)");
        Assert.Equal("stdout|123", run.Outputs(0)[0]);
        Assert.Equal("result|text/plain|4", run.Outputs(0)[^1]);
    }

    [Fact]
    public async Task The_imports_are_those_of_the_kernel()
    {
        var run = await RunCellsAsync("new StringBuilder(new[] { 1, 2 }.Sum().ToString()).Append(new List<int>().Count).ToString()");
        Assert.Equal(["result|text/plain|30"], run.Outputs(0));

        using var folder = new TemporaryFolder();
        var failed = await RunAsync(Of(folder, Code("File.Exists(\"x\")")));
        Assert.Contains("CS0103", failed.Failure!.Error.Message);
    }

    [Fact]
    public async Task The_language_is_csharp_14()
    {
        var run = await RunCellsAsync("record P(int X) { public int Y { get; set => field = value; } }\nint[] a = [1, 2];\n(new P(1) with { Y = 2 }).Y + a[^1]");
        Assert.Contains("result|text/plain|4", run.Outputs(0));
    }

    [Fact]
    public async Task Files_are_found_from_the_folder_of_the_notebook_and_the_directory_is_given_back()
    {
        var before = Directory.GetCurrentDirectory();
        using var folder = new TemporaryFolder();
        folder.Write("notebooks/helper.csx", "int Twice(int x) => 2 * x;");
        folder.Write("notebooks/data.txt", "seven");
        var run = await RunAsync(Of(folder, Code("#load \"helper.csx\"\nTwice(21)"), Code("System.IO.File.ReadAllText(\"data.txt\")")));
        Assert.True(run.Succeeded, run.Failure?.Error.Details);
        Assert.Contains("result|text/plain|42", run.Outputs(0));
        Assert.Equal(["result|text/plain|seven"], run.Outputs(1));
        Assert.Equal(before, Directory.GetCurrentDirectory());
    }

    [Fact]
    public async Task Compile_warnings_are_printed_into_the_cell()
    {
        var run = await RunCellsAsync("int F()\n{\n    int q;\n    return 1;\n}");
        Assert.StartsWith("stderr|(3,9): warning CS0168", Assert.Single(run.Outputs(0)));
    }

    [Fact]
    public async Task The_magic_of_the_own_language_is_ignored()
    {
        var run = await RunCellsAsync("#!csharp\n1 + 1");
        Assert.Contains("result|text/plain|2", run.Outputs(0));
    }

    [Theory]
    [InlineData("#!javascript\nalert(1)", "cell 2, line 1: `#!javascript` needs a front end")]
    [InlineData("var a = 1;\n#!time\na", "cell 2, line 2: `#!time` needs a front end")]
    [InlineData("// plot\n#r \"nuget: Plotly.NET\"", "cell 2, line 2: `#r \"nuget: Plotly.NET\"` needs a front end")]
    public async Task What_needs_a_front_end_is_refused_before_anything_runs(string cell, string message)
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code("System.IO.File.WriteAllText(\"ran\", \"\");"), Code(cell));
        var fault = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(notebook));
        Assert.Contains(message, fault.Message);
        Assert.False(File.Exists(folder.File("notebooks/ran")));
    }

    [Fact]
    public async Task A_cell_of_another_language_is_refused()
    {
        using var folder = new TemporaryFolder();
        var cell = Code("print(1)");
        cell["metadata"]!["polyglot_notebook"] = new System.Text.Json.Nodes.JsonObject { ["kernelName"] = "python" };
        var fault = await Assert.ThrowsAsync<NotebookException>(() => RunAsync(Of(folder, cell)));
        Assert.Contains("cell 1 is in 'python'", fault.Message);
    }

    [Fact]
    public async Task Numbers_print_the_same_under_every_locale()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("de-DE");
            var run = await RunCellsAsync("Console.Write($\"{1.5}\");\nawait Task.Delay(1);\nConsole.Write($\" {2.5}\");");
            Assert.Equal(["stdout|1.5 2.5"], run.Outputs(0));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
