namespace HstNotebooks.Tests.Cli;

/// <summary>A folder of one test, deleted after it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("hst-test-").FullName;

    public string File(string relative)
    {
        var full = System.IO.Path.Combine(Path, relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(full)!);
        return full;
    }

    public string Write(string relative, string text)
    {
        System.IO.File.WriteAllText(File(relative), text);
        return File(relative);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
