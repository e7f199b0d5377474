using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace HstNotebooks.Cli;

/// <summary>The help of a command, then what does not fit a list of options: how it works, an example, exit codes.</summary>
internal sealed class HelpWithNotes(string notes) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = new HelpAction().Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(notes);
        return exitCode;
    }
}
