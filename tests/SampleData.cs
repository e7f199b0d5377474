namespace HstNotebooks.Tests;

/// <summary>The sample of the repository, simulated once for all tests into a temporary folder.</summary>
internal static class SampleData
{
    private static readonly Lazy<StampSet> Set = new(() =>
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "HstNotebooks.sln"))) root = root.Parent!;
        string folder = Directory.CreateTempSubdirectory("hst-sample-").FullName;
        File.Copy(Path.Combine(root.FullName, "data-samples", "udf-like.json"), Path.Combine(folder, "udf-like.json"));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return StampSet.Open(Path.Combine(folder, "udf-like"));
    });

    public static StampSet Stamps => Set.Value;
}
