namespace HstNotebooks;

/// <summary>
/// Lengths of error bars below and above each point, data units, not negative. A NaN or 0 draws none; an array of doubles is the same
/// both ways.
/// </summary>
/// <param name="Low">Below each point.</param>
/// <param name="High">Above each point.</param>
public sealed record ErrorBars(IReadOnlyList<double> Low, IReadOnlyList<double> High)
{
    /// <summary>The same length below and above.</summary>
    public static implicit operator ErrorBars?(double[]? errors) => errors is null ? null : new(errors, errors);

    /// <summary>The same length below and above.</summary>
    public static ErrorBars Symmetric(IEnumerable<double> errors)
    {
        double[] both = [.. errors];
        return new(both, both);
    }

    // -1 is the length of no list, so that unequal sides are refused with the rest.
    internal int Count => Low.Count == High.Count ? Low.Count : -1;
}
