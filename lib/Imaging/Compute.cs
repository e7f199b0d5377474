using System.Runtime.ExceptionServices;

namespace HstNotebooks.Imaging;

/// <summary>How much of the machine the kernels use. Results are the same, bit for bit, for any number of threads.</summary>
public static class Compute
{
    private static int _threads = Environment.ProcessorCount;

    /// <summary>Threads that a kernel may use at once; at first all of the machine's cores.</summary>
    public static int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }

    /// <summary>
    /// Runs <paramref name="body"/> for 0 ≤ i &lt; count, in parallel; the bodies must not depend on one another. An exception of a body is
    /// thrown as it is.
    /// </summary>
    public static void For(int count, Action<int> body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        if (_threads == 1 || count < 2)
        {
            for (int i = 0; i < count; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                body(i);
            }
            return;
        }
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = _threads, CancellationToken = cancellation }, body);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>
    /// Gives back the memory of planes that nobody holds any more. Left to itself the runtime keeps gigabytes of them until memory is short.
    /// Call it between the steps of a workflow on large images; it costs milliseconds.
    /// </summary>
    public static void ReleaseMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);

    /// <summary>Runs <paramref name="row"/> for every row, in bands of rows over the threads.</summary>
    internal static void Rows(int height, Action<int> row, CancellationToken cancellation = default)
    {
        const int band = 64;
        For((height + band - 1) / band, b =>
        {
            int end = Math.Min(height, (b + 1) * band);
            for (int y = b * band; y < end; y++) row(y);
        }, cancellation);
    }
}
