using System.Collections.Concurrent;
using System.Diagnostics;
using HstNotebooks.Tests.Fits;
using HstNotebooks.Tests.Imaging;

namespace HstNotebooks.Tests;

/// <summary>Files of weights damaged at random, each by the number of its case alone.</summary>
public sealed class CosmicRayWeightsFuzzTests : IDisposable
{
    private const int Cases = 4500;

    private static readonly byte[][] Sound =
    [
        WeightsFile.SafeTensors(FormulaWeights.Make(4)),
        WeightsFile.Zip(FormulaWeights.Make(4)),
        WeightsFile.Legacy(FormulaWeights.Make(4)),
    ];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Any_bytes_end_in_a_network_or_in_a_ReductionException()
    {
        var failures = new ConcurrentBag<string>();
        int read = 0;
        Parallel.For(0, Cases, number =>
        {
            string path = folder[FormattableString.Invariant($"{number}.weights")];
            File.WriteAllBytes(path, Mutate(new Random(number), Sound[number % Sound.Length]));
            var clock = Stopwatch.StartNew();
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                CosmicRayWeights.Read(path);
                Interlocked.Increment(ref read);
            }
            catch (ReductionException)
            {
            }
            catch (Exception e)
            {
                failures.Add(FormattableString.Invariant($"Case {number}: {e}"));
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (clock.Elapsed.TotalSeconds > 10 || allocated > 50_000_000)
                failures.Add(FormattableString.Invariant($"Case {number}: {clock.Elapsed}, {allocated} bytes"));
            File.Delete(path);
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Order(StringComparer.Ordinal).Take(5)));
        Assert.InRange(read, Cases / 10, Cases - Cases / 10);
    }

    // Mostly in the first kilobytes, where the structure is, and in the directory at the end of a zip archive.
    private static byte[] Mutate(Random random, byte[] file)
    {
        byte[] bytes = [.. file];
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            int at = random.Next(5) switch
            {
                0 => random.Next(bytes.Length),
                1 => bytes.Length - 1 - random.Next(Math.Min(bytes.Length, 3000)),
                _ => random.Next(Math.Min(bytes.Length, 5000)),
            };
            switch (random.Next(8))
            {
                case 0: bytes = bytes[..at]; break;
                case 1: bytes = [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 9))..]]; break;
                case 2: bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]]; break;
                case 3: bytes.AsSpan(at, Math.Min(4, bytes.Length - at)).Fill((byte)(random.Next(2) * 255)); break;
                case 4: bytes[at] = (byte)"().0NQRXabcehjqrstu}]"[random.Next(21)]; break;
                case 5: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                default: bytes[at] = (byte)random.Next(256); break;
            }
            if (bytes.Length == 0) break;
        }
        return bytes;
    }
}
