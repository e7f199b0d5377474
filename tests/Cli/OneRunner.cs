namespace HstNotebooks.Tests.Cli;

/// <summary>A running notebook owns the current directory and the console of the process: nothing else runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneRunner
{
    public const string Name = "notebook runner";
}
