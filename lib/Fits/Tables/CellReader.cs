using System.Diagnostics;

namespace HstNotebooks.Fits;

/// <summary>Reads cells, big-endian as a binary table stores them, while it is open.</summary>
internal abstract class CellReader : IDisposable
{
    /// <summary>Cells of fixed length, one after the other.</summary>
    public abstract void Read(long firstRow, int count, Span<byte> cells);

    /// <summary>Where cells of varying length are. Each is checked to be there.</summary>
    public virtual void ReadDescriptors(long firstRow, Span<CellDescriptor> descriptors) => throw NoVaryingLength();

    /// <summary>The cell of varying length of a row.</summary>
    public virtual void ReadCell(long row, CellDescriptor descriptor, Span<byte> cell) => throw NoVaryingLength();

    public virtual void Dispose() { }

    private static UnreachableException NoVaryingLength() => new("Cells of one value, and of ASCII tables, are of fixed length.");
}
