namespace HstNotebooks.Cli;

/// <summary>A <c>-p name=value</c> that the notebook cannot take. Nothing has been executed.</summary>
internal sealed class ParameterException(string message) : Exception(message);
