namespace HstNotebooks.Imaging;

/// <summary>Work on many positions, in groups over the threads; a group shares buffers.</summary>
internal static class Positions
{
    private const int GroupSize = 256, StripHeight = 32;

    /// <summary>
    /// Runs <paramref name="measure"/> for every index of a position, in an order in which neighbours follow each other, so that pixels are
    /// still in the cache; <paramref name="buffers"/> makes what a group shares.
    /// </summary>
    public static void InGroups<T>(
        IReadOnlyList<(double X, double Y)> positions, Func<T> buffers, Action<T, int> measure, CancellationToken cancellation)
    {
        var keys = new (double Strip, double X)[positions.Count];
        var order = new int[positions.Count];
        for (int i = 0; i < order.Length; i++) (keys[i], order[i]) = ((Math.Floor(positions[i].Y / StripHeight), positions[i].X), i);
        Array.Sort(keys, order);
        Compute.For((order.Length + GroupSize - 1) / GroupSize, group =>
        {
            T shared = buffers();
            int start = group * GroupSize;
            foreach (int i in order.AsSpan(start, Math.Min(GroupSize, order.Length - start))) measure(shared, i);
        }, cancellation);
    }
}
