namespace HstNotebooks.Imaging;

/// <summary>One bin of x, and what y is in it.</summary>
/// <param name="X">Middle of the bin.</param>
/// <param name="Count">Points in it.</param>
/// <param name="Median">Median of y; NaN in an empty bin, as the following.</param>
/// <param name="P16">16th percentile of y.</param>
/// <param name="P84">84th percentile of y.</param>
public sealed record ValueBin(double X, int Count, double Median, double P16, double P84);
