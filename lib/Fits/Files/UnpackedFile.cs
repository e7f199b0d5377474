using System.Security;
using Microsoft.Win32.SafeHandles;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>
/// What a packed file unpacks to: in memory, or, when that is much more than the packed file, in a temporary file that vanishes with
/// the last reference to it. So a real mask of zeros opens, and a file made to fill the memory does not.
/// </summary>
internal static class UnpackedFile
{
    private const int MinimumLimit = 64 << 20, MaximumLimit = 1 << 30;

    /// <summary>Unpacks the whole stream; null when it is not packed.</summary>
    /// <exception cref="FitsException">It is damaged, or there is no room for what it unpacks to.</exception>
    public static ByteSource? Read(Stream packed, string name)
    {
        using var unpacker = Unpacker.For(packed);
        if (unpacker is null) return null;
        long length = 0;
        try
        {
            var source = Read(unpacker, packed.Length, name, ref length);
            source.PackedWith = unpacker.Program;
            if (unpacker.HasTrailingBytes) source.Warnings.Add($"{name}: what follows the data packed with {unpacker.Program} is ignored.");
            return source;
        }
        catch (Exception e) when (e is not FitsException)
        {
            // The unpackers meet damage with exceptions of many types.
            bool isRefused = e is UnauthorizedAccessException or SecurityException or OutOfMemoryException;
            string what = isRefused ? "cannot be unpacked" : "is damaged or cut off";
            throw new FitsException(
                Invariant($"{name} is packed with {unpacker.Program} and {what} ({length} bytes could be unpacked): {e.Message}"), e);
        }
    }

    private static ByteSource Read(Unpacker unpacker, long packedLength, string name, ref long length)
    {
        long limit = Math.Min(MinimumLimit + 4 * packedLength, MaximumLimit);
        byte[] buffer = new byte[Math.Min(4 * packedLength + 4096, Math.Min(limit, Math.Max(unpacker.LengthHint, packedLength) + 1))];
        for (int read; (read = unpacker.Read(buffer, (int)length, (int)(buffer.Length - length))) > 0;)
        {
            length += read;
            if (length < buffer.Length) continue;
            if (length == limit) return ReadIntoTemporaryFile(unpacker, buffer, name, ref length);
            Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, limit));
        }
        return new ByteSource(name, buffer.AsMemory(0, (int)length));
    }

    private static ByteSource ReadIntoTemporaryFile(Unpacker unpacker, byte[] buffer, string name, ref long length)
    {
        if (!buffer.AsSpan().StartsWith("SIMPLE  ="u8))
        {
            throw new FitsException($"{name} is not a FITS file: what is packed does not begin with 'SIMPLE  ='.");
        }
        var file = TemporaryFile();
        try
        {
            RandomAccess.Write(file, buffer, 0);
            for (int read; (read = unpacker.Read(buffer, 0, 1 << 20)) > 0; length += read)
            {
                // What is not written reads as zeros: zeros without end take no room on the disk either.
                var chunk = buffer.AsSpan(0, read);
                if (chunk.ContainsAnyExcept((byte)0)) RandomAccess.Write(file, chunk, length);
            }
            RandomAccess.SetLength(file, length);
            return new ByteSource(name, file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    // On Unix a file can be deleted at once and lives on while it is open, so that not even a crash leaves it behind.
    private static SafeFileHandle TemporaryFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.fits");
        var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows()) File.Delete(path);
        return file;
    }
}
