using HstNotebooks.Cli;
using static HstNotebooks.Tests.Cli.SyntheticNotebook;

namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class InteractiveReportTests
{
    private const string FakePlotly = "/* the licence */ window.Plotly = { text: '<!-- </script>' };";

    [Fact]
    public async Task An_interactive_report_holds_plotly_once_and_images_as_numbers()
    {
        using var folder = new TemporaryFolder();
        string html = await ReportAsync(folder, "--plotly", folder.Write("fake.js", FakePlotly));
        Assert.Equal(2, html.Split("/* the licence */").Length);
        Assert.Contains("text: '<\\!-- <\\/script>'", html);
        Assert.Contains("window.__hstOffline = true", html);
        Assert.Contains("\"heatmap\"", html);
    }

    [Fact]
    public async Task A_report_is_static_and_offline_unless_asked()
    {
        using var folder = new TemporaryFolder();
        string html = await ReportAsync(folder);
        Assert.Contains("window.__hstOffline = true", html);
        Assert.True(html.IndexOf("__hstOffline = true", StringComparison.Ordinal) < html.IndexOf("<svg", StringComparison.Ordinal));
        Assert.DoesNotContain("\"heatmap\"", html);
        Assert.DoesNotContain("the licence", html);
        Assert.DoesNotContain(" src=\"http", html);
    }

    [Fact]
    public async Task Without_plotly_nothing_runs_and_the_message_says_how_to_get_it()
    {
        using var folder = new TemporaryFolder();
        var error = new StringWriter();
        folder.Write("n.ipynb", Json(Code("1")));
        string[] arguments = ["run", folder.File("n.ipynb"), "-o", folder.File("out"), "--plotly", folder.File("none.js")];
        int exitCode = await Program.InvokeAsync(arguments, new StringWriter(), error, TestContext.Current.CancellationToken);
        Assert.Equal(2, exitCode);
        Assert.Contains("none.js: no such file", error.ToString());
        Assert.False(File.Exists(folder.File("out/n.html")));
        Assert.Contains("npm", PlotlyScript.Missing(PlotlyScript.BesideProgram));
    }

    private static async Task<string> ReportAsync(TemporaryFolder folder, params string[] options)
    {
        folder.Write("n.ipynb", Json(Code($"""
            #r "{Repository.Library}"
            using HstNotebooks;
            using HstNotebooks.Imaging;
            new Image<float>(8, 5).Show();
            Figure.Line([1.0, 2], [3.0, 4])
            """)));
        string[] arguments = ["run", folder.File("n.ipynb"), "-o", folder.File("out"), .. options];
        int exitCode = await Program.InvokeAsync(arguments, new StringWriter(), new StringWriter(), TestContext.Current.CancellationToken);
        Assert.Equal(0, exitCode);
        return File.ReadAllText(folder.File("out/n.html"));
    }
}
