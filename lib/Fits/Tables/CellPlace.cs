using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Where in a column a run of values starts, for messages.</summary>
internal readonly record struct CellPlace(long FirstRow, long ElementsPerCell = 1)
{
    /// <summary>The place of a value of the run; rows and elements are counted from 0.</summary>
    public string Of(int index) => ElementsPerCell == 1
        ? Invariant($"row {FirstRow + index}")
        : Invariant($"row {FirstRow + index / ElementsPerCell}, element {index % ElementsPerCell}");
}
