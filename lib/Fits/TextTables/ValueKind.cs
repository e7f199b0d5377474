namespace HstNotebooks.Fits;

/// <summary>How values of one type are read from text or bytes, and which one stands for undefined.</summary>
internal abstract class ValueKind<T>(int bytes, T undefined)
{
    /// <summary>Bytes of a value in a binary stream.</summary>
    public int Bytes => bytes;

    public T Undefined => undefined;

    public abstract bool TryParse(ReadOnlySpan<byte> text, out T value);

    /// <summary>A value of <see cref="Bytes"/> big-endian bytes.</summary>
    public abstract T Decode(ReadOnlySpan<byte> stored);

    public virtual TableColumn Column(string name, T[] values) => TableColumn.Create(name, values);

    /// <summary>Cells of a shape, fastest axis first, or of varying length where there is none.</summary>
    public virtual TableColumn Column(string name, T[][] cells, IReadOnlyList<int>? shape) =>
        TableColumn.Create(name, cells, cellShape: shape, isVariableLength: shape is null);
}
