namespace HstNotebooks.Cli;

/// <summary>A cell that begins (no duration yet), ends, or fails. <paramref name="Number"/> counts all cells from 1.</summary>
internal sealed record CellProgress(int Number, int Count, string Title, TimeSpan? Duration, bool HasFailed);
