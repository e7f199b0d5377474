namespace HstNotebooks;

/// <summary>
/// Arrows from (x, y) along (dx, dy), data units, such as residuals over a detector (matplotlib's <c>quiver</c> with <c>angles="xy"</c>).
/// </summary>
public sealed record ArrowsMark : Mark
{
    /// <summary>Equally many of all four; an arrow with an end that is not finite is left out.</summary>
    public ArrowsMark(IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> dx, IEnumerable<double> dy) =>
        (X, Y, Dx, Dy) = (Copy(x, nameof(x)), Copy(y, nameof(y)), Copy(dx, nameof(dx)), Copy(dy, nameof(dy)));

    /// <summary>Where arrows begin.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Where arrows begin.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Length along x.</summary>
    public IReadOnlyList<double> Dx { get; }

    /// <summary>Length along y.</summary>
    public IReadOnlyList<double> Dy { get; }

    /// <summary>Arrows are drawn so many times longer than they are.</summary>
    public double Exaggeration { get; init; } = 1;

    /// <summary>
    /// Length of the arrow in the legend, in the unit of <see cref="Dx"/>; its label is <see cref="Mark.Label"/>. Null for no such arrow.
    /// </summary>
    public double? KeyLength { get; init; }

    internal override IEnumerable<double> XValues => X.Concat(X.Zip(Dx, (x, d) => x + Exaggeration * d));

    internal override IEnumerable<double> YValues => Y.Concat(Y.Zip(Dy, (y, d) => y + Exaggeration * d));

    internal override void Validate()
    {
        SameLength(X.Count, ("y", Y.Count), ("dx", Dx.Count), ("dy", Dy.Count));
        if (!double.IsFinite(Exaggeration))
        {
            throw new ArgumentException($"The exaggeration of arrows is a finite number, not {Exaggeration}.");
        }
        if (!(KeyLength is null or > 0))
        {
            throw new ArgumentException($"The length of the arrow in the legend is positive, not {KeyLength}.");
        }
    }
}
