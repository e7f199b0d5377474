namespace HstNotebooks;

/// <summary>Files that appear complete or not at all: written beside the target and renamed. The folder is created.</summary>
internal static class WholeFile
{
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, byte[] contents)
    {
        string target = Path.GetFullPath(path), temporary = target + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        try
        {
            File.WriteAllBytes(temporary, contents);
            File.Move(temporary, target, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
