namespace HstNotebooks;

/// <summary>A line through points y over x; a NaN breaks it.</summary>
public sealed record LineMark : Mark
{
    /// <summary>Equally many of both.</summary>
    public LineMark(IEnumerable<double> x, IEnumerable<double> y) => (X, Y) = (Copy(x, nameof(x)), Copy(y, nameof(y)));

    /// <summary>Along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Along the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Pattern; null takes the next one.</summary>
    public Dash? Dash { get; init; }

    /// <summary>Width, points.</summary>
    public double Width { get; init; } = 1.4;

    internal override IEnumerable<double> XValues => X;

    internal override IEnumerable<double> YValues => Y;

    internal override void Validate() => SameLength(X.Count, ("y", Y.Count));
}
