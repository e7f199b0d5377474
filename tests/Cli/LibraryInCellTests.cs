using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class LibraryInCellTests
{
    private static readonly string Reference = $"#r \"{Repository.Library}\"\nusing HstNotebooks;";

    [Fact]
    public async Task The_library_of_the_cell_is_the_library_of_the_runner()
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code(Reference), Code("RunFolder.For(\"10_synthetic\").Path"), Code("typeof(Library).Assembly.Location"));
        var run = await NotebookRunner.RunAsync(notebook, new RunOptions { OutputFolder = folder.File("products") }, null, TestContext.Current.CancellationToken);
        Assert.True(run.Succeeded, run.Failure?.Error.Details);
        Assert.Equal(["result|text/plain|" + folder.File("products")], run.Outputs(1));
        Assert.Equal(["result|text/plain|" + typeof(Library).Assembly.Location], run.Outputs(2));
        Assert.Empty(run.Notes);
    }

    [Fact]
    public async Task What_the_library_shows_lands_in_the_running_cell_in_order()
    {
        var figures = Path.Combine(Path.GetDirectoryName(Repository.Library)!, "HstNotebooks.Figures.dll");
        var run = await RunCellsAsync($"#r \"{figures}\"\n{Reference}", "Console.Write(1);\nNotebookHost.Display(\"picture\");\nConsole.Write(2);");
        Assert.Equal(["stdout|1", "display|text/plain|picture", "stdout|2"], run.Outputs(1));
    }

    [Fact]
    public async Task Display_is_one_method_after_a_reference_too()
    {
        var run = await RunCellsAsync(Reference, "display(\"a\");", "display(\"x\"); \"five\"");
        Assert.Equal(["display|text/plain|a"], run.Outputs(1));
        Assert.Equal(["display|text/plain|x", "result|text/plain|five"], run.Outputs(2));
    }

    [Fact]
    public async Task All_that_the_library_stands_on_can_be_named_with_one_reference()
    {
        // The compiler drops references that a library does not use, so take those that are there.
        var types = typeof(Library).Assembly.GetReferencedAssemblies()
            .Where(name => name.Name!.StartsWith("HstNotebooks.", StringComparison.Ordinal))
            .Select(name => System.Reflection.Assembly.Load(name).GetExportedTypes().First(type => !type.IsGenericType && !type.IsNested).FullName);
        await RunCellsAsync([Reference, .. types.Select(type => $"typeof(global::{type})")]);
    }

    [Fact]
    public async Task A_library_of_another_build_is_noted_and_the_one_of_the_runner_is_used()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Path.ChangeExtension(Repository.Library, "Imaging.dll"), folder.File("notebooks/HstNotebooks.dll"));
        var run = await RunAsync(Of(folder, Code("#r \"HstNotebooks.dll\"\nHstNotebooks.Library.Version")));
        Assert.Equal(["result|text/plain|" + Library.Version], run.Outputs(0));
        Assert.Contains("another build", Assert.Single(run.Notes));
    }

    [Fact]
    public async Task An_assembly_behind_the_referenced_one_can_be_named()
    {
        var scripting = typeof(Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript).Assembly.Location;
        var run = await RunCellsAsync($"#r \"{scripting}\"", "Microsoft.CodeAnalysis.LanguageNames.CSharp");
        Assert.Equal(["result|text/plain|C#"], run.Outputs(1));
    }

    [Theory]
    [InlineData("HstNotebooks.Library.Version")]
    [InlineData("typeof(Markdig.Markdown)")]
    [InlineData("#r \"Markdig\"\n1")]
    [InlineData("#r \"Markdig.dll\"\n1")]
    public async Task Nothing_of_the_runner_can_be_named_without_a_reference(string cell)
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code(cell)));
        Assert.Equal("Compilation error", run.Failure!.Error.Kind);
    }

    [Fact]
    public async Task A_library_that_was_not_built_is_an_error_that_says_so()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("// setup\n#r \"../lib/bin/HstNotebooks.dll\"")));
        Assert.Contains("../lib/bin/HstNotebooks.dll", run.Failure!.Error.Message);
        Assert.Contains("build first: dotnet build -c Release", run.Failure.Error.Message);
        Assert.Contains(folder.File("notebooks"), run.Failure.Error.Message);
        Assert.Equal(2, run.Failure.Error.Line);
    }

    [Fact]
    public async Task Another_missing_file_is_an_error_without_advice_about_the_build()
    {
        using var folder = new TemporaryFolder();
        var run = await RunAsync(Of(folder, Code("#r \"other.dll\"")));
        Assert.Contains("other.dll", run.Failure!.Error.Message);
        Assert.DoesNotContain("build first", run.Failure.Error.Message);
    }
}
