using System.Security;

namespace HstNotebooks.Fits;

/// <summary>Files that appear complete or not at all: written beside the target under a name of their own and renamed at the end.</summary>
internal static class AtomicFile
{
    /// <param name="path">The target, which is replaced.</param>
    /// <param name="write">Writes the content from its beginning to its end.</param>
    /// <param name="lengthBound">Bytes to set aside beforehand, of which the file keeps those that were written.</param>
    /// <exception cref="FitsException">The file cannot be written.</exception>
    public static void Write(string path, Action<FileStream> write, long lengthBound = 0)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Guid.NewGuid():N}.tmp");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, PreallocationSize = lengthBound,
        };
        try
        {
            if (Directory.Exists(target)) throw new FitsException($"{path} is a folder; the name of a file was expected.");
            using (var file = new FileStream(temporary, options))
            {
                write(file);
                file.SetLength(file.Position);
            }
            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecurityException or NotSupportedException)
        {
            Discard(temporary);
            throw new FitsException($"{path} cannot be written: {e.Message}", e);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The reason of the failed write matters more than the one of the failed clean-up.
        }
    }
}
