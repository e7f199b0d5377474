namespace HstNotebooks.Cli;

/// <summary>How a run ended, from best to worst; the first three are the worst verdict of a run that reached its end.</summary>
internal enum RunOutcome
{
    Pass,
    Warn,
    Fail,
    Error,
    Cancelled,
}
