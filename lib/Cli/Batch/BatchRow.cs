namespace HstNotebooks.Cli;

/// <summary>One run of a batch.</summary>
/// <param name="Name">The row's name in the table.</param>
/// <param name="Folder">Full path of the folder for its notebook, report and products.</param>
/// <param name="Assignments">Each <c>name=value</c>.</param>
/// <param name="Parameters">All parameters of the notebook with the values of this row.</param>
internal sealed record BatchRow(string Name, string Folder, IReadOnlyList<string> Assignments, IReadOnlyList<NotebookParameter> Parameters);
