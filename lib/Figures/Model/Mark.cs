namespace HstNotebooks;

/// <summary>Something drawn between axes, in data units. The kinds below are all there are.</summary>
internal abstract record Mark(string? Label, Rgb Color);

/// <summary>A line through points; a NaN breaks it.</summary>
internal sealed record LineMark(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, string? Label, Rgb Color, Dash Dash = Dash.Solid, double Width = 1.2) : Mark(Label, Color);

/// <summary>Separate points, with error bars where these are given.</summary>
internal sealed record PointsMark(
    IReadOnlyList<double> X, IReadOnlyList<double> Y, IReadOnlyList<double>? XError, IReadOnlyList<double>? YError,
    string? Label, Rgb Color, MarkerShape Shape) : Mark(Label, Color);

/// <summary>Filled steps: heights between edges, one more edge than heights.</summary>
internal sealed record StepsMark(
    IReadOnlyList<double> Edges, IReadOnlyList<double> Heights, string? Label, Rgb Color, Dash Dash, double FillOpacity) : Mark(Label, Color);

/// <summary>A line across the whole frame at one value of x or y.</summary>
internal sealed record RuleMark(double Value, bool Vertical, string? Label, Rgb Color, Dash Dash) : Mark(Label, Color);
