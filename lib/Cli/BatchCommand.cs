using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary><c>hst batch</c>: one notebook for each row of a table.</summary>
internal static class BatchCommand
{
    private const string Notes = """
        The table (CSV; ECSV, FITS, VOTable) has a column for each parameter that differs between rows; an empty cell is the
        notebook's default. A column `name`, else the first, names the row's folder; it is given to the notebook, too, if that
        has a parameter of this name. Paths are relative to the folder you are in.

        Each row is an `hst run` of its own: executed notebook, report, products, verdicts.json and run.log are in
        runs/<notebook>/<name>, and summary.csv and summary.html beside these folders. The cores are shared out: a row of -j N
        has cores / N threads (DOTNET_PROCESSOR_COUNT). A row that has finished before with the same notebook, program,
        parameters and input files is skipped. A row that fails does not stop the others.

        Example:
          hst batch notebooks/01_standard_maps.ipynb galaxies.csv -j 4 -p fidelity=original -o runs/udf

        Exit code: 0 done, 1 a row failed, 2 wrong usage, 3 all rows ran but a verdict failed, 130 cancelled (Ctrl-C).
        """;

    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "The notebook, an .ipynb file with C# cells." };
        var table = new Argument<string>("table") { Description = "The table: a row for each run." };
        var parallel = new Option<int>("--jobs", "-j")
        {
            Description = "Rows that run at a time.",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
            CustomParser = Jobs,
        };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "A parameter for all rows; may be repeated.",
            HelpName = "name=value",
            AllowMultipleArgumentsPerToken = false,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder for the rows' folders. [default: runs/<notebook>]",
            HelpName = "folder",
        };
        var again = new Option<bool>("--again") { Description = "Run all rows, also those that have finished before." };
        var command = new Command("batch", "Run a notebook for each row of a table.")
        {
            notebook, table, parallel, parameters, output, again, new HelpOption { Action = new HelpWithNotes(Notes) },
        };
        command.SetAction((parsed, token) =>
        {
            var console = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            return RunAsync(
                parsed.GetRequiredValue(notebook), parsed.GetRequiredValue(table), parsed.GetValue(parameters) ?? [],
                parsed.GetValue(output), parsed.GetValue(parallel), parsed.GetValue(again), console, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(string path, string table, string[] forAll, string? output, int parallel, bool again,
        (TextWriter Out, TextWriter Error) console, CancellationToken token)
    {
        var startFolder = Directory.GetCurrentDirectory();
        try
        {
            if (!File.Exists(path)) throw new BatchException($"{path}: no such notebook in {startFolder}");
            if (!File.Exists(table)) throw new BatchException($"{table}: no such table in {startFolder}");
            var notebook = Notebook.Load(path);
            FrontEndOnly.Check(notebook);
            var folder = Path.GetFullPath(output ?? Path.Combine("runs", notebook.Name), startFolder);
            var rows = BatchTable.Read(table, notebook, forAll, folder, startFolder);
            if (rows.FirstOrDefault(row => RunFiles.NotebookPath(row.Folder, notebook) == notebook.Path) is { } self)
                throw new BatchException($"row {self.Name}: the executed notebook would replace {path}; give another folder.");

            var runner = new BatchRunner(notebook, startFolder, console.Out);
            var results = await runner.RunAsync(rows, parallel, again, token).ConfigureAwait(false);
            BatchSummary.Write(folder, notebook, results);
            console.Out.WriteLine($"  {Path.Combine(folder, BatchSummary.CsvName)}\n  {Path.Combine(folder, BatchSummary.HtmlName)}");
            return results.MaxBy(result => result.Summary.Outcome)!.Summary.ExitCode;
        }
        catch (Exception fault) when (fault is BatchException or ParameterException or FitsException)
        {
            console.Error.WriteLine(fault.Message);
            return ExitCode.Usage;
        }
        catch (Exception fault) when (fault is NotebookException or IOException or UnauthorizedAccessException)
        {
            console.Error.WriteLine(fault.Message);
            return ExitCode.Failed;
        }
    }

    private static int Jobs(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return number;
        result.AddError($"-j {text}: a whole number is expected, 1 or more.");
        return 1;
    }
}
