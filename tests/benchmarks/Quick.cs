using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace HstNotebooks.Benchmarks;

/// <summary>Best wall and CPU seconds of a few runs of every operation, after one that is not counted.</summary>
internal static class Quick
{
    private const int Runs = 5;

    /// <summary>Runs the operations whose id starts with one of the given texts; all when none is given.</summary>
    public static void Run(IReadOnlyCollection<string> wanted)
    {
        var chosen = typeof(Operations).GetMethods()
            .Select(method => (method, id: method.GetCustomAttribute<BenchmarkAttribute>()?.Description))
            .Where(m => m.id is { } id && (wanted.Count == 0 || wanted.Any(w => id.StartsWith(w, StringComparison.Ordinal)))).ToArray();
        if (chosen.Length == 0) throw new ArgumentException($"No operation's id starts with {string.Join(" or ", wanted)}.");
        var operations = new Operations();
        operations.Setup();
        try
        {
            double bandwidth = CopyBandwidth();
            Console.WriteLine(FormattableString.Invariant(
                $"copy, 1 thread, read + write: {bandwidth / 1e9:F1} GB/s; {Environment.ProcessorCount} cores"));
            Console.WriteLine($"{"id",-38}{"wall s",10}{"CPU s",10}{"floor s",10}{"CPU/floor",11}");
            foreach (var (method, id) in chosen)
            {
                var (wall, cpu) = Best(() => method.Invoke(operations, null));
                double? floor = method.GetCustomAttribute<MovesAttribute>()?.Bytes / bandwidth;
                Console.WriteLine(FormattableString.Invariant($"{id,-38}{wall,10:F4}{cpu,10:F4}{floor,10:F4}{cpu / floor,11:F1}"));
            }
        }
        finally
        {
            operations.Cleanup();
        }
    }

    private static (double Wall, double Cpu) Best(Action action)
    {
        action();
        double wall = double.MaxValue, cpu = double.MaxValue;
        for (int i = 0; i < Runs; i++)
        {
            GC.Collect();
            var before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            action();
            wall = Math.Min(wall, Stopwatch.GetElapsedTime(start).TotalSeconds);
            cpu = Math.Min(cpu, (Environment.CpuUsage.TotalTime - before).TotalSeconds);
        }
        return (wall, cpu);
    }

    // Far larger than the caches; bytes read plus bytes written in a second.
    private static double CopyBandwidth()
    {
        var from = new byte[256 << 20];
        Array.Fill(from, (byte)1);
        var to = new byte[from.Length];
        return 2.0 * from.Length / Best(() => from.CopyTo(to, 0)).Wall;
    }
}
