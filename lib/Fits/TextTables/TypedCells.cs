using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>Cells of one type: all elements in one list.</summary>
internal sealed class TypedCells<T>(ValueKind<T> kind, CellLayout layout) : CellCollector
{
    private readonly List<T> elements = [];
    private readonly List<int> ends = []; // of cells that are arrays
    private bool hasNull;
    private T? nullValue;
    private long undefined;
    private int cellStart;

    public override int ElementBytes => kind.Bytes;

    public override bool TrySetNull(ReadOnlySpan<byte> text) => hasNull = kind.TryParse(text, out nullValue);

    public override bool TryAdd(ReadOnlySpan<byte> text)
    {
        if (!kind.TryParse(text, out var value)) return false;
        Add(value);
        return true;
    }

    public override void AddBinary(ReadOnlySpan<byte> stored) => Add(kind.Decode(stored));

    public override void AddUndefined() => elements.Add(kind.Undefined);

    public override bool TryEndCell()
    {
        if (layout.Shape is not { Count: 0 }) ends.Add(elements.Count);
        bool isWhole = layout.Elements < 0 || elements.Count - cellStart == layout.Elements;
        cellStart = elements.Count;
        return isWhole;
    }

    public override bool TryEndUndefined()
    {
        CollectionsMarshal.SetCount(elements, cellStart);
        long count = Math.Max(0, layout.Elements);
        if (count != 1) undefined += count;
        if (undefined > layout.MaxUndefined) return false;
        for (long i = 0; i < count; i++) AddUndefined();
        return TryEndCell();
    }

    public override bool TryMask(CellCollector mask)
    {
        if (mask is not TypedCells<bool?> flags || flags.elements.Count != elements.Count) return false;
        for (int i = 0; i < elements.Count; i++)
        {
            if (flags.elements[i] is true) elements[i] = kind.Undefined;
        }
        return true;
    }

    public override TableColumn ToColumn(string name)
    {
        if (layout.Shape is { Count: 0 }) return kind.Column(name, elements.ToArray());
        var cells = new T[ends.Count][];
        var all = CollectionsMarshal.AsSpan(elements);
        int start = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = all[start..ends[i]].ToArray();
            start = ends[i];
        }
        return kind.Column(name, cells, layout.Shape);
    }

    private void Add(T value) => elements.Add(hasNull && EqualityComparer<T>.Default.Equals(value, nullValue) ? kind.Undefined : value);
}
