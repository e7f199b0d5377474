using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// A column of a table: what it is, and its cells, which are read from the file when they are asked for, or are an array in memory.
/// Rows are counted from 0.
/// </summary>
public sealed partial class TableColumn
{
    internal TableColumn(string name, CellFormat format, CellSource source, string origin)
    {
        Name = name;
        Format = format;
        Source = source;
        Origin = origin;
    }

    /// <summary>TTYPEn; "col3" for a third column that the file leaves without a name.</summary>
    public string Name { get; private init; }

    /// <summary>The physical unit (TUNITn); "" when none is given.</summary>
    public string Unit { get; internal init; } = "";

    /// <summary>What the column means (TCOMMn); "" when nothing is said.</summary>
    public string Description { get; internal init; } = "";

    /// <summary>How values are best shown, as a Fortran format such as F8.3 (TDISPn); "" when nothing is said.</summary>
    public string DisplayFormat { get; internal init; } = "";

    /// <summary>How the values are stored.</summary>
    public ColumnType Type => Format.Type;

    /// <summary>
    /// The C# type that holds any cell without loss, such as <c>double</c>, <c>int?</c> (integers with a TNULL), <c>bool?</c>,
    /// <c>ushort</c> (by the usual TZERO), <c>string</c>, <c>float[]</c>.
    /// </summary>
    public Type CellType => Format.CellType;

    /// <summary>
    /// The shape of the array in a cell, fastest axis first (TDIMn); empty for a scalar and where <see cref="IsVariableLength"/>.
    /// For text it is that of an array of strings; their characters are no axis.
    /// </summary>
    public IReadOnlyList<int> CellShape => Format.Shape;

    /// <summary>Whether the cells are arrays, or texts, each of its own length (stored in the heap).</summary>
    public bool IsVariableLength => Format.IsVariableLength;

    /// <summary>The number of rows.</summary>
    public long RowCount => Source.RowCount;

    internal CellFormat Format { get; }

    internal CellSource Source { get; }

    internal string Origin { get; }

    /// <summary>
    /// All cells as physical values TZERO + TSCAL × stored. As float or double: rounded to the type, undefined integers (TNULL) as NaN.
    /// As an integer type: exact or not at all; with a '?' undefined cells are null. Text comes without trailing blanks and what follows
    /// a NUL. A column in memory gives its values as they are.
    /// </summary>
    /// <typeparam name="T">
    /// byte, sbyte, short, ushort, int, uint, long, ulong, float, double, bool, string or Complex; bool? and integers with '?' where cells
    /// may be undefined; arrays of these (elements of a cell, fastest axis first) for cells that are arrays. Bits are bool.
    /// </typeparam>
    /// <exception cref="FitsException">
    /// T cannot say what the column holds, or not without loss; a cell is undefined or does not fit into T (the message names its row);
    /// the cells are not all in the file; or they claim far more memory than the file is long.
    /// </exception>
    /// <exception cref="NotSupportedException">T is another type.</exception>
    public T[] Read<T>() => Read<T>(0, AllRows());

    /// <summary>The cells of some rows; see <see cref="Read{T}()"/>.</summary>
    /// <param name="firstRow">The first row, 0-based.</param>
    /// <param name="count">How many rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The column has no such rows.</exception>
    /// <exception cref="FitsException">As <see cref="Read{T}()"/>.</exception>
    /// <exception cref="NotSupportedException">T is no type of a table.</exception>
    public T[] Read<T>(long firstRow, int count) => (T[])Read(typeof(T), firstRow, count);

    /// <summary>All cells as <see cref="CellType"/>: an array of it.</summary>
    /// <exception cref="FitsException">As <see cref="Read{T}()"/>.</exception>
    public Array Read() => Read(CellType, 0, AllRows());

    /// <summary>The cells of some rows as <see cref="CellType"/>: an array of it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column has no such rows.</exception>
    /// <exception cref="FitsException">As <see cref="Read{T}()"/>.</exception>
    public Array Read(long firstRow, int count) => Read(CellType, firstRow, count);

    /// <summary>The same cells under another name, unit, description or display format; what is null stays.</summary>
    public TableColumn With(string? name = null, string? unit = null, string? description = null, string? displayFormat = null) =>
        new(name ?? Name, Format, Source, Origin)
        {
            Unit = unit ?? Unit,
            Description = description ?? Description,
            DisplayFormat = displayFormat ?? DisplayFormat,
            Meta = Meta,
        };

    /// <inheritdoc/>
    public override string ToString()
    {
        string type = TypeName.Of(CellType), shape = CellShape.Count > 0 ? $" {string.Join(" × ", CellShape)}" : "";
        return Invariant($"{Name}{(Unit.Length > 0 ? $" ({Unit})" : "")}: {type}{shape}, {RowCount} rows");
    }

    private int AllRows() => RowCount <= Array.MaxLength
        ? (int)RowCount
        : throw new FitsException(Invariant($"{Origin}: {RowCount} rows are more than one array holds; read them in parts."));

    internal Array Read(Type cellType, long firstRow, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, RowCount - firstRow);
        if (Source.Values is { } values && values.GetType().GetElementType() == cellType)
        {
            var copy = Array.CreateInstance(cellType, count);
            Array.Copy(values, (int)firstRow, copy, 0, count);
            return copy;
        }
        bool isVector = cellType.IsArray;
        var decoder = ElementDecoder.For(isVector ? cellType.GetElementType()! : cellType, this);
        RequireShape(cellType, isVector);
        using var reader = Source.Open();
        return isVector ? decoder.ReadVectors(reader, firstRow, count) : decoder.ReadScalars(reader, firstRow, count);
    }

    private void RequireShape(Type cellType, bool isVector)
    {
        bool isOne = IsVariableLength ? Type == ColumnType.Text : Format.Elements == 1;
        bool isWrong = isVector ? IsVariableLength && Type == ColumnType.Text : !isOne;
        if (isWrong)
        {
            string holds = IsVariableLength ? "a varying number of" : Invariant($"{Format.Elements}");
            string values = Type == ColumnType.Text && IsVariableLength ? "one text" : $"{holds} values";
            throw new FitsException($"{Origin}: a cell holds {values}; read it as {TypeName.Of(CellType)}, not {TypeName.Of(cellType)}.");
        }
        if (Math.Max(Format.Elements, Format.Form.Width) <= Array.MaxLength && Format.TextWidth <= ElementDecoder.MaxCharacters) return;
        throw new FitsException(Invariant($"{Origin}: a cell of {Format.Form} is too long for .NET."));
    }
}
