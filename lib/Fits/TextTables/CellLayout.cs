namespace HstNotebooks.Fits;

/// <summary>How many values a cell holds.</summary>
/// <param name="Shape">The lengths of the axes, fastest first; empty for a scalar, null for a varying number.</param>
/// <param name="MaxUndefined">How many undefined elements may be made of cells that hold nothing: a measure of the file's length.</param>
internal sealed record CellLayout(IReadOnlyList<int>? Shape, long MaxUndefined)
{
    public const long FreeElements = 1 << 20;

    /// <summary>Values in a cell; −1 where it varies.</summary>
    public long Elements { get; } = Shape is null ? -1 : Product(Shape);

    private static long Product(IReadOnlyList<int> shape)
    {
        Int128 elements = 1;
        foreach (int length in shape) elements = Int128.Min(elements * length, long.MaxValue);
        return (long)elements;
    }
}
