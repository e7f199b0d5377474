using System.Collections.Concurrent;
using System.Globalization;
using HstNotebooks.Tests.Fits.Fuzzing;

namespace HstNotebooks.Tests.Fits;

/// <summary>
/// Files damaged at random, each by the number of its case alone. HSTNOTEBOOKS_FUZZ_CASES says how many (3,000 if not set),
/// HSTNOTEBOOKS_FUZZ_CASE replays one.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_bytes_end_in_a_result_or_in_a_FitsException()
    {
        int? one = Number("HSTNOTEBOOKS_FUZZ_CASE");
        int first = one ?? 0, end = one + 1 ?? Number("HSTNOTEBOOKS_FUZZ_CASES") ?? 3000;
        var failures = new ConcurrentBag<string>();
        int opened = 0;
        Parallel.For(first, end, (number, loop) =>
        {
            if (failures.Count > 20) loop.Stop();
            else if (Run(number, failures)) Interlocked.Increment(ref opened);
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order(StringComparer.Ordinal)));
        if (one is null) Assert.InRange(opened, (end - first) / 4, end - first - 1);
    }

    private bool Run(int number, ConcurrentBag<string> failures)
    {
        var random = new Random(number);
        var seeds = FuzzSeeds.All;
        var (name, sound) = seeds[number % seeds.Count];
        byte[] damaged = new Mutator(random, sound).Mutate(seeds[random.Next(seeds.Count)].Bytes);
        try
        {
            return new Exercise(damaged, number, folder).Run();
        }
        catch (Exception e)
        {
            var trace = e.InnerException?.StackTrace?.Split('\n').Take(5) ?? [];
            string replay = $"replay with HSTNOTEBOOKS_FUZZ_CASE={number}";
            failures.Add($"Case {number} (from {name}; {replay}): {e.Message}\n{string.Join('\n', trace)}");
            return false;
        }
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
