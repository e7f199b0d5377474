namespace HstNotebooks.Fits;

/// <summary>One level of the H-transform: means of 2 × 2 squares and their differences along x, along y and across.</summary>
internal readonly ref struct HBands(HPlane mean, HPlane alongX, HPlane alongY, HPlane across)
{
    public readonly HPlane Mean = mean, AlongX = alongX, AlongY = alongY, Across = across;
}
