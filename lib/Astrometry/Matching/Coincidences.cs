namespace HstNotebooks.Astrometry;

/// <summary>Pairs of two lists of positions that one similarity brings together, and whether chance could have done it.</summary>
/// <param name="Map">From the positions to the reference.</param>
/// <param name="Pairs">Indices into both lists, each at most once, by increasing distance.</param>
/// <param name="Width">The pairs are at most so far apart; never less than the resolution of the search.</param>
/// <param name="Expected">Pairs so close that one transformation brings about by chance, from the density around each reference.</param>
/// <param name="LogFalseAlarms">
/// log₁₀ of the number of transformations that would be expected to do as well if the positions were random: small is significant.
/// </param>
public sealed record Coincidences(
    AffineMap Map, IReadOnlyList<(int Position, int Reference)> Pairs, double Width, double Expected, double LogFalseAlarms);
