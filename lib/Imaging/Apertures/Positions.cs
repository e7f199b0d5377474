namespace HstNotebooks.Imaging;

/// <summary>Work on many positions, in groups over the threads; a group shares buffers.</summary>
internal static class Positions
{
    private const int GroupSize = 256, Cell = 32, MostCells = 4096;

    /// <summary>
    /// Runs <paramref name="measure"/> for every index of a position, in an order in which neighbours follow each other, so that pixels are
    /// still in the cache; <paramref name="buffers"/> makes what a group shares.
    /// </summary>
    public static void InGroups<T>(
        IReadOnlyList<(double X, double Y)> positions, Func<T> buffers, Action<T, int> measure, CancellationToken cancellation)
    {
        // Strips of rows, each from left to right.
        int[] order = [.. Enumerable.Range(0, positions.Count)];
        order = Sorted(Sorted(order, i => positions[i].X), i => positions[i].Y);
        Compute.For((order.Length + GroupSize - 1) / GroupSize, group =>
        {
            T shared = buffers();
            int start = group * GroupSize;
            foreach (int i in order.AsSpan(start, Math.Min(GroupSize, order.Length - start))) measure(shared, i);
        }, cancellation);
    }

    // By the cell of a coordinate, and stable. Counted, not compared: that would take a good part of the time of the measurement.
    private static int[] Sorted(int[] indices, Func<int, double> coordinate)
    {
        int[] cells = [.. indices.Select(i => (int)Math.Clamp(coordinate(i) / Cell, 0, MostCells - 1))], next = new int[MostCells + 1];
        foreach (int cell in cells) next[cell + 1]++;
        for (int cell = 1; cell < MostCells; cell++) next[cell] += next[cell - 1];
        var sorted = new int[indices.Length];
        for (int i = 0; i < indices.Length; i++) sorted[next[cells[i]]++] = indices[i];
        return sorted;
    }
}
