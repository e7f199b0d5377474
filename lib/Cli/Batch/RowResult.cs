namespace HstNotebooks.Cli;

/// <summary>How a row ended, now or (<paramref name="IsKept"/>) in an earlier batch.</summary>
internal sealed record RowResult(BatchRow Row, RunSummary Summary, bool IsKept);
