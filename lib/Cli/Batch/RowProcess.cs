using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace HstNotebooks.Cli;

/// <summary>
/// One row as a process of its own, <c>hst run</c>: a notebook owns the current directory, the console and the library's settings of its
/// process. What it prints is in <c>run.log</c> of the row's folder.
/// </summary>
internal static class RowProcess
{
    public const string LogName = "run.log";

    // Ctrl-C of a terminal reaches the children, too: they write what there is and end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    /// <summary>Returns the exit code; a cancellation ends the process and all it started.</summary>
    public static async Task<int> RunAsync(Notebook notebook, BatchRow row, string startFolder, int threads, CancellationToken token)
    {
        using var log = new StreamWriter(Path.Combine(row.Folder, LogName)) { AutoFlush = true };
        using var process = new Process { StartInfo = Start(notebook, row, startFolder, threads) };
        var gate = new Lock();
        process.OutputDataReceived += Write;
        process.ErrorDataReceived += Write;
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            using var patience = new CancellationTokenSource(Grace);
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            process.Kill(entireProcessTree: true); // nothing, when it has ended
            await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        }
        return process.ExitCode;

        void Write(object sender, DataReceivedEventArgs line)
        {
            if (line.Data is null) return;
            lock (gate) log.WriteLine(line.Data);
        }
    }

    private static ProcessStartInfo Start(Notebook notebook, BatchRow row, string startFolder, int threads)
    {
        var (program, first) = Program();
        var start = new ProcessStartInfo(program)
        {
            WorkingDirectory = startFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var parameters = row.Assignments.SelectMany(assignment => new[] { "-p", assignment });
        string[] arguments = [.. first, "run", notebook.Path, "-o", row.Folder, .. parameters];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // What .NET takes for the number of cores: Compute.Threads begins with it, and all other parallel loops keep to it.
        start.Environment["DOTNET_PROCESSOR_COUNT"] = threads.ToString(CultureInfo.InvariantCulture);
        return start;
    }

    // The `dotnet` whose runtime this is; without one (self-contained) this program is its own host.
    private static (string Program, string[] FirstArguments) Program()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var dotnet = Path.GetFullPath(Path.Combine("..", "..", "..", name), RuntimeEnvironment.GetRuntimeDirectory());
        var own = typeof(RowProcess).Assembly.Location;
        return File.Exists(dotnet) && own.Length > 0 ? (dotnet, [own]) : (Environment.ProcessPath!, []);
    }
}
