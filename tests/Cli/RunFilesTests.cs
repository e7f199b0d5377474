using System.Text.Json.Nodes;
using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class RunFilesTests
{
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [Fact]
    public async Task The_executed_notebook_is_of_format_4_5_and_keeps_what_it_does_not_know()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Markdown("# É 😀"), Code("Console.WriteLine(\"a\\nb\");\n\"\\\\ud83d é 😀\"")));
        RunFiles.Write(folder.File("out"), run);
        var text = File.ReadAllText(folder.File("out/10_synthetic.ipynb"));
        Assert.StartsWith("{\n \"cells\": [\n  {\n", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
        Assert.Contains("# É 😀", text);
        Assert.Contains("\"\\\\ud83d é 😀\"", text);

        var json = JsonNode.Parse(text)!;
        Assert.Equal((4, 5), (json["nbformat"]!.GetValue<int>(), json["nbformat_minor"]!.GetValue<int>()));
        Assert.True(json["metadata"]!["unknown"]!["kept"]!.GetValue<bool>());
        Assert.Equal(".net-csharp", json["metadata"]!["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Equal("csharp", json["metadata"]!["polyglot_notebook"]!["kernelInfo"]!["defaultKernelName"]!.GetValue<string>());
        Assert.Equal(["cell-1", "cell-2"], json["cells"]!.AsArray().Select(cell => cell!["id"]!.GetValue<string>()));
        var (stream, result) = (json["cells"]![1]!["outputs"]![0]!, json["cells"]![1]!["outputs"]![1]!);
        Assert.Equal(["a\n", "b\n"], stream["text"]!.AsArray().Select(line => line!.GetValue<string>()));
        Assert.Equal((1, "execute_result"), (result["execution_count"]!.GetValue<int>(), result["output_type"]!.GetValue<string>()));
        string[] files = ["10_synthetic.html", "10_synthetic.ipynb", "verdicts.json"];
        Assert.Equal(files, Directory.GetFiles(folder.File("out")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task The_source_notebook_is_not_changed()
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code("int n = 1;", "parameters"), Code("n"));
        var before = notebook.ToJson();
        await RunAsync(notebook, "n=2");
        Assert.Equal(before, notebook.ToJson());
    }

    [Fact]
    public async Task The_report_holds_text_code_pictures_and_errors_in_one_page()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("notebooks/sky.png"), Convert.FromBase64String(Pixel));
        var run = await RunAsync(Of(folder,
            Markdown("# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![sky](sky.png)"),
            Code("double sigma = 1.5; // unit", "parameters"),
            Code($"\"{Pixel}\".DisplayAs(\"image/png\");\nConsole.WriteLine(\"1 < 2\");\nHTML(\"<b>bold</b>\")"),
            Code("throw new Exception(\"<lost>\");")), "sigma=2");
        var html = HtmlReport.Render(run);
        Assert.Contains("<td>1</td>", html);
        Assert.Contains("<img src=\"data:image/png;base64," + Pixel, html);
        Assert.Contains("<span class=\"k\">double</span> sigma = <span class=\"n\">1.5</span>; <span class=\"c\">// unit</span>", html);
        Assert.Contains("<tr class=\"changed\"><td>sigma</td><td>2.0</td></tr>", html);
        Assert.Contains($"src=\"data:image/png;base64,{Pixel}\"></div>", html);
        Assert.Contains("<pre class=\"out stdout\">1 &lt; 2\n</pre>", html);
        Assert.Contains("<div class=\"out\"><b>bold</b></div>", html);
        Assert.Contains("<pre class=\"out error\">System.Exception: &lt;lost&gt;", html);
        Assert.Contains("failed in cell 5", html);
        Assert.Contains(Library.Version, html);
        Assert.DoesNotContain("http", html.Replace("http-equiv", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Ids_are_made_without_taking_one_that_is_there()
    {
        using var folder = new TemporaryFolder();
        var first = Code("1");
        first["id"] = "cell-2";
        var notebook = Of(folder, first, Code("2"));
        NotebookMetadata.Complete(notebook);
        Assert.Equal(["cell-2", "cell-2-2"], notebook.Cells.Select(cell => cell.Id));
    }
}
