using System.Diagnostics;
using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class FailureTests
{
    [Fact]
    public async Task The_run_stops_at_the_first_cell_that_fails_and_names_its_line()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("var zero = 0;"), Markdown("## Division"), Code("Console.Write(\"before\");\n\nvar y = 1 / zero;"), Code("1")));
        var failure = run.Failure!;
        Assert.Equal((3, 2, "Division"), (failure.Number, failure.CodeNumber, failure.Title));
        Assert.Equal((3, "var y = 1 / zero;"), (failure.Error.Line, failure.SourceLine));
        Assert.Equal("DivideByZeroException", failure.Error.Kind);
        Assert.Equal("stdout|before", run.Outputs(2)[0]);
        Assert.StartsWith("error|DivideByZeroException|", run.Outputs(2)[1]);
        Assert.Null(run.Executed.Cells[3].ExecutionCount);
        Assert.False(run.Succeeded);
    }

    [Fact]
    public async Task The_line_of_this_cell_is_named_when_a_function_of_another_cell_throws()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("// 1\n// 2\nvoid F() => throw new InvalidOperationException(\"inside\");"), Code("//\nF();")));
        Assert.Equal((2, "F();"), (run.Failure!.Error.Line, run.Failure.SourceLine));
        Assert.Contains("cell 1:line 3", run.Failure.Error.Details);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_gives_line_and_column_and_nothing_of_it_runs()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("Console.WriteLine(1);\n  unknown();")));
        Assert.Equal(2, run.Failure!.Error.Line);
        Assert.StartsWith("error|Compilation error|(2,3): error CS0103", Assert.Single(run.Outputs(0)));
    }

    [Fact]
    public async Task A_cell_that_is_meant_to_fail_may_and_must()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder,
            Code("var a = 1;\nthrow new Exception(\"meant\");", "raises-exception"), Code("nonsense", "raises-exception"), Code("a"), Code("2", "raises-exception")));
        Assert.Equal("error|Exception|meant", Assert.Single(run.Outputs(0)));
        Assert.Contains("result|text/plain|1", run.Outputs(2));
        Assert.Equal(4, run.Failure!.Number);
        Assert.Contains("did not fail", run.Failure.Error.Message);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_fails_even_where_failure_is_expected()
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code("Console.Write(1);\nSystem.Threading.Thread.Sleep(3000);", "raises-exception"), Code("2"));
        var run = await NotebookRunner.RunAsync(notebook, new RunOptions { CellTimeout = TimeSpan.FromSeconds(0.5) }, null, TestContext.Current.CancellationToken);
        Assert.Equal("TimeoutException", run.Failure!.Error.Kind);
        Assert.Contains("0.5 s", run.Failure.Error.Message);
    }

    [Fact]
    public async Task A_cancelled_cell_is_left_alone_after_the_grace_and_what_there_is_remains()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var notebook = Of(folder,
            Code("Console.Write(\"done\");"),
            Code("Console.Write(\"begun\");\nSystem.IO.File.WriteAllText(\"begun\", \"\");\nSystem.Threading.Thread.Sleep(5000);"),
            Code("3"));
        var running = NotebookRunner.RunAsync(notebook, new RunOptions { Grace = TimeSpan.FromSeconds(0.1) }, null, cancel.Token);
        await folder.WaitForAsync("notebooks/begun");
        var clock = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var run = await running;
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3));
        Assert.True(run.IsCancelled);
        Assert.Null(run.Failure);
        Assert.Equal(["stdout|done"], run.Outputs(0));
        Assert.Equal("stdout|begun", run.Outputs(1)[0]);
        Assert.StartsWith("error|Cancelled|", run.Outputs(1)[^1]);
        Assert.Null(run.Executed.Cells[2].ExecutionCount);
    }

    [Fact]
    public async Task A_cell_that_ends_within_the_grace_keeps_its_outputs()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var notebook = Of(folder, Code("System.IO.File.WriteAllText(\"begun\", \"\");\nawait Task.Delay(300);\nConsole.Write(\"ended\");"), Code("2"));
        var running = NotebookRunner.RunAsync(notebook, new RunOptions(), null, cancel.Token);
        await folder.WaitForAsync("notebooks/begun");
        await cancel.CancelAsync();
        var run = await running;
        Assert.True(run.IsCancelled);
        Assert.Equal(["stdout|ended"], run.Outputs(0));
        Assert.Null(run.Executed.Cells[1].ExecutionCount);
    }

    [Fact]
    public async Task The_console_and_the_directory_are_given_back_after_a_failure()
    {
        var (output, error, folder) = (Console.Out, Console.Error, Directory.GetCurrentDirectory());
        using var temporary = new TemporaryFolder();
        await RunAsync(Of(temporary, Code("throw new Exception();")));
        Assert.Same(output, Console.Out);
        Assert.Same(error, Console.Error);
        Assert.Equal(folder, Directory.GetCurrentDirectory());
    }

    [Theory]
    [InlineData("{", "not a notebook")]
    [InlineData("[]", "not a notebook")]
    [InlineData("{\"nbformat\": 4, \"cells\": [null]}", "a cell is not an object")]
    [InlineData("{\"nbformat\": 4, \"cells\": [{\"source\": 3}]}", "not a notebook")]
    [InlineData("{\"nbformat\": 3, \"worksheets\": []}", "not a notebook of format 4")]
    public void What_is_not_a_notebook_is_refused(string text, string message) =>
        Assert.Contains(message, Assert.Throws<NotebookException>(() => Notebook.Parse(text, "/tmp/x.ipynb")).Message);
}
