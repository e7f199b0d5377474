namespace HstNotebooks.Cli;

/// <summary>
/// What a running notebook sees of the process: its own folder as the current directory, console streams that end in
/// the running cell, no keyboard, and a library that shows into the cell and writes into the run's folder.
/// Disposing gives everything back.
/// </summary>
internal sealed class RunEnvironment : IDisposable
{
    private readonly string _directory = Directory.GetCurrentDirectory();
    private readonly TextWriter _out = Console.Out;
    private readonly TextWriter _error = Console.Error;
    private readonly TextReader _in = Console.In;

    public RunEnvironment(string notebookFolder, string? outputFolder, TextWriter? echo, bool bringsPlotly)
    {
        Directory.SetCurrentDirectory(notebookFolder);
        Console.SetOut(new CellStream("stdout", echo));
        Console.SetError(new CellStream("stderr", echo));
        Console.SetIn(TextReader.Null);
        RunFolder.Use(outputFolder);
        NotebookHost.BringsPlotly = bringsPlotly;
        NotebookHost.Use(value => CellOutputs.OfRunningCell().Display(value, []));
    }

    public void Dispose()
    {
        CellOutputs.Running = null;
        NotebookHost.Use(null);
        NotebookHost.BringsPlotly = false;
        RunFolder.Use(null);
        Console.SetIn(_in);
        Console.SetError(_error);
        Console.SetOut(_out);
        Directory.SetCurrentDirectory(_directory);
    }
}
