using static System.FormattableString;

namespace HstNotebooks;

/// <summary>The list of reference stars of a simulated field, as Gaia DR3 would give it for epoch 2016.0.</summary>
public sealed record MockGaiaOptions
{
    /// <summary>The faintest star, magnitude, 10 to 25; default 20.7.</summary>
    public double MagnitudeLimit { get; init; } = 20.7;

    /// <summary>At most so many stars, the brightest, 0 to 100 000; null (default): no limit. Spurious entries are not counted.</summary>
    public int? MostStars { get; init; }

    /// <summary>
    /// Error of a position along each axis at magnitude 18, mas, 0 to 100; default 0.12. It grows by a factor 10 in 4 magnitudes, and is
    /// constant above magnitude 15. That of the proper motions is as much a year.
    /// </summary>
    public double PositionErrorMas { get; init; } = 0.12;

    /// <summary>Part of the stars that are not in the list, 0 to 1; default 0.1.</summary>
    public double MissingFraction { get; init; } = 0.1;

    /// <summary>Entries where there is no star, 0 to 10 000; default 3. They have no proper motion.</summary>
    public int SpuriousEntries { get; init; } = 3;

    internal IEnumerable<string> Faults()
    {
        if (!(MagnitudeLimit is >= 10 and <= 25)) yield return Invariant($"Gaia.MagnitudeLimit is {MagnitudeLimit}, not 10 to 25");
        if (MostStars is < 0 or > 100_000) yield return Invariant($"Gaia.MostStars is {MostStars}, not 0 to 100000");
        if (!(PositionErrorMas is >= 0 and <= 100)) yield return Invariant($"Gaia.PositionErrorMas is {PositionErrorMas}, not 0 to 100");
        if (!(MissingFraction is >= 0 and <= 1)) yield return Invariant($"Gaia.MissingFraction is {MissingFraction}, not 0 to 1");
        if (SpuriousEntries is < 0 or > 10_000) yield return Invariant($"Gaia.SpuriousEntries is {SpuriousEntries}, not 0 to 10000");
    }
}
