namespace HstNotebooks.Cli;

/// <summary>A table that cannot be run as it stands. Nothing has been executed.</summary>
internal sealed class BatchException(string message) : Exception(message);
