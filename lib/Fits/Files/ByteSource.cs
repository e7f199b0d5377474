using System.Security;
using Microsoft.Win32.SafeHandles;

namespace HstNotebooks.Fits;

/// <summary>A file that is opened for each read, bytes in memory, or a file without a name; a packed file is unpacked first.</summary>
internal sealed class ByteSource
{
    private readonly string path;
    private long storedLength;
    private DateTime modified;
    private ReadOnlyMemory<byte>? memory;
    private SafeFileHandle? temporary;

    private ByteSource(string name, string path) => (Name, this.path) = (name, path);

    public ByteSource(string name, ReadOnlyMemory<byte> bytes) : this(name, "") => (memory, Length) = (bytes, bytes.Length);

    /// <summary>A file that is deleted when it is closed, which happens when nothing refers to this object any more.</summary>
    public ByteSource(string name, SafeFileHandle temporary) : this(name, "") =>
        (this.temporary, Length) = (temporary, RandomAccess.GetLength(temporary));

    public string Name { get; }

    public long Length { get; private set; }

    /// <summary>The program with which the file is packed; null for a plain one.</summary>
    public string? PackedWith { get; set; }

    public bool IsGzipped => PackedWith == "gzip";

    /// <summary>What was odd about the file before its first HDU was looked at.</summary>
    public List<string> Warnings { get; } = [];

    public static ByteSource FromFile(string path)
    {
        var source = new ByteSource(Path.GetFileName(path), path);
        source.Refresh();
        return source;
    }

    public static ByteSource FromBytes(byte[] bytes, string name) =>
        UnpackedFile.Read(new MemoryStream(bytes, writable: false), name) ?? new ByteSource(name, bytes);

    /// <summary>The path of the file.</summary>
    /// <exception cref="FitsException">There is none, or the file is packed in a way that is not written.</exception>
    public string RequirePath()
    {
        if (path.Length == 0)
        {
            throw new FitsException($"{Name} was read from memory and is no file that could be changed: write it with FitsFile.Write.");
        }
        if (PackedWith is null || IsGzipped) return path;
        throw new FitsException(
            $"{path} is packed with {PackedWith}, which is read but not written: write it under another name with FitsFile.Write.");
    }

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
            using var file = new FileStream(handle, FileAccess.Read, 1 << 16);
            var unpacked = UnpackedFile.Read(file, Name);
            // Only now, so that a failure leaves the state of before, which no longer fits the file and says so.
            (storedLength, modified) = (length, time);
            (memory, temporary) = (unpacked?.memory, unpacked?.temporary);
            (PackedWith, Length) = (unpacked?.PackedWith, unpacked?.Length ?? length);
            Warnings.Clear();
            if (unpacked is not null) Warnings.AddRange(unpacked.Warnings);
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
        return new FileReader(this, temporary ?? OpenUnchanged(), start);
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
                throw new FitsException($"{source.Name} cannot be read: {e.Message}", e);
            }
        }

        public override void Dispose()
        {
            if (handle != source.temporary) handle.Dispose();
            base.Dispose();
        }
    }
}
