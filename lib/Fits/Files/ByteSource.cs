using System.Security;
using Microsoft.Win32.SafeHandles;

namespace HstNotebooks.Fits;

/// <summary>A file that is opened for each read, or bytes in memory. A gzipped file is unpacked into memory.</summary>
internal sealed class ByteSource
{
    private readonly string path = "";
    private readonly DateTime modified;
    private readonly ReadOnlyMemory<byte>? memory;

    private ByteSource(string name, string path, SafeFileHandle handle)
    {
        Name = name;
        this.path = path;
        Length = RandomAccess.GetLength(handle);
        modified = File.GetLastWriteTimeUtc(handle);
    }

    private ByteSource(string name, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        memory = bytes;
        Length = bytes.Length;
    }

    public string Name { get; }

    public long Length { get; }

    public static ByteSource FromFile(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path)) throw new FitsException($"{path} is a folder; a FITS file was expected.");
            using var handle = File.OpenHandle(path);
            Span<byte> magic = stackalloc byte[2];
            if (RandomAccess.Read(handle, magic, 0) < 2 || !Gzip.IsGzip(magic)) return new ByteSource(name, path, handle);
            using var file = new FileStream(handle, FileAccess.Read, 0);
            return new ByteSource(name, Gzip.Unpack(file, name));
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

    public static ByteSource FromBytes(byte[] bytes, string name) =>
        new(name, Gzip.IsGzip(bytes) ? Gzip.Unpack(new MemoryStream(bytes, writable: false), name) : bytes);

    /// <summary>A reader whose offset 0 is <paramref name="start"/>.</summary>
    /// <exception cref="FitsException">The file is gone, or is not the one whose headers were read.</exception>
    public DataReader Open(long start = 0)
    {
        if (memory is { } bytes) return new MemoryReader(bytes, start);
        try
        {
            var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);
            bool isSame = RandomAccess.GetLength(handle) == Length && File.GetLastWriteTimeUtc(handle) == modified;
            if (isSame) return new FileReader(this, handle, start);
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
