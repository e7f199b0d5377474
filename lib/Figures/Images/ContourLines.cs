namespace HstNotebooks;

/// <summary>A contour's lines in 0-based pixels of the image that they are drawn over, ready to draw.</summary>
/// <param name="Lines">Its lines; those of negative levels are dashed.</param>
/// <param name="Label">For the legend; null for none.</param>
internal sealed record ContourLines(IReadOnlyList<ContourLine> Lines, string? Label)
{
    public int Vertices => Lines.Sum(l => l.Points.Count);
}
