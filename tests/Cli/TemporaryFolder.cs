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

    /// <summary>Until another thread has made the file; at most 20 s.</summary>
    public async Task WaitForAsync(string relative)
    {
        for (var i = 0; i < 1000 && !System.IO.File.Exists(File(relative)); i++) await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
