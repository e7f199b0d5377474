using HstNotebooks.Cli;

namespace HstNotebooks.Tests.Cli;

/// <summary>The command <c>hst</c> in this process, started in a folder.</summary>
internal static class Hst
{
    public static Task<(int ExitCode, string Output, string Error)> HstAsync(string folder, params string[] arguments) =>
        HstAsync(folder, TestContext.Current.CancellationToken, arguments);

    public static async Task<(int ExitCode, string Output, string Error)> HstAsync(
        string folder, CancellationToken token, params string[] arguments)
    {
        var before = Directory.GetCurrentDirectory();
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        try
        {
            Directory.SetCurrentDirectory(folder);
            var exitCode = await Program.InvokeAsync(arguments, output, error, token);
            return (exitCode, output.ToString(), error.ToString());
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }
}
