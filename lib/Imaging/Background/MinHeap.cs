namespace HstNotebooks.Imaging;

/// <summary>A binary heap, least key first; of equal keys a pop moves the left child up, and none overtakes another.</summary>
internal sealed class MinHeap<T>
{
    private readonly List<(double Key, T Item)> _entries = [];

    public int Count => _entries.Count;

    public double LeastKey => _entries[0].Key;

    public void Push(double key, T item)
    {
        _entries.Add((key, item));
        for (int i = Count - 1, parent; i > 0 && key < _entries[parent = (i - 1) / 2].Key; i = parent) Swap(i, parent);
    }

    public (double Key, T Item) Pop()
    {
        var least = _entries[0];
        _entries[0] = _entries[^1];
        _entries.RemoveAt(Count - 1);
        for (int i = 0; ;)
        {
            int child = 2 * i + 1;
            if (child + 1 < Count && _entries[child + 1].Key < _entries[child].Key) child++;
            if (child >= Count || _entries[child].Key >= _entries[i].Key) return least;
            Swap(i, child);
            i = child;
        }
    }

    private void Swap(int i, int j) => (_entries[i], _entries[j]) = (_entries[j], _entries[i]);
}
