using System.CommandLine;
using HstNotebooks.Fits;

namespace HstNotebooks.Cli;

/// <summary><c>hst samples</c>: the sample data, and how to simulate them anew.</summary>
internal static class SamplesCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--folder") { Description = "folder of the recipes", DefaultValueFactory = _ => "data-samples" };
        var make = new Option<string?>("--make") { Description = "simulate this sample now, in place of an old one", HelpName = "name" };
        var command = new Command("samples", "List the sample data, or simulate one; notebooks do so on first use.") { folder, make };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            try
            {
                string path = parsed.GetRequiredValue(folder);
                if (parsed.GetValue(make) is { } name)
                {
                    output.WriteLine(Samples.Make(Path.Combine(path, name + ".json")));
                    return ExitCode.Done;
                }
                if (!Directory.Exists(path)) throw new ReductionException($"There is no folder {Path.GetFullPath(path)}: start in the repository, or give --folder.");
                foreach (var (recipe, description, made) in Samples.List(path))
                {
                    output.WriteLine($"{Path.GetFileNameWithoutExtension(recipe)}  {(made ? "simulated" : "not yet simulated")}\n  {description}");
                }
                return ExitCode.Done;
            }
            catch (Exception e) when (e is ReductionException or FitsException)
            {
                parsed.InvocationConfiguration.Error.WriteLine(e.Message);
                return ExitCode.Failed;
            }
        });
        return command;
    }
}
