namespace HstNotebooks.Astrometry;

/// <summary>A place between two nodes of a lookup table.</summary>
/// <param name="First">Index of the node before it.</param>
/// <param name="Second">Index of the node after it; the same at the last node.</param>
/// <param name="Fraction">How far from the first to the second, 0 to 1.</param>
internal readonly record struct LookupPlace(int First, int Second, double Fraction);
