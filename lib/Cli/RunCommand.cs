using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;

namespace HstNotebooks.Cli;

/// <summary><c>hst run</c>: one notebook, without a front end.</summary>
internal static class RunCommand
{
    private const string Notes = """
        Executes the C# cells in order, in the notebook's own folder, and writes the executed notebook and a self-contained
        HTML report. Values given with -p replace those of the cell tagged `parameters`; their names and types are checked
        before anything runs. A value that is the path of a file or folder is relative to the folder you are in.

        Example:
          hst run notebooks/01_standard_maps.ipynb -p dataset=./udf -p galaxy=3 -p fidelity=original -o runs/udf

        A verdict that a cell shows, and the text in which a cell tagged `check` ends, are judged: ✔ passes, ⚠ warns, all else fails.
        They are counted at the end and kept in verdicts.json beside the report.

        Exit code: 0 done, 1 a cell failed, 2 wrong usage, 3 all cells ran but a verdict failed, 130 cancelled (Ctrl-C; what
        there is has been written).
        """;

    public static Command Create()
    {
        var notebook = new Argument<string>("notebook") { Description = "The notebook, an .ipynb file with C# cells." };
        var parameters = new Option<string[]>("--parameter", "-p")
        {
            Description = "A parameter of the notebook; may be repeated.",
            HelpName = "name=value",
            AllowMultipleArgumentsPerToken = false,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "Folder for the executed notebook, the report and the products. [default: runs/<notebook>]",
            HelpName = "folder",
        };
        var timeout = new Option<TimeSpan?>("--timeout")
        {
            Description = "Longest time for one cell, in seconds.",
            HelpName = "seconds",
            CustomParser = Seconds,
        };
        var interactive = new Option<bool>("--interactive")
        {
            Description = "Figures of the report can be zoomed and read off; embeds plotly.js.",
        };
        var plotly = new Option<string?>("--plotly")
        {
            Description = "The plotly.js to embed; implies --interactive. [default: the one beside hst]",
            HelpName = "file",
        };
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Show here, too, what the cells print." };

        var command = new Command("run", "Run a notebook without a front end.")
        {
            notebook, parameters, output, timeout, interactive, plotly, verbose, new HelpOption { Action = new HelpWithNotes(Notes) },
        };
        command.SetAction((parsed, token) =>
        {
            var (stdout, stderr) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var options = new RunOptions
            {
                Parameters = parsed.GetValue(parameters) ?? [],
                OutputFolder = parsed.GetValue(output),
                CellTimeout = parsed.GetValue(timeout),
                Echo = parsed.GetValue(verbose) ? stdout : null,
            };
            string? script = parsed.GetValue(plotly) ?? (parsed.GetValue(interactive) ? PlotlyScript.BesideProgram : null);
            return RunAsync(parsed.GetValue(notebook)!, options, script, stdout, stderr, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string path, RunOptions options, string? script, TextWriter stdout, TextWriter stderr, CancellationToken token)
    {
        try
        {
            if (!File.Exists(path)) return Refuse(stderr, ExitCode.Usage, $"{path}: no such notebook in {options.StartFolder}");
            if (script is not null)
            {
                if (!File.Exists(script)) return Refuse(stderr, ExitCode.Usage, PlotlyScript.Missing(script));
                options = options with { Plotly = await File.ReadAllTextAsync(script, token).ConfigureAwait(false) };
            }
            var notebook = Notebook.Load(path);
            var folder = Path.GetFullPath(options.OutputFolder ?? Path.Combine("runs", notebook.Name), options.StartFolder);
            if (RunFiles.NotebookPath(folder, notebook) == notebook.Path)
            {
                return Refuse(stderr, ExitCode.Usage,
                    $"-o {options.OutputFolder}: the executed notebook would replace {path}; give another folder.");
            }

            var isTerminal = options.Echo is null && !Console.IsOutputRedirected && stdout == Console.Out;
            var console = new RunConsole(stdout, stderr, isTerminal);
            var run = await NotebookRunner.RunAsync(notebook, options with { OutputFolder = folder }, console, token).ConfigureAwait(false);
            RunFiles.Write(folder, run, options.Plotly);
            console.Summarize(run, folder);
            return RunSummary.Of(run).ExitCode;
        }
        catch (ParameterException fault)
        {
            return Refuse(stderr, ExitCode.Usage, fault.Message);
        }
        catch (Exception fault) when (fault is NotebookException or IOException or UnauthorizedAccessException)
        {
            return Refuse(stderr, ExitCode.Failed, fault.Message);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Cancelled;
        }
    }

    private static TimeSpan? Seconds(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e6)
            return TimeSpan.FromSeconds(seconds);
        result.AddError($"--timeout {text}: a number of seconds is expected, above 0 and below 1000000.");
        return null;
    }

    private static int Refuse(TextWriter stderr, int exitCode, string message)
    {
        stderr.WriteLine(message);
        return exitCode;
    }
}
