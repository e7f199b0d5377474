namespace HstNotebooks.Imaging;

/// <summary>
/// Pixels of a watershed that wait for their turn: lowest height first, and of equal heights the oldest. A binary heap; which of two
/// entries that are equal in both comes first is its accident, and kept for the sake of results equal to those of scikit-image. For large
/// floods, pixels much higher than the water wait in buckets, so that the heap stays in the cache.
/// </summary>
internal sealed class FloodQueue
{
    private const int BucketBits = 20;

    private Entry[] _heap = new Entry[256];
    private int _count;
    private bool _hasBuckets;
    private int[] _heads = [];      // of every bucket: its last entry, from 1; 0 when it is empty
    private (Entry Entry, int Next)[] _waiting = [];
    private int _water, _waitingCount, _used, _free;

    private readonly record struct Entry(double Height, int Age, int Pixel)
    {
        public bool IsBefore(in Entry other) => Height < other.Height || (Height == other.Height && Age < other.Age);
    }

    /// <summary>Whether far pixels wait in buckets; called while the queue is empty.</summary>
    public void Prepare(bool hasBuckets)
    {
        _hasBuckets = hasBuckets;
        (_water, _used, _free) = (-1, 0, 0);
        if (hasBuckets && _heads.Length == 0) _heads = new int[1 << BucketBits];
    }

    public void Push(double height, int age, int pixel)
    {
        var entry = new Entry(height, age, pixel);
        if (_hasBuckets && Bucket(height) is var bucket && bucket > _water) Wait(entry, bucket);
        else PushToHeap(entry);
    }

    public bool TryPop(out int pixel)
    {
        if (_count == 0 && _waitingCount > 0) RaiseWater();
        pixel = _count > 0 ? PopFromHeap() : 0;
        return pixel > 0;       // pixel 0 is in the frame
    }

    // Grows with the height, and is the same for equal heights: the first bits of a float, negative ones turned over.
    private static int Bucket(double height)
    {
        int bits = BitConverter.SingleToInt32Bits((float)(height + 0.0));       // −0 becomes 0
        return (int)((bits < 0 ? ~(uint)bits : (uint)bits | 0x80000000) >> (32 - BucketBits));
    }

    private void Wait(Entry entry, int bucket)
    {
        int slot = _free;
        if (slot > 0) _free = _waiting[slot - 1].Next;
        else
        {
            if (_used == _waiting.Length) Array.Resize(ref _waiting, Math.Max(1024, 2 * _used));
            slot = ++_used;
        }
        _waiting[slot - 1] = (entry, _heads[bucket]);
        _heads[bucket] = slot;
        _waitingCount++;
    }

    // Everything in a bucket up to the water is in the heap.
    private void RaiseWater()
    {
        while (_heads[++_water] == 0) { }
        for (int slot = _heads[_water], next; slot > 0; slot = next)
        {
            next = _waiting[slot - 1].Next;
            PushToHeap(_waiting[slot - 1].Entry);
            _waiting[slot - 1].Next = _free;
            _free = slot;
            _waitingCount--;
        }
        _heads[_water] = 0;
    }

    private void PushToHeap(in Entry entry)
    {
        if (_count == _heap.Length) Array.Resize(ref _heap, 2 * _count);
        var heap = _heap;
        int hole = _count++;
        while (hole > 0)
        {
            int parent = (hole - 1) / 2;
            if (!entry.IsBefore(heap[parent])) break;
            heap[hole] = heap[parent];
            hole = parent;
        }
        heap[hole] = entry;
    }

    private int PopFromHeap()
    {
        var heap = _heap;
        int first = heap[0].Pixel, end = --_count, hole = 0;
        var last = heap[end];
        for (int child; (child = 2 * hole + 1) < end; hole = child)
        {
            // The right child only when it is truly before the left one.
            if (child + 1 < end && heap[child + 1].IsBefore(heap[child])) child++;
            if (!heap[child].IsBefore(last)) break;
            heap[hole] = heap[child];
        }
        heap[hole] = last;
        return first;
    }
}
