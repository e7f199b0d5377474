using System.Text;

namespace HstNotebooks.Cli;

/// <summary>The files of a run: the executed notebook, its HTML report, and its verdicts. Each appears complete or not at all.</summary>
internal static class RunFiles
{
    public static string NotebookPath(string folder, Notebook notebook) => Path.Combine(folder, notebook.Name + ".ipynb");

    public static string ReportPath(string folder, Notebook notebook) => Path.Combine(folder, notebook.Name + ".html");

    public static string VerdictsPath(string folder) => Path.Combine(folder, "verdicts.json");

    /// <summary>Writes all three; the report with plotly.js where its text is given.</summary>
    public static void Write(string folder, RunResult run, string? plotly = null)
    {
        Directory.CreateDirectory(folder);
        Replace(NotebookPath(folder, run.Executed), run.Executed.ToJson());
        Replace(ReportPath(folder, run.Executed), HtmlReport.Render(run, plotly));
        Replace(VerdictsPath(folder), JsonFile.Text(RunSummary.Of(run)));
    }

    /// <summary>Deletes what an earlier run wrote.</summary>
    public static void Delete(string folder, Notebook notebook)
    {
        File.Delete(VerdictsPath(folder));
        File.Delete(ReportPath(folder, notebook));
        File.Delete(NotebookPath(folder, notebook));
    }

    public static void Replace(string path, string text)
    {
        var unfinished = path + ".part";
        File.WriteAllText(unfinished, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(unfinished, path, overwrite: true);
    }
}
