namespace HstNotebooks.Imaging;

/// <summary>What the pixels of one region add up to.</summary>
/// <param name="Id">The region's label, ≥ 0.</param>
/// <param name="Sum">Sum of its finite pixels; 0 when it has none.</param>
/// <param name="Error">√Σσ² over the finite pixels; NaN without errors, and where one of them has none.</param>
/// <param name="Count">Its pixels.</param>
/// <param name="Covered">Those of them that are finite.</param>
/// <param name="Min">Smallest finite pixel; NaN when there is none.</param>
/// <param name="Max">Largest finite pixel; NaN when there is none.</param>
/// <param name="X">
/// Centre of light, 0-based pixels; pixels ≤ 0 have no weight, so that noise cannot throw it out of the region. NaN without light.
/// </param>
/// <param name="Y">Centre of light, 0-based pixels.</param>
public sealed record RegionSum(int Id, double Sum, double Error, int Count, int Covered, double Min, double Max, double X, double Y)
{
    /// <summary>Which part of its pixels is finite, 0 to 1.</summary>
    public double Coverage => (double)Covered / Count;
}
