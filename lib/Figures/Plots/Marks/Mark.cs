namespace HstNotebooks;

/// <summary>
/// Something drawn between the axes of a plot, in data units: <see cref="PointsMark"/>, <see cref="LineMark"/>, <see cref="StepsMark"/>,
/// <see cref="BandMark"/>, <see cref="RuleMark"/>, <see cref="DensityMark"/>, <see cref="GridMark"/>, <see cref="ContoursMark"/>,
/// <see cref="ArrowsMark"/>, <see cref="TextMark"/>. These are all there are.
/// </summary>
public abstract record Mark
{
    private protected Mark() { }

    /// <summary>Name in the legend; null for none.</summary>
    public string? Label { get; init; }

    /// <summary>Colour; null takes the next of the theme's series.</summary>
    public Rgb? Color { get; init; }

    /// <summary>0 to 1.</summary>
    public double Opacity { get; init; } = 1;

    /// <summary>Measured on the y axis at the right, which then needs <see cref="PlotStyle.RightLabel"/> or data of its own.</summary>
    public bool OnRightAxis { get; init; }

    /// <summary>What the x axis shall hold.</summary>
    internal virtual IEnumerable<double> XValues => [];

    /// <summary>What the y axis shall hold.</summary>
    internal virtual IEnumerable<double> YValues => [];

    /// <summary>The colours of its values; null when it has one colour.</summary>
    internal virtual ColorScale? ScaleIn(PlotPanel panel, Box frame) => null;

    private protected static double[] Copy(IEnumerable<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return [.. values];
    }

    /// <summary>Refuses lists that are not all as long as the first.</summary>
    private protected void SameLength(int expected, params (string Name, int? Count)[] lists)
    {
        foreach (var (name, count) in lists)
        {
            if (count is null || count == expected) continue;
            throw new ArgumentException($"{expected} x but {count} {name}{(Label is null ? "" : $" in '{Label}'")}.");
        }
    }

    /// <summary>Refuses what cannot be drawn.</summary>
    /// <exception cref="ArgumentException">Lists of different length and the like.</exception>
    internal virtual void Validate() { }
}
