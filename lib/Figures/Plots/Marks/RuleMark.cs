namespace HstNotebooks;

/// <summary>A line across the whole frame at one value, in the theme's muted colour unless another is chosen.</summary>
public sealed record RuleMark : Mark
{
    private RuleMark(double value, bool vertical, string? label) => (Value, IsVertical, Label) = (value, vertical, label);

    /// <summary>Where, in data units.</summary>
    public double Value { get; }

    /// <summary>At a value of x rather than of y.</summary>
    public bool IsVertical { get; }

    /// <summary>Pattern.</summary>
    public Dash Dash { get; init; } = Dash.Dashed;

    /// <summary>At one value of y.</summary>
    public static RuleMark Horizontal(double y, string? label = null) => new(y, false, label);

    /// <summary>At one value of x.</summary>
    public static RuleMark Vertical(double x, string? label = null) => new(x, true, label);

    internal override IEnumerable<double> XValues => IsVertical ? [Value] : [];

    internal override IEnumerable<double> YValues => IsVertical ? [] : [Value];
}
