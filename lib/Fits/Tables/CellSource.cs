namespace HstNotebooks.Fits;

/// <summary>The stored cells of one column: in a file or in memory.</summary>
internal abstract class CellSource
{
    public abstract long RowCount { get; }

    /// <summary>
    /// The bytes in which the cells must be found, those of varying length in the heap: the measure of what they may claim.
    /// </summary>
    public abstract long BackingBytes { get; }

    /// <summary>The array of the cells in their own type, if the column is in memory.</summary>
    public virtual Array? Values => null;

    /// <exception cref="FitsException">The data are not all there.</exception>
    public abstract CellReader Open();
}
