using System.Security;
using Microsoft.Win32.SafeHandles;

namespace HstNotebooks.Fits;

/// <summary>A file that is opened for each read, or bytes in memory. A gzipped file is unpacked into memory.</summary>
internal sealed class ByteSource
{
    private readonly string path;
    private long storedLength;
    private DateTime modified;
    private ReadOnlyMemory<byte>? memory;

    private ByteSource(string name, string path)
    {
        Name = name;
        this.path = path;
    }

    public string Name { get; }

    public long Length { get; private set; }

    public bool IsGzipped { get; private set; }

    public static ByteSource FromFile(string path)
    {
        var source = new ByteSource(Path.GetFileName(path), path);
        source.Refresh();
        return source;
    }

    public static ByteSource FromBytes(byte[] bytes, string name)
    {
        ReadOnlyMemory<byte> memory = Gzip.IsGzip(bytes) ? Gzip.Unpack(new MemoryStream(bytes, writable: false), name) : bytes;
        return new ByteSource(name, "") { memory = memory, Length = memory.Length };
    }

    /// <summary>The path of the file.</summary>
    /// <exception cref="FitsException">There is none.</exception>
    public string RequirePath() => path.Length > 0
        ? path
        : throw new FitsException($"{Name} was read from memory and is no file that could be changed: write it with FitsFile.Write.");

    /// <summary>Takes note of the file as it now is.</summary>
    /// <exception cref="FitsException">It cannot be read.</exception>
    public void Refresh()
    {
        try
        {
            if (Directory.Exists(path)) throw new FitsException($"{path} is a folder; a FITS file was expected.");
            using var handle = File.OpenHandle(path);
            long length = RandomAccess.GetLength(handle);
            var time = File.GetLastWriteTimeUtc(handle);
            Span<byte> magic = stackalloc byte[2];
            bool isGzipped = RandomAccess.Read(handle, magic, 0) == 2 && Gzip.IsGzip(magic);
            ReadOnlyMemory<byte>? unpacked = null;
            if (isGzipped) unpacked = Unpack(handle);
            // Only now, so that a failure leaves the state of before, which no longer fits the file and says so.
            (storedLength, modified, IsGzipped, memory) = (length, time, isGzipped, unpacked);
            Length = unpacked?.Length ?? length;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FitsException($"There is no file {Path.GetFullPath(path)}.", e);
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new FitsException($"{path} cannot be read: {e.Message}", e);
        }
    }

    /// <exception cref="FitsException">The file is gone, or is not the one whose headers were read.</exception>
    public void RequireUnchanged()
    {
        RequirePath();
        OpenUnchanged().Dispose();
    }

    /// <summary>A reader whose offset 0 is <paramref name="start"/>.</summary>
    /// <exception cref="FitsException">The file is gone, or is not the one whose headers were read.</exception>
    public DataReader Open(long start = 0)
    {
        if (memory is { } bytes) return new MemoryReader(bytes, start);
        return new FileReader(this, OpenUnchanged(), start);
    }

    private SafeFileHandle OpenUnchanged()
    {
        try
        {
            var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            if (RandomAccess.GetLength(handle) == storedLength && File.GetLastWriteTimeUtc(handle) == modified) return handle;
            handle.Dispose();
            throw new FitsException($"{path} has changed since its headers were read: open it again.");
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw new FitsException($"{path} can no longer be read: {e.Message}", e);
        }
    }

    private ReadOnlyMemory<byte> Unpack(SafeFileHandle handle)
    {
        using var file = new FileStream(handle, FileAccess.Read, 0);
        return Gzip.Unpack(file, Name);
    }

    private static bool IsRefusal(Exception e) =>
        e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException;

    private sealed class MemoryReader(ReadOnlyMemory<byte> bytes, long start) : DataReader
    {
        public override void Read(long offset, Span<byte> target) => bytes.Span.Slice((int)(start + offset), target.Length).CopyTo(target);
    }

    private sealed class FileReader(ByteSource source, SafeFileHandle handle, long start) : DataReader
    {
        public override void Read(long offset, Span<byte> target)
        {
            try
            {
                for (long at = start + offset; target.Length > 0;)
                {
                    int read = RandomAccess.Read(handle, target, at);
                    if (read == 0) throw new FitsException($"{source.Name} ended at byte {at} while it was being read.");
                    target = target[read..];
                    at += read;
                }
            }
            catch (IOException e)
            {
                throw new FitsException($"{source.path} cannot be read: {e.Message}", e);
            }
        }

        public override void Dispose()
        {
            handle.Dispose();
            base.Dispose();
        }
    }
}
