namespace HstNotebooks;

/// <summary>Sizes of a panel's letters and lines, points, and its colours.</summary>
internal sealed record Look(Theme Theme, double Title, double Label, double Tick, double TickLength, double Gap)
{
    /// <summary>Three and more panels side by side have smaller letters.</summary>
    public static Look Of(Theme theme, int columns)
    {
        double s = theme.LetterScale;
        return columns >= 3
            ? new(theme, 9 * s, 8 * s, 7 * s, 3 * s, 2.5 * s) { IsSmall = true }
            : new(theme, 10.5 * s, 9 * s, 8 * s, 3.5 * s, 3 * s);
    }

    /// <summary>Size of the heading above all panels.</summary>
    public double Heading => 12 * Theme.LetterScale;

    /// <summary>The same for a panel inside another.</summary>
    public Look ForInset() =>
        Of(Theme, 3) with { Title = 0.85 * Title, Label = 0.8 * Label, Tick = 0.8 * Tick, TickLength = 0.7 * TickLength };

    /// <summary>Whether room is scarce.</summary>
    public bool IsSmall { get; private init; }

    /// <summary>The width of a line that is drawn with <paramref name="width"/> on paper.</summary>
    public double Line(double width) => width * Theme.LineScale;
}
