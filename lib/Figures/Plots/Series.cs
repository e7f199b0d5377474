namespace HstNotebooks;

/// <summary>Points or a line of their own colour: y over x, equally many of both.</summary>
/// <param name="X">Along the x axis.</param>
/// <param name="Y">Along the y axis; NaN leaves a point out.</param>
/// <param name="Label">Name in the legend; null for none.</param>
public sealed record Series(IReadOnlyList<double> X, IReadOnlyList<double> Y, string? Label = null)
{
    /// <summary>Half lengths of the error bars along x (points only).</summary>
    public IReadOnlyList<double>? XError { get; init; }

    /// <summary>Half lengths of the error bars along y (points only).</summary>
    public IReadOnlyList<double>? YError { get; init; }

    internal void Validate()
    {
        foreach (var (name, list) in new[] { ("y", Y), ("x errors", XError), ("y errors", YError) })
        {
            if (list is null || list.Count == X.Count) continue;
            throw new ArgumentException($"{X.Count} x but {list.Count} {name}{(Label is null ? "" : $" in '{Label}'")}.");
        }
    }
}
