namespace HstNotebooks.Fits;

/// <summary>
/// How an image is cut into tiles, counted along the first axis first. A slab is a run of neighbouring pixels that consists of whole
/// tiles: for an image of rows, one row of tiles.
/// </summary>
internal sealed class TileGrid
{
    private readonly long[] shape;
    private readonly long[] tile;
    private readonly long[] strides;
    private readonly int slabAxis;

    public TileGrid(IReadOnlyList<long> shape, IReadOnlyList<long> tile)
    {
        this.shape = [.. shape];
        this.tile = [.. shape.Select((length, axis) => Math.Clamp(tile[axis], 1, Math.Max(length, 1)))];
        strides = new long[shape.Count + 1];
        strides[0] = shape.Count == 0 || shape.Contains(0) ? 0 : 1;
        for (int axis = 0; axis < shape.Count; axis++) strides[axis + 1] = strides[axis] * shape[axis];
        slabAxis = Math.Max(0, Array.FindLastIndex(this.tile, length => length > 1));
        TilesPerSlab = 1;
        for (int axis = 0; axis < slabAxis; axis++) TilesPerSlab *= Count(axis);
        SlabCount = PixelCount == 0 ? 0 : Count(slabAxis) * (PixelCount / strides[slabAxis + 1]);
        MaxSlabPixels = PixelCount == 0 ? 0 : strides[slabAxis] * this.tile[slabAxis];
    }

    public IReadOnlyList<long> TileShape => tile;

    public long PixelCount => strides[^1];

    public long MaxSlabPixels { get; }

    public long TileCount => SlabCount * TilesPerSlab;

    /// <summary>1 where each tile is a slab.</summary>
    public long TilesPerSlab { get; }

    public long SlabCount { get; }

    /// <summary>The first pixel of a slab; of the one after the last, the number of pixels.</summary>
    public long SlabStart(long slab)
    {
        var (outer, inner) = Math.DivRem(slab, Count(slabAxis));
        return outer * strides[slabAxis + 1] + inner * tile[slabAxis] * strides[slabAxis];
    }

    public long SlabAt(long pixel)
    {
        var (outer, inner) = Math.DivRem(pixel, strides[slabAxis + 1]);
        return outer * Count(slabAxis) + inner / (tile[slabAxis] * strides[slabAxis]);
    }

    /// <summary>The pixels of a tile along each axis.</summary>
    public long[] Extent(long index)
    {
        long[] extent = new long[shape.Length];
        for (int axis = 0; axis < shape.Length; axis++)
        {
            (index, long place) = Math.DivRem(index, Count(axis));
            extent[axis] = Math.Min(tile[axis], shape[axis] - place * tile[axis]);
        }
        return extent;
    }

    /// <summary>The first pixel of each row of a tile, and how many pixels these rows have.</summary>
    public (long[] Starts, int Length) Rows(long index)
    {
        long[] extent = Extent(index);
        long origin = 0;
        for (int axis = 0; axis < shape.Length; axis++)
        {
            (index, long place) = Math.DivRem(index, Count(axis));
            origin += place * tile[axis] * strides[axis];
        }
        long[] starts = new long[extent.Skip(1).Aggregate(1L, (product, length) => product * length)];
        for (int row = 0; row < starts.Length; row++)
        {
            long rest = row;
            starts[row] = origin;
            for (int axis = 1; axis < shape.Length; axis++)
            {
                (rest, long place) = Math.DivRem(rest, extent[axis]);
                starts[row] += place * strides[axis];
            }
        }
        return (starts, (int)extent[0]);
    }

    private long Count(int axis) => (shape[axis] - 1) / tile[axis] + 1;
}
