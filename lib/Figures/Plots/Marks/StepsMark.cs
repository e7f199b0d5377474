namespace HstNotebooks;

/// <summary>Steps, such as a histogram: heights between edges, filled down to the x axis or to 0.</summary>
public sealed record StepsMark : Mark
{
    /// <summary>One more edge than heights; edges rise.</summary>
    public StepsMark(IEnumerable<double> edges, IEnumerable<double> heights) =>
        (Edges, Heights) = (Copy(edges, nameof(edges)), Copy(heights, nameof(heights)));

    /// <summary>Along the x axis.</summary>
    public IReadOnlyList<double> Edges { get; }

    /// <summary>Along the y axis; NaN leaves a gap.</summary>
    public IReadOnlyList<double> Heights { get; }

    /// <summary>Pattern of the outline; null takes the next one.</summary>
    public Dash? Dash { get; init; }

    /// <summary>Opacity of the area under the steps; 0 for the outline only.</summary>
    public double FillOpacity { get; init; } = 0.3;

    internal override IEnumerable<double> XValues => Edges;

    internal override IEnumerable<double> YValues => Heights;

    internal override void Validate()
    {
        if (Edges.Count != Heights.Count + 1)
        {
            throw new ArgumentException($"{Heights.Count} heights have {Heights.Count + 1} edges, not {Edges.Count}.");
        }
    }
}
