namespace HstNotebooks;

/// <summary>How far long work has come.</summary>
/// <param name="Step">What is being done, in a few words.</param>
/// <param name="Done">Finished parts.</param>
/// <param name="Total">All parts.</param>
public sealed record StepProgress(string Step, int Done, int Total);
