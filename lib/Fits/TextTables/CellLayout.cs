namespace HstNotebooks.Fits;

/// <summary>How many values a cell holds.</summary>
/// <param name="Shape">The lengths of the axes, fastest first; empty for a scalar, null for a varying number.</param>
/// <param name="MaxUndefined">How many undefined elements may be made of cells that hold nothing: a measure of the file's length.</param>
internal sealed record CellLayout(IReadOnlyList<int>? Shape, long MaxUndefined)
{
    public const long FreeElements = 1 << 20;

    /// <summary>Values in a cell; −1 where it varies.</summary>
    public long Elements { get; } = Shape is null ? -1 : (long)Int128.Min(CellDimensions.Product(Shape), long.MaxValue);
}
