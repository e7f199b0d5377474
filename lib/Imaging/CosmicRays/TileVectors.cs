using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>A set of vectors of a tile, a bit each: where something is to be computed.</summary>
internal sealed class TileVectors
{
    private readonly ulong[] _rows = new ulong[EdgeTile.Height];

    public void Clear() => Array.Clear(_rows);

    /// <summary>Adds the vector that holds the pixel.</summary>
    public void Add(int x, int y) => _rows[y] |= 1UL << x / Vector<float>.Count;

    /// <summary>Where the row's vectors begin in a plane.</summary>
    public Indices InRow(int y) => new(_rows[y], EdgeTile.Index(0, y));

    /// <summary>Becomes the other set with so many rows above and below more and, if told, a vector to either side.</summary>
    public void Widen(TileVectors other, int rows, bool sides = true)
    {
        Clear();
        for (int y = 0; y < _rows.Length; y++)
        {
            ulong row = other._rows[y];
            if (row == 0) continue;
            if (sides) row |= row << 1 | row >> 1;
            for (int to = Math.Max(0, y - rows); to <= Math.Min(_rows.Length - 1, y + rows); to++) _rows[to] |= row;
        }
        // Not past the last vector of a row.
        foreach (ref ulong row in _rows.AsSpan()) row &= ulong.MaxValue >> 64 - EdgeTile.Width / Vector<float>.Count;
    }

    /// <summary>Enumerates the set bits of a row.</summary>
    public ref struct Indices(ulong bits, int start)
    {
        private ulong _bits = bits;

        public int Current { get; private set; }

        public readonly Indices GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_bits == 0) return false;
            Current = start + BitOperations.TrailingZeroCount(_bits) * Vector<float>.Count;
            _bits &= _bits - 1;
            return true;
        }
    }
}
