using System.Text;

namespace HstNotebooks.Cli;

/// <summary>The files of a run: the executed notebook, its HTML report, and its verdicts for scripts. Each appears complete or not at all.</summary>
internal static class RunFiles
{
    public static string NotebookPath(string folder, Notebook notebook) => Path.Combine(folder, notebook.Name + ".ipynb");

    public static string ReportPath(string folder, Notebook notebook) => Path.Combine(folder, notebook.Name + ".html");

    /// <summary>Writes all three; the report with plotly.js where its text is given.</summary>
    public static void Write(string folder, RunResult run, string? plotly = null)
    {
        Directory.CreateDirectory(folder);
        Replace(NotebookPath(folder, run.Executed), run.Executed.ToJson());
        Replace(ReportPath(folder, run.Executed), HtmlReport.Render(run, plotly));
        Replace(Path.Combine(folder, RunSummary.FileName), JsonFile.Text(RunSummary.Of(run)));
    }

    /// <summary>The file appears complete or not at all.</summary>
    public static void Replace(string path, string text)
    {
        var unfinished = path + ".part";
        File.WriteAllText(unfinished, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(unfinished, path, overwrite: true);
    }
}
