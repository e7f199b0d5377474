using System.Security;
using Microsoft.Win32.SafeHandles;

namespace HstNotebooks.Fits;

/// <summary>A file that is opened for each read, bytes in memory, or a file without a name; a packed file is unpacked first.</summary>
internal sealed class ByteSource
{
    private readonly string path = "";
    private readonly DateTime modified;
    private readonly ReadOnlyMemory<byte>? memory;
    private readonly SafeFileHandle? temporary;

    private ByteSource(string name, string path, SafeFileHandle handle)
    {
        Name = name;
        this.path = path;
        Length = RandomAccess.GetLength(handle);
        modified = File.GetLastWriteTimeUtc(handle);
    }

    public ByteSource(string name, ReadOnlyMemory<byte> bytes)
    {
        Name = name;
        memory = bytes;
        Length = bytes.Length;
    }

    /// <summary>A file that is deleted when it is closed, which happens when nothing refers to this object any more.</summary>
    public ByteSource(string name, SafeFileHandle temporary)
    {
        Name = name;
        path = name;
        this.temporary = temporary;
        Length = RandomAccess.GetLength(temporary);
    }

    public string Name { get; }

    public long Length { get; }

    /// <summary>What was odd about the file before its first HDU was looked at.</summary>
    public List<string> Warnings { get; } = [];

    public static ByteSource FromFile(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            if (Directory.Exists(path)) throw new FitsException($"{path} is a folder; a FITS file was expected.");
            using var handle = File.OpenHandle(path);
            var plain = new ByteSource(name, path, handle);
            using var file = new FileStream(handle, FileAccess.Read, 1 << 16);
            return UnpackedFile.Read(file, name) ?? plain;
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
        UnpackedFile.Read(new MemoryStream(bytes, writable: false), name) ?? new ByteSource(name, bytes);

    /// <summary>A reader whose offset 0 is <paramref name="start"/>.</summary>
    /// <exception cref="FitsException">The file is gone, or is not the one whose headers were read.</exception>
    public DataReader Open(long start = 0)
    {
        if (memory is { } bytes) return new MemoryReader(bytes, start);
        if (temporary is not null) return new FileReader(this, temporary, start);
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
            if (handle != source.temporary) handle.Dispose();
            base.Dispose();
        }
    }
}
