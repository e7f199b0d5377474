using System.Security;

namespace HstNotebooks.Fits;

/// <summary>Files that appear complete or not at all: written beside the target under a name of their own and renamed at the end.</summary>
internal static class AtomicFile
{
    /// <exception cref="FitsException">The file cannot be written.</exception>
    public static void Write(string path, Action<FileStream> write)
    {
        string target = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(target) ?? "", $".{Guid.NewGuid():N}.tmp");
        try
        {
            if (Directory.Exists(target)) throw new FitsException($"{path} is a folder; the name of a file was expected.");
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0)) write(file);
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
