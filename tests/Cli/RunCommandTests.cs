using static HstNotebooks.Tests.Cli.Hst;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class RunCommandTests
{
    [Fact]
    public async Task A_run_prints_one_line_a_cell_and_writes_its_files()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("notebooks/n.ipynb", Json(Markdown("# Sky"), Code("string data = \"x\";", "parameters"), Code("// Look\nConsole.WriteLine(\"secret\");\ndata")));
        folder.Write("frames/a.txt", "");
        var (exitCode, output, error) = await HstAsync(folder.Path, "run", path, "-p", "data=frames/a.txt", "-o", "out");
        Assert.Equal(0, exitCode);
        Assert.Empty(error);
        Assert.Matches(@"^\[2/4\] Sky +\d+\.\d s\n\[3/4\] given on the command line +\d+\.\d s\n\[4/4\] Look +\d+\.\d s\n", output);
        Assert.Contains($"data: frames/a.txt is {folder.File("frames/a.txt")}", output);
        Assert.DoesNotContain("secret", output);
        Assert.DoesNotContain('\u001b', output);
        Assert.True(File.Exists(folder.File("out/n.ipynb")));
        Assert.Contains(folder.File("frames/a.txt"), File.ReadAllText(folder.File("out/n.html")));
    }

    [Fact]
    public async Task The_default_folder_is_runs_and_verbose_shows_what_cells_print()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code("Console.WriteLine(\"spoken\");")));
        var (exitCode, output, _) = await HstAsync(folder.Path, "run", "n.ipynb", "--verbose");
        Assert.Equal(0, exitCode);
        Assert.Contains("spoken\n", output);
        Assert.True(File.Exists(folder.File("runs/n/n.ipynb")));
    }

    [Fact]
    public async Task A_failed_cell_is_explained_and_what_there_is_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Markdown("# T"), Code("1"), Code("// check\nint.Parse(\"x\");")));
        var (exitCode, _, error) = await HstAsync(folder.Path, "run", "n.ipynb");
        Assert.Equal(1, exitCode);
        Assert.Contains("Cell 3 of 3 (code cell 2) failed: check\n  line 2: int.Parse(\"x\");\n  FormatException: ", error);
        Assert.DoesNotContain("   at ", error);
        Assert.Contains("FormatException", File.ReadAllText(folder.File("runs/n/n.ipynb")));
        Assert.Contains("failed in cell 3", File.ReadAllText(folder.File("runs/n/n.html")));
    }

    [Fact]
    public async Task An_exception_of_the_library_speaks_for_itself()
    {
        using var folder = new TemporaryFolder();
        var dll = Path.Combine(Path.GetDirectoryName(Repository.Library)!, "HstNotebooks.Fits.dll");
        folder.Write("n.ipynb", Json(Code($"#r \"{dll}\"\nthrow new HstNotebooks.Fits.FitsException(\"no SCI extension\");")));
        var (_, _, error) = await HstAsync(folder.Path, "run", "n.ipynb");
        Assert.Contains("\n  no SCI extension\n", error);
        Assert.Contains("FitsException: no SCI extension", File.ReadAllText(folder.File("runs/n/n.ipynb")));
    }

    [Fact]
    public async Task A_cancelled_run_writes_what_there_is()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code("Console.WriteLine(\"first\");"), Code("System.IO.File.WriteAllText(\"begun\", \"\");\nawait Task.Delay(300);"), Code("1")));
        using var cancel = new CancellationTokenSource();
        var running = HstAsync(folder.Path, cancel.Token, "run", "n.ipynb");
        await folder.WaitForAsync("begun");
        await cancel.CancelAsync();
        var (exitCode, _, error) = await running;
        Assert.Equal(130, exitCode);
        Assert.Contains("cancelled", error);
        Assert.Contains("first", File.ReadAllText(folder.File("runs/n/n.ipynb")));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("nonsense")]
    [InlineData("run n.ipynb --timeout soon")]
    [InlineData("run n.ipynb -p sigam=1")]
    [InlineData("run absent.ipynb")]
    [InlineData("run n.ipynb -o .")]
    public async Task Wrong_usage_runs_nothing(string arguments)
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code("double sigma = 1.5;", "parameters")));
        var (exitCode, _, error) = await HstAsync(folder.Path, arguments.Split(' '));
        Assert.Equal(2, exitCode);
        Assert.NotEmpty(error);
        Assert.False(Directory.Exists(folder.File("runs")));
    }

    [Fact]
    public async Task Help_has_an_example_and_version_is_the_library_version()
    {
        using var folder = new TemporaryFolder();
        var (exitCode, output, _) = await HstAsync(folder.Path, "run", "--help");
        Assert.Equal(0, exitCode);
        Assert.Contains("Example:\n  hst run ", output);
        Assert.Contains("--timeout <seconds>", output);
        Assert.Contains("Run a notebook without a front end.", (await HstAsync(folder.Path, "--help")).Output);
    }
}
