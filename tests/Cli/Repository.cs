namespace HstNotebooks.Tests.Cli;

/// <summary>Places in the checkout that the tests run from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string NotebooksFolder => Path.Combine(Root, "notebooks");

    /// <summary>What a notebook's <c>#r</c> names.</summary>
    public static string Library => Path.Combine(Root, "lib", "bin", "HstNotebooks.dll");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HstNotebooks.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException($"HstNotebooks.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
