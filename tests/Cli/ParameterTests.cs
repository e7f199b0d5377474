using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class ParameterTests
{
    private const string Declarations = """
        string dataset = "../data-samples/udf-like"; // folder
        double sigma = 1.5;      // sky sigma
        int n = -3;
        bool original = false;
        long big = 1;
        float small = 0.5f;
        var x = 1.0;
        string? mask = null;
        """;

    [Theory]
    [InlineData("sigma=2", "sigma = 2.0;")]
    [InlineData("sigma=-1.5e-3", "sigma = -0.0015;")]
    [InlineData("sigma=NaN", "sigma = double.NaN;")]
    [InlineData("n=7", "n = 7;")]
    [InlineData("original=True", "original = true;")]
    [InlineData("big=5000000000", "big = 5000000000L;")]
    [InlineData("small=0.25", "small = 0.25f;")]
    [InlineData("x=3", "x = 3.0;")]
    [InlineData("dataset=ngc 628 = \"M74\"", "dataset = \"ngc 628 = \\\"M74\\\"\";")]
    [InlineData("mask=", "mask = \"\";")]
    public void A_value_becomes_an_assignment_after_the_parameters(string assignment, string statement)
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Markdown("# T"), Code(Declarations, "parameters"), Code("sigma"));
        var (parameters, _) = ParameterInjection.Inject(notebook, [assignment], folder.Path);
        Assert.Equal("// given on the command line\n" + statement, notebook.Cells[2].Source);
        Assert.Equal(["injected-parameters"], notebook.Cells[2].Tags);
        Assert.Equal(assignment.Split('=')[0], Assert.Single(parameters, parameter => parameter.IsChanged).Name);
        Assert.Equal(8, parameters.Count);
    }

    [Theory]
    [InlineData("sigma=abc", "-p sigma=abc: sigma is a double (now 1.5); 'abc' is not a number")]
    [InlineData("sigma=1,5", "-p sigma=1,5: sigma is a double (now 1.5); '1,5' is not a number")]
    [InlineData("n=1.5", "-p n=1.5: n is an int (now -3); '1.5' is not a whole number")]
    [InlineData("original=1", "'1' is not true or false")]
    [InlineData("sigam=2", "there is no parameter 'sigam'; did you mean sigma?")]
    [InlineData("Sigma=2", "did you mean sigma?")]
    [InlineData("sigam=2", "\n  double sigma = 1.5\n  int n = -3\n")]
    [InlineData("sigma", "-p sigma: name=value is expected")]
    public void A_value_that_does_not_fit_is_refused_with_what_would(string assignment, string message)
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code(Declarations, "parameters"));
        var fault = Assert.Throws<ParameterException>(() => ParameterInjection.Inject(notebook, [assignment], folder.Path));
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void A_parameter_is_given_once_and_only_where_there_are_parameters()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<ParameterException>(() => ParameterInjection.Inject(Of(folder, Code(Declarations, "parameters")), ["n=1", "n=2"], folder.Path));
        var fault = Assert.Throws<ParameterException>(() => ParameterInjection.Inject(Of(folder, Code("int n = 1;")), ["n=1"], folder.Path));
        Assert.Contains("takes no parameters", fault.Message);
    }

    [Theory]
    [InlineData("double sigma = 2 * 1.5;")]
    [InlineData("const int n = 1;")]
    [InlineData("var list = new[] { 1 };")]
    [InlineData("Console.WriteLine(1);")]
    [InlineData("double sigma;")]
    [InlineData("using System.IO;")]
    [InlineData("DateTime t = null;")]
    public void A_parameters_cell_holds_literals_only(string source) => Assert.Throws<NotebookException>(() => ParametersCell.Parse(source));

    [Fact]
    public async Task Cells_after_the_parameters_see_the_injected_values()
    {
        using var folder = new TemporaryFolder();
        var notebook = Of(folder, Code(Declarations.Replace("string? mask = null;", "", StringComparison.Ordinal), "parameters"), Code("$\"{sigma} {n} {original} {x} {dataset}\""));
        var run = await RunAsync(notebook, "sigma=2.5", "n=4", "original=true", "dataset=ngc628");
        Assert.Equal(["result|text/plain|2.5 4 True 1 ngc628"], run.Outputs(2));
        Assert.Empty(run.Outputs(1));
        Assert.Equal(2, notebook.Cells.Count);
    }

    [Fact]
    public async Task An_executed_notebook_runs_again_with_other_values()
    {
        using var folder = new TemporaryFolder();
        var first = await RunAsync(Of(folder, Code("int n = 1;", "parameters"), Code("n")), "n=2");
        var second = await RunAsync(Notebook.Parse(first.Executed.ToJson(), first.Executed.Path), "n=3");
        Assert.Equal(3, second.Executed.Cells.Count);
        Assert.Contains("result|text/plain|3", second.Outputs(2));
    }

    [Fact]
    public void A_path_means_the_one_seen_from_where_the_command_was_started()
    {
        using var folder = new TemporaryFolder();
        folder.Write("data/a.fits", "");
        Assert.Equal(folder.File("data/a.fits"), ParameterPaths.Resolve("data/a.fits", folder.Path));
        Assert.Equal(folder.File("new"), ParameterPaths.Resolve("./new", folder.Path));
        Assert.Equal(folder.Path, ParameterPaths.Resolve(".", folder.Path));
        Assert.Null(ParameterPaths.Resolve("data/none.fits", folder.Path));
        Assert.Null(ParameterPaths.Resolve("data", folder.Path));
        Assert.Null(ParameterPaths.Resolve("F658N", folder.Path));
        Assert.Null(ParameterPaths.Resolve("km/s", folder.Path));
    }
}
