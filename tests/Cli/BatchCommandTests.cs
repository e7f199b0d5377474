using static HstNotebooks.Tests.Cli.Hst;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class BatchCommandTests
{
    [Fact]
    public async Task Finished_rows_are_skipped_until_something_changes()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(
            Code("string label = \"none\"; int n = 1;", "parameters"),
            Code("System.IO.File.AppendAllText(\"started\", $\"{label}:{n};\");"),
            Code("n < 3 ? \"✔ few\" : \"✘ too many, \\\"3\\\" or more\"", "check")));
        folder.Write("t.csv", "name,label,n\na,\"x, \"\"y\"\"\",2\nb,,3\n");
        var (exitCode, output, error) = await HstAsync(folder.Path, "batch", "n.ipynb", "t.csv");
        Assert.Equal((3, ""), (exitCode, error));
        Assert.StartsWith("2 rows of n: 0 done before, 2 to run\na ", output);
        Assert.Equal("x, \"y\":2;none:3;", File.ReadAllText(folder.File("started")));
        Assert.Matches("^name,outcome,skipped,.*\na,pass,no,1 verdict: 1 passed,,.*,a/n.html\n"
            + "b,fail,no,1 verdict: 1 failed,\"✘ too many, \"\"3\"\" or more\",.*,b/n.html\n$",
            File.ReadAllText(folder.File("runs/n/summary.csv")));
        Assert.Contains("<a href=\"b/n.html\">b</a>", File.ReadAllText(folder.File("runs/n/summary.html")));
        Assert.True(File.Exists(folder.File("runs/n/a/n.ipynb")));

        (exitCode, output, _) = await HstAsync(folder.Path, "batch", "n.ipynb", "t.csv");
        Assert.Equal(3, exitCode);
        Assert.StartsWith("2 rows of n: 2 done before, 0 to run\n", output);
        Assert.Contains("b,fail,yes,1 verdict: 1 failed,", File.ReadAllText(folder.File("runs/n/summary.csv")));

        folder.Write("t.csv", "name,label,n\nb,,1\na,\"x, \"\"y\"\"\",2\n");
        (exitCode, output, _) = await HstAsync(folder.Path, "batch", "n.ipynb", "t.csv");
        Assert.Equal(0, exitCode);
        Assert.StartsWith("2 rows of n: 1 done before, 1 to run\na ", output);
        Assert.EndsWith(";none:3;none:1;", File.ReadAllText(folder.File("started")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_fails_or_dies_does_not_stop_the_others()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(
            Code("string end = \"\";", "parameters"),
            Code("Console.WriteLine(Environment.ProcessorCount);"),
            Code("if (end == \"throw\") throw new Exception(\"no stars\");\nif (end == \"die\") Environment.Exit(7);")));
        folder.Write("t.csv", "name,end\ndies,die\nthrows,throw\nwell,\n");
        folder.Write("out/dies/n.html", "the report of an earlier run");
        var (exitCode, output, error) = await HstAsync(folder.Path, "batch", "n.ipynb", "t.csv", "-j", "2", "-o", "out");
        Assert.Equal((1, ""), (exitCode, error));
        Assert.Contains("cell 4: Exception: no stars", output); // the values of the row are a cell, too
        Assert.Matches("\ndies,error,no,,ended with exit code 7; see run.log,.*,dies/run.log\n"
            + "throws,error,.*,throws/n.html\nwell,pass,.*,well/n.html\n$",
            File.ReadAllText(folder.File("out/summary.csv")));
        Assert.False(File.Exists(folder.File("out/dies/n.html")));
        Assert.Equal([folder.File("out/well/batch.json")], Directory.GetFiles(folder.Path, "batch.json", SearchOption.AllDirectories));
        Assert.Contains($"\"{Math.Max(1, Environment.ProcessorCount / 2)}\\n\"", File.ReadAllText(folder.File("out/well/n.ipynb")));
        Assert.Contains("failed: if (end ==", File.ReadAllText(folder.File("out/throws/run.log")));
    }

    [Fact]
    public async Task After_a_cancellation_the_running_row_may_end_and_no_other_begins()
    {
        using var folder = new TemporaryFolder();
        folder.Write("n.ipynb", Json(Code("int n = 1;", "parameters"),
            Code("System.IO.File.WriteAllText(\"begun\", \"\");\nwhile (!System.IO.File.Exists(\"go\")) await Task.Delay(20);")));
        folder.Write("t.csv", "name,n\na,1\nb,2\n");
        using var cancel = new CancellationTokenSource();
        var running = HstAsync(folder.Path, cancel.Token, "batch", "n.ipynb", "t.csv");
        await folder.WaitForAsync("begun");
        await cancel.CancelAsync();
        folder.Write("go", "");
        var (exitCode, output, _) = await running;
        Assert.Equal(130, exitCode);
        Assert.Matches("\na +pass .*\nb +cancelled .* not begun\n", output);
        Assert.False(Directory.Exists(folder.File("runs/n/b")));
    }
}
