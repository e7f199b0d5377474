using static System.FormattableString;

namespace HstNotebooks.Fits;

public sealed partial class TableColumn
{
    /// <summary>
    /// A column of values in memory. It keeps the array, without a copy: it must not be changed while the column is in use.
    /// </summary>
    /// <typeparam name="T">
    /// byte, sbyte, short, ushort, int, uint, long, ulong, float, double, bool, string or Complex; bool? and integers with '?', of which
    /// null is undefined; arrays of these. float and double say undefined as NaN, text as "".
    /// </typeparam>
    /// <param name="name">The name; FITS files hold printable ASCII only.</param>
    /// <param name="values">One value a row. Arrays of equal length become cells of that length, others cells of varying length.</param>
    /// <param name="unit">The physical unit; "" for none.</param>
    /// <param name="description">What the column means.</param>
    /// <param name="cellShape">The shape of the arrays, fastest axis first, where they are more than lists.</param>
    /// <param name="isVariableLength">Whether arrays are stored as of varying length even if they are all of the same.</param>
    /// <param name="displayFormat">A Fortran format such as F8.3 for showing the values (TDISPn).</param>
    /// <exception cref="ArgumentException">
    /// A cell is null or not of the shape, or undefined integers leave no number to mark them.
    /// </exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    public static TableColumn Create<T>(
        string name,
        T[] values,
        string unit = "",
        string description = "",
        IReadOnlyList<int>? cellShape = null,
        bool isVariableLength = false,
        string displayFormat = "")
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(description);
        ArgumentNullException.ThrowIfNull(displayFormat);
        bool isVector = typeof(T).IsArray;
        var encoder = ElementEncoder.For(isVector ? typeof(T).GetElementType()! : typeof(T));
        if (!isVector && (cellShape is not null || isVariableLength))
        {
            string found = TypeName.Of(typeof(T));
            throw new ArgumentException($"Column {name}: a shape is for cells that are arrays; these are {found}.", nameof(cellShape));
        }
        int[]? shape = isVector && !isVariableLength ? ShapeOf(name, values, cellShape) : null;
        if (isVector && shape is null) RequireNoNull(name, values);
        var (format, source) = encoder.CellsOf(values, shape);
        return new TableColumn(name, format, source, $"column {name}")
        {
            Unit = unit,
            Description = description,
            DisplayFormat = displayFormat,
        };
    }

    // Null where the lengths vary.
    private static int[]? ShapeOf<T>(string name, T[] cells, IReadOnlyList<int>? shape)
    {
        RequireNoNull(name, cells);
        if (shape is null)
        {
            if (cells.Length == 0) return null;
            int first = Length(cells[0]);
            return Array.TrueForAll(cells, cell => Length(cell) == first) ? [first] : null;
        }
        bool isShape = shape.Count > 0 && shape.All(length => length >= 0);
        var elements = CellDimensions.Product(shape);
        int odd = Array.FindIndex(cells, cell => Length(cell) != elements);
        if (isShape && odd < 0 && elements <= Array.MaxLength) return [.. shape];
        string found = odd < 0 ? "" : Invariant($"; row {odd} holds {Length(cells[odd])} values");
        throw new ArgumentException($"Column {name}: the shape of a cell is ({string.Join(", ", shape)}){found}.", nameof(shape));
    }

    private static void RequireNoNull<T>(string name, T[] cells)
    {
        int index = Array.IndexOf(cells, default);
        if (index < 0) return;
        throw new ArgumentException(Invariant($"Column {name}: row {index} is null; an empty array was expected."), nameof(cells));
    }

    private static int Length<T>(T cell) => ((Array)(object)cell!).Length;
}
