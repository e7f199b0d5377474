namespace HstNotebooks.Fits;

/// <summary>The stored cells of one column: in a file or in memory.</summary>
internal abstract class CellSource
{
    public abstract long RowCount { get; }

    /// <summary>Bytes that back the cells: a limit for what a column may claim in memory.</summary>
    public abstract long BackingBytes { get; }

    /// <summary>The array of the cells in their own type, if the column is in memory.</summary>
    public virtual Array? Values => null;

    /// <exception cref="FitsException">The data are not all there.</exception>
    public abstract CellReader Open();
}
