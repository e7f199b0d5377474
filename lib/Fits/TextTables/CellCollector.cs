namespace HstNotebooks.Fits;

/// <summary>The cells of one column as they are read, element by element.</summary>
internal abstract class CellCollector
{
    /// <summary>Bytes of an element in a binary stream.</summary>
    public abstract int ElementBytes { get; }

    /// <summary>The value that stands for undefined, as text.</summary>
    public abstract bool TrySetNull(ReadOnlySpan<byte> text);

    /// <summary>An element of the current cell; false if it is not of the type.</summary>
    public abstract bool TryAdd(ReadOnlySpan<byte> text);

    public abstract void AddBinary(ReadOnlySpan<byte> stored);

    public abstract void AddUndefined();

    /// <summary>Ends the current cell; false if it has not as many elements as it must.</summary>
    public abstract bool TryEndCell();

    /// <summary>Ends a cell that is undefined as a whole, whatever it holds; false if that would take too much memory.</summary>
    public abstract bool TryEndUndefined();

    /// <summary>Makes undefined what is true in the mask; false if that has other cells.</summary>
    public abstract bool TryMask(CellCollector mask);

    public abstract TableColumn ToColumn(string name);

    /// <summary>A collector for a type with the name that ECSV gives it; null for any other.</summary>
    public static CellCollector? For(string datatype, CellLayout layout) => datatype switch
    {
        "bool" => new TypedCells<bool?>(new LogicalKind(), layout),
        "int8" => new TypedCells<sbyte?>(new IntegerKind<sbyte>(), layout),
        "uint8" => new TypedCells<byte?>(new IntegerKind<byte>(), layout),
        "int16" => new TypedCells<short?>(new IntegerKind<short>(), layout),
        "uint16" => new TypedCells<ushort?>(new IntegerKind<ushort>(), layout),
        "int32" => new TypedCells<int?>(new IntegerKind<int>(), layout),
        "uint32" => new TypedCells<uint?>(new IntegerKind<uint>(), layout),
        "int64" => new TypedCells<long?>(new IntegerKind<long>(), layout),
        "uint64" => new TypedCells<ulong?>(new IntegerKind<ulong>(), layout),
        "float16" or "float32" => new TypedCells<float>(new RealKind<float>(), layout),
        "float64" or "float128" => new TypedCells<double>(new RealKind<double>(), layout),
        "complex64" => new TypedCells<System.Numerics.Complex>(new ComplexKind(8), layout),
        "complex128" or "complex256" => new TypedCells<System.Numerics.Complex>(new ComplexKind(16), layout),
        "string" => new TypedCells<string>(new TextKind(), layout),
        _ => null,
    };
}
