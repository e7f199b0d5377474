namespace HstNotebooks.Fits;

/// <summary>How the cells of a column are stored: type, size, array shape, scaling.</summary>
/// <param name="Form">The stored type, repeat count and, for cells in the heap, the descriptor.</param>
internal sealed record CellFormat(BinaryFormat Form)
{
    public ColumnType Type => Form.Type;

    public bool IsVariableLength => Form.IsVariableLength;

    /// <summary>The shape of a cell, fastest axis first; of text without the characters; empty for a scalar.</summary>
    public IReadOnlyList<int> Shape { get; init; } = [];

    /// <summary>Values in a cell: for text the strings, not their characters. Without meaning where the length varies.</summary>
    public long Elements { get; init; } = Form.Type == ColumnType.Text ? 1 : Form.Repeat;

    /// <summary>Characters of one string.</summary>
    public long TextWidth { get; init; } = Form.Type == ColumnType.Text ? Form.Repeat : 0;

    /// <summary>TSCAL, TZERO and TNULL, which is only for integers.</summary>
    public PixelScaling Scaling { get; init; } = PixelScaling.None;

    /// <summary>Bytes of a cell that hold its values; TDIM may leave some of the cell unused.</summary>
    public long UsedBytes => Type == ColumnType.Text ? Elements * TextWidth : Form.BytesOf(Elements);

    public bool IsInteger => Type is ColumnType.Byte or ColumnType.Int16 or ColumnType.Int32 or ColumnType.Int64;

    /// <summary>Whether integers are read as the type of the opposite sign by the usual TZERO.</summary>
    public bool FlipsSign => Scaling.Scale == 1 && Scaling.Zero != 0 && Scaling.Zero == Type switch
    {
        ColumnType.Byte => -128,
        ColumnType.Int16 => 1 << 15,
        ColumnType.Int32 => 1u << 31,
        ColumnType.Int64 => 1ul << 63,
        _ => 0,
    };

    /// <summary>The type that holds a cell without loss.</summary>
    public Type CellType
    {
        get
        {
            var element = ElementType;
            bool isText = Type == ColumnType.Text;
            return (IsVariableLength && !isText) || Shape.Count > 0 ? element.MakeArrayType() : element;
        }
    }

    private Type ElementType => Type switch
    {
        ColumnType.Logical => typeof(bool?),
        ColumnType.Bit => typeof(bool),
        ColumnType.Text => typeof(string),
        ColumnType.ComplexSingle or ColumnType.ComplexDouble => typeof(System.Numerics.Complex),
        ColumnType.Single when Scaling.IsIdentity => typeof(float),
        ColumnType.Single or ColumnType.Double => typeof(double),
        _ when !Scaling.IsIdentity && !FlipsSign => typeof(double),
        ColumnType.Byte => FlipsSign ? Integer<sbyte>() : Integer<byte>(),
        ColumnType.Int16 => FlipsSign ? Integer<ushort>() : Integer<short>(),
        ColumnType.Int32 => FlipsSign ? Integer<uint>() : Integer<int>(),
        _ => FlipsSign ? Integer<ulong>() : Integer<long>(),
    };

    private Type Integer<T>() where T : struct => Scaling.Blank is null ? typeof(T) : typeof(T?);
}
