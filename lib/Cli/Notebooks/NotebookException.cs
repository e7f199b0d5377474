namespace HstNotebooks.Cli;

/// <summary>A notebook that cannot be run: unreadable, of another language, or in need of a front end. Nothing has been executed.</summary>
internal sealed class NotebookException(string message, Exception? inner = null) : Exception(message, inner);
