namespace HstNotebooks.Cli;

/// <summary>A notebook that ran: to its end, up to a failed cell, or until it was cancelled.</summary>
internal sealed record RunResult
{
    /// <summary>The notebook with the outputs that there are.</summary>
    public required Notebook Executed { get; init; }

    /// <summary>All parameters with the values of this run.</summary>
    public required IReadOnlyList<NotebookParameter> Parameters { get; init; }

    /// <summary>Seconds of each executed cell, by its index.</summary>
    public required IReadOnlyDictionary<int, TimeSpan> CellDurations { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary>What the user should know: paths that were completed, builds that do not match.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The verdicts that the cells show, in their order.</summary>
    public required IReadOnlyList<ShownVerdict> Verdicts { get; init; }

    public FailedCell? Failure { get; init; }

    public bool IsCancelled { get; init; }

    public bool Succeeded => Failure is null && !IsCancelled;
}
