namespace HstNotebooks.Cli;

/// <summary>A row that reached its end, and from what: what a later batch reads to skip it.</summary>
internal sealed record FinishedRow(RowState State, RunSummary Summary);
