namespace HstNotebooks.Tests.Workflows;

/// <summary>The simulated galaxy of the reference run, laid out as <see cref="GalaxyFiles"/> expects.</summary>
internal static class AnchoredScene
{
    /// <summary>Its inputs; skips the test where the reference data are absent.</summary>
    public static AnchoredMapsInputs CaseA()
    {
        string input = SharedData.Path("contsub", "caseA", "input");
        string root = Directory.CreateTempSubdirectory("hst-case-a-").FullName;
        try
        {
            foreach (string file in Directory.GetFiles(input))
            {
                string name = Path.GetFileName(file), folder = name.StartsWith("SIMGAL", StringComparison.Ordinal) ? "muse" : "hst";
                string target = Path.Combine(Directory.CreateDirectory(Path.Combine(root, folder)).FullName, name);
                File.Copy(file, target);
            }
            var files = GalaxyFiles.Find("simgal", root, ["F658N", "F555W", "F814W"], ["ACS", "ACS", "ACS"], "SIMGAL");
            var curve = BandpassSet.ReadFolder(Path.Combine(input, "filters"))["ACS", "F658N"];
            return AnchoredMapsInputs.Read(files, curve) with { Paths = [] };
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
