using System.Diagnostics;
using HstNotebooks.Astrometry;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits.Fuzzing;

/// <summary>
/// Everything that can be asked of a file, whatever it holds. Only a FitsException that names the file, or a WcsException, may come
/// out, within a time and with an allocation that the size of the file bounds.
/// </summary>
internal sealed partial class Exercise(byte[] bytes, int variant, TemporaryFolder folder)
{
    private const int SecondsAllowed = 2;

    private readonly long bytesAllowed = (64L << 20) + 8L * bytes.Length;

    /// <summary>Parses the file and uses it; whether it was opened.</summary>
    public bool Run()
    {
        FitsFile? file = null;
        Do("Parse", () => file = FitsFile.Parse(bytes, "fuzz.fits"));
        if (file is null) return false;
        Do("ToHtml", () => file.ToHtml());
        Do("ToString", () => file.ToString());
        Do("FirstImage", () => file.FirstImage());
        Do("Verify", () => file.Verify().ToHtml());
        foreach (var hdu in file.Hdus) Use(hdu, file);
        if (variant % 8 == 0) Write(file);
        return true;
    }

    private void Use(Hdu hdu, FitsFile file)
    {
        UseHeader(hdu.Header);
        Do("Hdu.ToString", () => hdu.ToString());
        Do("VerifyChecksum", () => hdu.VerifyChecksum());
        Do("EffectiveHeader", () => file.EffectiveHeader(hdu));
        switch (hdu)
        {
            case ImageHdu image:
                UseImage(image);
                foreach (char alternate in Wcs.Alternates(image.Header)) UseWcs(image, file, alternate);
                break;
            case TableHdu table: UseTable(table); break;
            case GroupsHdu groups: UseGroups(groups); break;
        }
    }

    private void UseHeader(Header header)
    {
        Do("Header.ToHtml", () => header.ToHtml());
        Do("History", () => header.History.Concat(header.Comments).Count());
        int way = variant;
        foreach (var card in header)
        {
            switch (way++ % 8)
            {
                case 0: Do("TextOrNull", () => header.TextOrNull(card.Keyword)); break;
                case 1: Do("DoubleOrNull", () => header.DoubleOrNull(card.Keyword)); break;
                case 2: Do("IntegerOrNull", () => header.IntegerOrNull(card.Keyword)); break;
                case 3: Do("LogicalOrNull", () => header.LogicalOrNull(card.Keyword)); break;
                case 4: Do("Card.ToString", () => card.ToString()); break;
                case 5: Do("Text", () => header.Text(card.Keyword)); break;
                case 6: Do("Double", () => header.Double(card.Keyword)); break;
                case 7: Do("Integer", () => header.Integer(card.Keyword, 5)); break;
            }
        }
    }

    private void UseImage(ImageHdu image)
    {
        Do("Width", () => image.Width);
        Do("Read<float>", () => image.Read<float>());
        if (variant % 3 == 0) Do("Read<short>", () => image.Read<short>());
        if (variant % 3 == 1) Do("Read<bool>", () => image.Read<bool>());
        var random = new Random(variant);
        Do("Read section", () => image.Read<float>(new ImageSection(image.Shape.Select(size => Axis(random, size)))));
        Do("Read section text", () => image.Read<byte>(string.Join(',', image.Shape.Select((_, i) => i == 0 ? "-*:3" : "1"))));
    }

    private static SectionAxis Axis(Random random, long size)
    {
        long step = random.NextInt64(1, 4), start = random.NextInt64(Math.Max(size, 1));
        return new SectionAxis(start, random.NextInt64((size - start) / step + 1), step);
    }

    // What could be written can be read again.
    private void Write(FitsFile file)
    {
        string path = folder[$"{Environment.CurrentManagedThreadId}fuzz.fits"];
        bool isWritten = false;
        Do("Write", () =>
        {
            FitsFile.Write(path, file.Hdus);
            isWritten = true;
        });
        if (!isWritten) return;
        int count = FitsFile.Open(path).Hdus.Count;
        if (count < file.Hdus.Count) throw new InvalidOperationException($"{file.Hdus.Count} HDUs were written, {count} are read.");
    }

    private void Do(string name, Func<object?> operation) => Do(name, () => { operation(); });

    private void Do(string name, Action operation)
    {
        for (int attempt = 0; ; attempt++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
            try
            {
                operation();
            }
            catch (FitsException e) when (e.Message.Contains("fuzz.fits", StringComparison.Ordinal))
            {
                // Any damage may end so.
            }
            catch (WcsException)
            {
                // Neither is every WCS one that can be used.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"{name} ends in {e.GetType().Name}: {e.Message}", e);
            }
            long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (allocated > bytesAllowed)
            {
                throw new InvalidOperationException($"{name} allocates {allocated} bytes for a file of {bytes.Length}.");
            }
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds < SecondsAllowed) return;

            // Other work on the machine may have been the reason, but not twice.
            if (attempt > 1) throw new InvalidOperationException($"{name} takes {seconds:F1} s for a file of {bytes.Length} bytes.");
        }
    }
}
