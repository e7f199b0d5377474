namespace HstNotebooks.Imaging;

/// <summary>
/// Pixels of a watershed that wait for their turn: lowest height first, and of equal heights the oldest. A binary heap; which of two entries
/// that are equal in both comes first is its accident, and kept for the sake of results equal to those of scikit-image.
/// </summary>
internal sealed class FloodQueue
{
    private (double Height, int Age, int Pixel)[] _heap = new (double, int, int)[256];

    public int Count { get; private set; }

    public void Push(double height, int age, int pixel)
    {
        if (Count == _heap.Length) Array.Resize(ref _heap, 2 * Count);
        var heap = _heap;
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) / 2;
            if (!IsBefore(height, age, heap[parent])) break;
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = (height, age, pixel);
    }

    public int Pop()
    {
        var heap = _heap;
        int first = heap[0].Pixel;
        var last = heap[--Count];
        int hole = 0, end = Count;
        for (int child; (child = 2 * hole + 1) < end; hole = child)
        {
            // The right child only when it is truly before the left one.
            if (child + 1 < end && IsBefore(heap[child + 1].Height, heap[child + 1].Age, heap[child])) child++;
            if (!IsBefore(heap[child].Height, heap[child].Age, last)) break;
            heap[hole] = heap[child];
        }
        heap[hole] = last;
        return first;
    }

    private static bool IsBefore(double height, int age, in (double Height, int Age, int Pixel) other) =>
        height < other.Height || (height == other.Height && age < other.Age);
}
