namespace HstNotebooks.Tests;

/// <summary>Large third-party data beside the repository; a test that needs them is skipped where they are absent.</summary>
internal static class SharedData
{
    /// <summary>The folder ../shared/data beside the repository, or null.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>The path of a file or folder in it; skips the running test when it is not there.</summary>
    public static string Path(params string[] parts)
    {
        string path = System.IO.Path.Combine([Folder ?? "", .. parts]);
        bool isThere = Folder is not null && (File.Exists(path) || Directory.Exists(path));
        Assert.SkipUnless(isThere, $"{string.Join('/', parts)} is not in ../shared/data beside the repository.");
        return path;
    }

    private static string? Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "HstNotebooks.sln"))) folder = folder.Parent;
        if (folder?.Parent is not { } parent) return null;
        string data = System.IO.Path.Combine(parent.FullName, "shared", "data");
        return Directory.Exists(data) ? data : null;
    }
}
