namespace HstNotebooks.Imaging;

/// <summary>Work on many positions, in groups over the threads; a group shares buffers.</summary>
internal static class Positions
{
    private const int GroupSize = 256;

    /// <summary>Runs <paramref name="measure"/> for 0 ≤ i &lt; count; <paramref name="buffers"/> makes what a group shares.</summary>
    public static void InGroups<T>(int count, Func<T> buffers, Action<T, int> measure, CancellationToken cancellation) =>
        Compute.For((count + GroupSize - 1) / GroupSize, group =>
        {
            T shared = buffers();
            int end = Math.Min(count, (group + 1) * GroupSize);
            for (int i = group * GroupSize; i < end; i++) measure(shared, i);
        }, cancellation);
}
