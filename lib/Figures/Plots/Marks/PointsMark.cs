namespace HstNotebooks;

/// <summary>
/// Separate points y over x, with error bars and colours by a third quantity where these are given. A NaN leaves a point out.
/// </summary>
public sealed record PointsMark : Mark
{
    /// <summary>Equally many of both.</summary>
    public PointsMark(IEnumerable<double> x, IEnumerable<double> y) => (X, Y) = (Copy(x, nameof(x)), Copy(y, nameof(y)));

    /// <summary>Along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Along the y axis.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Error bars along x.</summary>
    public ErrorBars? XError { get; init; }

    /// <summary>Error bars along y.</summary>
    public ErrorBars? YError { get; init; }

    /// <summary>Shape; null takes the next one.</summary>
    public MarkerShape? Shape { get; init; }

    /// <summary>Diameter in points; null chooses by the number of points.</summary>
    public double? Size { get; init; }

    /// <summary>Colours by a third quantity, with a colour bar; null for one colour.</summary>
    public ColorBy? ColorBy { get; init; }

    internal override IEnumerable<double> XValues => WithErrors(X, XError);

    internal override IEnumerable<double> YValues => WithErrors(Y, YError);

    internal override ColorScale? ScaleIn(PlotPanel panel, Box frame) => ColorBy?.Scale;

    internal override void Validate()
    {
        SameLength(
            X.Count,
            ("y", Y.Count), ("x errors", XError?.Count), ("y errors", YError?.Count), ("values of the colours", ColorBy?.Values.Count));
        if (!(Size is null or (> 0 and < 1000)))
        {
            throw new ArgumentException($"The size of a point is a positive number of points, not {Size}.");
        }
    }

    // NaN lengths make NaN ends, which no axis holds; lists of the wrong length are refused with the rest.
    private static IEnumerable<double> WithErrors(IReadOnlyList<double> values, ErrorBars? errors) => errors is null || errors.Count != values.Count
        ? values
        : values.Concat(values.Zip(errors.Low, (v, e) => v - e)).Concat(values.Zip(errors.High, (v, e) => v + e));
}
