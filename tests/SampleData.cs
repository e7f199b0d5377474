namespace HstNotebooks.Tests;

/// <summary>The sample of the repository, simulated once for all tests into a temporary folder.</summary>
internal static class SampleData
{
    private static readonly Lazy<StampSet> Set = new(() =>
    {
        string folder = Directory.CreateTempSubdirectory("hst-sample-").FullName;
        File.Copy(RecipePath("udf-like"), Path.Combine(folder, "udf-like.json"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return StampSet.Open(Path.Combine(folder, "udf-like"));
    });

    public static StampSet Stamps => Set.Value;

    /// <summary>A recipe of the repository.</summary>
    public static string RecipePath(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "HstNotebooks.sln"))) root = root.Parent!;
        return Path.Combine(root.FullName, "data-samples", name + ".json");
    }
}
