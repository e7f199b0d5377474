using System.CommandLine;
using System.CommandLine.Invocation;

namespace HstNotebooks.Cli;

/// <summary>The command <c>hst</c>. A new command is one line in <see cref="Commands"/>.</summary>
internal static class Program
{
    private const string Summary = """
        Hubble image reduction, step by step: runs the notebooks of HstNotebooks from a terminal.

        Example:
          hst run notebooks/01_standard_maps.ipynb -p galaxy=101 -o maps-of-101
        """;

    public static Task<int> Main(string[] args) => InvokeAsync(args, Console.Out, Console.Error, CancellationToken.None);

    internal static async Task<int> InvokeAsync(string[] args, TextWriter stdout, TextWriter stderr, CancellationToken token)
    {
        var parsed = Commands().Parse(args);
        if (parsed.Action is ParseErrorAction mistake) mistake.ShowHelp = false;
        var configuration = new InvocationConfiguration
        {
            Output = stdout,
            Error = stderr,
            // After Ctrl-C a cell has two seconds to end, then what there is must be written.
            ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        var exitCode = await parsed.InvokeAsync(configuration, token).ConfigureAwait(false);
        return parsed.Action is ParseErrorAction ? ExitCode.Usage : exitCode;
    }

    private static RootCommand Commands() => new(Summary)
    {
        RunCommand.Create(),
        BatchCommand.Create(),
        InfoCommand.Create(),
        VerifyCommand.Create(),
        SamplesCommand.Create(),
    };
}
